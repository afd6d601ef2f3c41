"""Reading and writing vCards, beside a bare read, the least that any parser in Python must do, and vobject.

    python -m tests.benchmarks.vcards --people 10000

One seeded file, everything in the same run, each side in a process of its own (peak memory beside each figure), medians.
Goal (S1): the parser at least 20 times vobject, and nothing lost: each round checks the count of cards.
"""

import gc
import importlib.util
import io
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

from regulars.formats.records import IncomingPerson
from regulars.formats.vcard import read_vcards, write_vcards
from regulars.system.reading import read_in_child
from tests.benchmarks.books import arguments
from tests.benchmarks.generate_vcards import write_book

GOAL = 20.0
BATCH = 250_000


def bare_read(path: Path) -> int:
    """The bytes alone."""
    with path.open("rb") as source:
        while source.read(BATCH):
            pass
    return path.read_bytes().count(b"\nEND:VCARD")


def decode_and_split(path: Path) -> int:
    """Decoded, unfolded, cut at each colon: what every parser must do before it knows anything."""
    with path.open(encoding="utf-8", newline="") as source:
        lines = [line.partition(":") for line in source.read().replace("\r\n ", "").split("\r\n")]
    return sum(line[0] == "END" for line in lines)


def _people(path: Path, region: str | None = None) -> list[IncomingPerson]:
    with path.open("rb") as source:
        batches = list(read_vcards(source, path.stat().st_size, batch_bytes=BATCH, region=region))
    assert not [remark for batch in batches for remark in batch.remarks]
    return [person for batch in batches for person in batch.people]


def parser(path: Path) -> int:
    """Our parser, all records kept."""
    return len(_people(path))


def parser_matching(path: Path) -> int:
    """The same with phones and mails in their form for comparing."""
    return len(_people(path, "PT"))


def child(path: Path) -> int:
    """As the program does it: parsed in a child, records made again here."""
    return sum(len(batch.people) for batch in read_in_child(path, region="PT"))


def vobject(path: Path) -> int:
    """The usual parser."""
    warnings.simplefilter("ignore")
    import vobject as peer  # the benchmark alone measures it

    with path.open(encoding="utf-8", newline="") as source:
        return sum(1 for _ in peer.readComponents(source))


SIDES: dict[str, Callable[[Path], int]] = {
    side.__name__: side for side in (bare_read, decode_and_split, parser, parser_matching, child, vobject)
}


def one_round(side: str, path: Path) -> None:
    """Measure one side in this process and say it on standard output."""
    gc.set_threshold(200_000, 50, 100)  # as in the reading child; vobject gains by it as well
    before = time.perf_counter()
    count = SIDES[side](path)
    seconds = time.perf_counter() - before
    peak = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    print(json.dumps({"count": count, "seconds": seconds, "peak": peak / 1024}))


def measured(side: str, path: Path) -> dict[str, float]:
    """One round of a side, in a process of its own."""
    command = [sys.executable, "-m", "tests.benchmarks.vcards", "--side", side, str(path)]
    said = subprocess.run(
        command, capture_output=True, text=True, check=True, env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    )
    figures: dict[str, float] = json.loads(said.stdout)
    return figures


def writing(path: Path) -> None:
    """What writing costs beside writing the same bytes raw."""
    people = _people(path)
    times: list[tuple[float, float]] = []
    for _ in range(5):
        before = time.perf_counter()
        cards = list(write_vcards(people))
        between = time.perf_counter()
        out = io.BytesIO()
        out.writelines(cards)
        times.append((between - before, time.perf_counter() - between))
    ours, raw = (statistics.median(figures) for figures in zip(*times, strict=True))
    each = ours / len(people) * 1e6
    print(f"{'writing':18} {ours:7.3f} s  {each:6.1f} µs a card  ({ours / max(raw, 1e-6):.0f}× the bytes into memory)")


def main() -> int:
    """Make the file, measure all sides, print. 1 when the parser misses its goal or lost a card."""
    if sys.argv[1:2] == ["--side"]:
        one_round(sys.argv[2], Path(sys.argv[3]))
        return 0
    asked = arguments("vCards", people=10_000)
    count = min(asked.people, 10_000)  # vobject needs minutes and half a gigabyte for more
    sides = [side for side in SIDES if side != "vobject"]
    if importlib.util.find_spec("vobject") is None:
        print("!!! vobject IS NOT INSTALLED: the ratio that counts cannot be measured (pip install 'regulars[bench]')")
    else:
        sides.append("vobject")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "book.vcf"
        size = write_book(path, count)
        print(f"{count} cards, {size / 1e6:.1f} MB, medians of {asked.rounds}")
        rounds: dict[str, list[dict[str, float]]] = {side: [] for side in sides}
        for _ in range(asked.rounds):  # one side after the other, so that a busy minute hits all of them
            for side in sides:
                rounds[side].append(measured(side, path))
        seconds = {side: statistics.median(each["seconds"] for each in figures) for side, figures in rounds.items()}
        for side, figures in rounds.items():
            peak = max(each["peak"] for each in figures)
            print(
                f"{side:18} {seconds[side]:7.3f} s  {peak:4.0f} MB  {seconds[side] / seconds['bare_read']:6.1f}× read"
                f"  {seconds[side] / seconds['decode_and_split']:5.2f}× decode and split"
            )
        writing(path)
        lost = [side for side in sides if {each["count"] for each in rounds[side]} != {count}]
    for side in lost:
        print(f"{side} did not find all {count} cards")
    if "vobject" not in seconds:
        return 1 if lost else 0
    ratio = seconds["vobject"] / seconds["parser"]
    print(f"the parser is {ratio:.1f}× vobject (goal {GOAL:.0f}×)")
    return 1 if lost or ratio < GOAL else 0


if __name__ == "__main__":
    sys.exit(main())
