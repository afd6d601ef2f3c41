"""Bringing a phone's contacts in, beside vobject with sqlite-utils.

    python -m tests.benchmarks.imports --people 10000

One seeded file. Ours is all of it: read in the child, compared with the book and within the file, written as one step that can
be taken back, searchable, scored, committed to an encrypted file with FULL. The peer parses with `vobject.readComponents` and
inserts with sqlite-utils into an encrypted file too: six tables, their indexes, full text over what ours finds people
by. Each side runs in a process of its own, one after the other in each round. Goal: ours at least five times faster.
"""

import gc
import importlib.util
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

from regulars.services.importing import Importing
from regulars.services.verbs import Verbs
from regulars.system.reading import read_in_child
from tests.benchmarks.books import KEY, arguments, open_here
from tests.benchmarks.generate_vcards import write_book
from tests.builders import clock_on

GOAL = 5.0
MOST_FOR_PEERS = 10_000  # vobject needs minutes and half a gigabyte for more
LIMIT_MB = 200

SEARCHED = {
    "person": ["name", "about"],
    "contact_point": ["value"],
    "address": ["street", "city", "code", "country"],
    "membership": ["name", "title"],
    "circle": ["name"],
}
"""What the peer has to index so that as much is found: ours indexes it too, with the beginnings of words besides."""

Figures = dict[str, float]


def ours(path: Path, folder: Path) -> Figures:
    """A new book, the review, the import."""
    from regulars.store.database import create_book

    create_book(folder / "book.db", KEY).close()
    book = open_here(folder / "book.db")
    _warm(Verbs(book))
    importing = Importing(book, read_in_child)
    started = time.perf_counter()
    review = importing.review([path])
    between = time.perf_counter()
    assert review is not None
    done = importing.bring_in(review)
    ended = time.perf_counter()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    assert done is not None
    assert (
        done.new
        == book.writer.value("SELECT count(*) FROM search_all")
        == book.writer.value("SELECT count(*) FROM score")
    )
    again = time.perf_counter()
    repeated = importing.review([path])
    assert repeated is not None
    assert (repeated.new, repeated.joined) == (0, 0)
    told = {"review": between - started, "bring in": ended - between, "again": time.perf_counter() - again}
    undo = time.perf_counter()
    book.undo()
    told["undo"] = time.perf_counter() - undo
    book.close()
    return {"seconds": ended - started, "count": float(done.read), "peak": peak, **told}


def _warm(verbs: Verbs) -> None:
    """What the window has loaded long before somebody chooses a file."""
    verbs.health.refresh_all()
    verbs.search.find("a")
    verbs.book.clock = clock_on()


def _first(card: Any, name: str) -> Any:
    found = card.contents.get(name)
    return found[0].value if found else ""


def _rows(card: Any, number: int, tables: dict[str, list[dict[str, Any]]]) -> None:
    name = _first(card, "n")
    tables["person"].append(
        {
            "id": number,
            "uid": _first(card, "uid"),
            "name": _first(card, "fn"),
            "family": getattr(name, "family", ""),
            "given": getattr(name, "given", ""),
            "about": _first(card, "note"),
        }
    )
    for kind in ("tel", "email", "url", "impp"):
        for line in card.contents.get(kind, ()):
            label = ",".join(line.params.get("TYPE", []))
            tables["contact_point"].append({"person_id": number, "kind": kind, "value": line.value, "label": label})
    for line in card.contents.get("adr", ()):
        parts = {part: str(getattr(line.value, part)) for part in ("street", "city", "region", "code", "country")}
        tables["address"].append({"person_id": number, **parts})
    for line in card.contents.get("org", ()):
        tables["membership"].append({"person_id": number, "name": line.value[0], "title": _first(card, "title")})
    for line in card.contents.get("categories", ()):
        tables["circle"] += [{"person_id": number, "name": circle} for circle in line.value]
    for line in card.contents.get("bday", ()):
        tables["occasion"].append({"person_id": number, "date": line.value})


def peer(path: Path, folder: Path) -> Figures:
    """vobject and sqlite-utils, into a file that is encrypted too."""
    warnings.simplefilter("ignore")
    import sqlite_utils  # the benchmark's own use of it
    import vobject  # the benchmark alone measures it
    from sqlcipher3 import dbapi2 as sqlcipher

    connection = sqlcipher.connect(str(folder / "peer.db"))
    connection.execute(f"PRAGMA key = \"x'{KEY.hex()}'\"")
    connection.execute("PRAGMA journal_mode = wal").fetchall()
    started = time.perf_counter()
    tables: dict[str, list[dict[str, Any]]] = {
        name: [] for name in ("person", "contact_point", "address", "membership", "circle", "occasion")
    }
    number = 0
    with path.open(encoding="utf-8", newline="") as source:
        for number, card in enumerate(vobject.readComponents(source), 1):
            _rows(card, number, tables)
    parsed = time.perf_counter()
    db = sqlite_utils.Database(connection)
    for table, rows in tables.items():
        db.table(table).insert_all(rows, pk="id" if table == "person" else None)
        if table != "person":
            db.table(table).create_index(["person_id"])
    for table, columns in SEARCHED.items():
        db.table(table).enable_fts(columns)
    connection.commit()
    ended = time.perf_counter()
    connection.close()
    return {"seconds": ended - started, "count": float(number), "parsed": parsed - started}


SIDES: dict[str, Callable[[Path, Path], Figures]] = {"ours": ours, "peer": peer}


def one_round(side: str, path: Path) -> None:
    """Measure one side in this process, and say it on standard output."""
    gc.set_threshold(200_000, 50, 100)  # for both: it spares vobject as much as us
    with tempfile.TemporaryDirectory() as folder:
        figures = SIDES[side](path, Path(folder))
    figures.setdefault("peak", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
    figures["child"] = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(json.dumps(figures))


def measured(side: str, path: Path) -> Figures:
    """One round of a side, in a process of its own."""
    command = [sys.executable, "-m", "tests.benchmarks.imports", "--side", side, str(path)]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    said = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
    figures: Figures = json.loads(said.stdout)
    return figures


def _median(rounds: list[Figures], name: str) -> float:
    return statistics.median(figures[name] for figures in rounds)


def main() -> int:
    """Make the file, measure, print. 1 when the goal is missed or a card was lost."""
    if sys.argv[1:2] == ["--side"]:
        one_round(sys.argv[2], Path(sys.argv[3]))
        return 0
    asked = arguments("imports", people=10_000)
    sides = ["ours"]
    if importlib.util.find_spec("vobject") is None:
        print("!!! vobject IS NOT INSTALLED: the ratio that counts cannot be measured (pip install 'regulars[bench]')")
    elif asked.people > MOST_FOR_PEERS:
        print(f"more than {MOST_FOR_PEERS} people: ours alone is measured")
    else:
        sides.append("peer")
    rounds: dict[str, list[Figures]] = {side: [] for side in sides}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "phone.vcf"
        size = write_book(path, asked.people)
        print(f"{asked.people} cards, {size / 1e6:.1f} MB, medians of {asked.rounds}")
        for _ in range(asked.rounds):  # one side after the other, so that a busy minute hits both
            for side in sides:
                rounds[side].append(measured(side, path))
    lost = [side for side in sides if {figures["count"] for figures in rounds[side]} != {float(asked.people)}]
    for side in lost:
        print(f"{side} did not find all {asked.people} cards")
    mine = rounds["ours"]
    parts = ", ".join(f"{name} {_median(mine, name):.2f}" for name in ("review", "bring in", "again", "undo"))
    peak, child = (max(figures[name] for figures in mine) for name in ("peak", "child"))
    print(
        f"regulars               {_median(mine, 'seconds'):7.2f} s  {peak:4.0f} MB, the child {child:.0f} MB  ({parts})"
    )
    failed = bool(lost) or peak > LIMIT_MB
    if "peer" in rounds:
        theirs = rounds["peer"]
        seconds, parsed = _median(theirs, "seconds"), _median(theirs, "parsed")
        peak = max(figures["peak"] for figures in theirs)
        print(f"vobject + sqlite-utils {seconds:7.2f} s  {peak:4.0f} MB  (parsing alone {parsed:.2f})")
        ratio = statistics.median(t["seconds"] / m["seconds"] for t, m in zip(theirs, mine, strict=True))
        print(f"the import is {ratio:.1f}× as fast as vobject + sqlite-utils (goal {GOAL:.0f}×)")
        failed = failed or ratio < GOAL
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
