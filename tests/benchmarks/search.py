"""Search as you type: every keystroke of a mixed set against a loop in C over FTS5, in the same run.

    python -m tests.benchmarks.search --people 100000 --cache FOLDER

Both find everybody who fits, put names first and the best relationships before others, and count. Ours reads the encrypted
book; the loop reads a clear copy of the same index. Goal: at most 1.5 times the loop, in the median and at the 95th
percentile of the keystrokes.
"""

import resource
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
from array import array
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from regulars.domain.folding import digit_lines
from regulars.domain.people_list import Filters, Sort
from regulars.domain.search_query import read_query
from regulars.services.book import Book
from regulars.services.search import Search
from regulars.store import search as index
from tests.benchmarks.books import arguments, book_of, open_here, timed

GOAL, GOAL_AT = 1.5, 100_000
_SOURCE = Path(__file__).with_name("fts5_loop.c")

# Each is typed letter by letter.
TYPED = {
    "names": ("Ana Moreira", "Mary Wright", "Conceição"),
    "notes": ("window seat", "sugar", "coffee morning", "bicycle"),
    "digits": ("4427", "91234", "+351 91"),
    "accents": ("Łódź", "oystein", "Schröder", "lefevre"),
    "Greek": ("Παπαδοπ", "Ζωη"),
    "Cyrillic": ("Ёлкин", "Иванова", "любит чай"),
    "CJK": ("佐藤", "上海", "김민준", "窓際"),
    "Arabic": ("محمد", "القهوة"),
    "Hebrew, Thai": ("נועה", "ใจดี"),
    "mails": ("person42@ex",),
    "nobody": ("zzqx",),
}


def keystrokes() -> list[tuple[str, str]]:
    """Every query that stands in the field while the set is typed, with its sort."""
    found: dict[str, str] = {}
    for sort, words in TYPED.items():
        for word in words:
            for end in range(1, len(word) + 1):
                found.setdefault(word[:end].strip(), sort)
    return [(query, sort) for query, sort in found.items() if read_query(query)]


class CLoop:
    """The loop in C over a clear copy of the book's index. OSError says why it cannot run here."""

    def __init__(self, book: Book, folder: Path) -> None:
        compiler = shutil.which("gcc") or shutil.which("cc")
        if compiler is None:
            raise OSError("no C compiler")
        program = folder / "fts5_loop"
        command = [compiler, "-O2", "-o", str(program), str(_SOURCE), "-lsqlite3"]
        built = subprocess.run(command, capture_output=True, text=True, check=False)
        if built.returncode:
            raise OSError("it does not compile (libsqlite3-dev?): " + built.stderr.splitlines()[0])
        command = [str(program), *map(str, _write_files(book, folder))]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def ask(self, query: str) -> tuple[float, int]:
        """Milliseconds, and how many were found."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write("\t".join(_for_fts5(query)) + "\n")
        self._process.stdin.flush()
        milliseconds, count = self._process.stdout.readline().split()
        return float(milliseconds), int(count)

    def close(self) -> None:
        """End it."""
        self._process.communicate()


def _for_fts5(query: str) -> tuple[str, str, str]:
    asked = read_query(query)
    expression = " ".join(f'"{word}"*' for word in asked.words + asked.number_words)
    return expression, expression, asked.numbers[0] if asked.numbers and not asked.words else ""


def _write_files(book: Book, folder: Path) -> list[Path]:
    """The clear copy of the index, the order of people, and the digits with their owners. Invented people: no secret."""
    path = folder / "index.db"
    clear = sqlite3.connect(path)
    for number, table in enumerate(("search_name", "search_all")):
        clear.execute(f"CREATE VIRTUAL TABLE {table} USING fts5 (text, content='', detail=none, prefix='1 2 3')")
        clear.executemany(f"INSERT INTO {table} (rowid, text) VALUES (?, ?)", _documents(book, number))
        clear.execute(f"INSERT INTO {table} ({table}) VALUES ('optimize')")
    clear.commit()
    clear.close()
    order = array("i", Search(book).find("", Filters(state=None), Sort.HEALTH, descending=True).ids.tolist())
    digits, owners = bytearray(), array("i")
    for person, value in book.connection.rows("SELECT person_id, value FROM contact_point WHERE kind = 'phone'"):
        digits += digit_lines(value) + b"\n"
        owners.extend((len(digits) - 1, person))
    files = [path, folder / "order", folder / "digits", folder / "owners"]
    for file, content in zip(files[1:], (order.tobytes(), bytes(digits), owners.tobytes()), strict=True):
        file.write_bytes(content)
    return files


def _documents(book: Book, number: int) -> Iterator[tuple[int, str]]:
    last = int(book.connection.value("SELECT max(id) FROM person"))
    for start in range(1, last + 1, 1000):
        for person, words in index.words_of(book.connection, range(start, min(start + 1000, last + 1))).items():
            yield person, " ".join(words[number])


def _percentile(values: Sequence[float], share: float) -> float:
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


def _line(name: str, values: Sequence[float]) -> str:
    middle, high = statistics.median(values), _percentile(values, 0.95)
    return f"  {name:<34} median {middle:7.3f} ms   p95 {high:7.3f} ms   worst {max(values):7.3f} ms"


def measure(search: Search, loop: CLoop | None, queries: Sequence[str], rounds: int) -> list[list[list[float]]]:
    """For ours and for the loop, for each round, the milliseconds of each query; in turns, as the machine is."""
    both: list[list[list[float]]] = [[], []]
    for _ in range(rounds + 1):  # the first pass is not counted among the others
        both[0].append([timed(partial(search.find, query)) for query in queries])
        if loop is not None:
            both[1].append([loop.ask(query)[0] for query in queries])
    return both


def main() -> int:
    """Print the figures; 1 when the goal is missed."""
    asked = arguments(__doc__ or "")
    book = open_here(book_of(asked.people, asked.cache))
    typed = keystrokes()
    queries = [query for query, _ in typed]
    print(f"{asked.people:,} people, {len(queries)} keystrokes, {asked.rounds} rounds")
    search = Search(book)
    print(f"  reading everybody, then letters    {timed(search.warm):.0f} ms, {timed(search.warm_letters):.0f} ms")
    print(f"  peak memory                        {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB")
    with tempfile.TemporaryDirectory() as folder:
        try:
            loop: CLoop | None = CLoop(book, Path(folder))
        except OSError as problem:
            loop = None
            print(f"\n!!! THE C LOOP CANNOT BE MEASURED, THERE IS NO RATIO: {problem} !!!\n")
        (first, *ours), theirs = measure(search, loop, queries, asked.rounds)
        found = [loop.ask(query)[1] if loop is not None else 0 for query in queries]
        if loop is not None:
            loop.close()
    again = [statistics.median(times) for times in zip(*ours, strict=True)]
    print(_line("ours, first pass", first))
    print(_line("ours", again))
    page = list(search.find().ids[: 64 * 20])
    blocks = [page[start : start + 64] for start in range(0, len(page), 64)]
    print(_line("a block of 64 rows", [timed(partial(search.rows, block)) for block in blocks]))
    book.close()
    if loop is None:
        return 1
    floor = [statistics.median(times) for times in zip(*theirs[1:], strict=True)]
    print(_line("C loop, first pass", theirs[0]))
    print(_line("C loop", floor))
    for sort in TYPED:
        chosen = [i for i, (_, of) in enumerate(typed) if of == sort]
        mine, limit = (statistics.median(times[i] for i in chosen) for times in (again, floor))
        print(
            f"    {sort:<14} {mine:7.3f} ms against {limit:7.3f} ms   {statistics.median(found[i] for i in chosen):9,.0f} found"
        )
    ratios = [statistics.median(again) / statistics.median(floor), _percentile(again, 0.95) / _percentile(floor, 0.95)]
    print(f"  ratio to the C loop: median {ratios[0]:.2f}, p95 {ratios[1]:.2f} (goal {GOAL})")
    return int(asked.people >= GOAL_AT and max(ratios) > GOAL)


if __name__ == "__main__":
    sys.exit(main())
