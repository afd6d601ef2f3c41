"""The sentences of tests/data/sentences.toml: what each must become, and what the capture line makes of it."""

import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from regulars.services.capture import Reading

FILE = Path(__file__).resolve().parents[1] / "data" / "sentences.toml"
OTHERS = ("de", "es", "fr", "pt", "ja", "ar")
FIELDS = {
    "who": ("who", "among", "unknown"),
    "kind": ("kind",),
    "direction": ("by",),
    "minutes": ("min",),
    "when": ("day", "time", "fuzzy"),
    "depth": ("depth",),
    "notes": ("notes",),
    "promises": ("promises",),
    "words": ("words",),
}
"""What is counted, and the keys of the file that say it."""


def read_file() -> dict[str, Any]:
    """The names and the sentences of each language."""
    return tomllib.loads(FILE.read_text(encoding="utf-8"))


def wanted(case: dict[str, Any]) -> dict[str, Any]:
    """What a sentence must become, as `made_of` says it."""
    parts = {key: value for key, value in case.items() if key != "say"}
    if isinstance(parts.get("who"), str):
        parts["who"] = [parts["who"]]
    if "among" in parts:
        parts["among"] = sorted(parts["among"])
    if "day" in parts:
        parts["day"] = parts["day"].isoformat()
    return parts


def made_of(reading: Reading) -> dict[str, Any]:
    """What the capture line makes of a sentence, under the keys of the file."""
    heard, parts = reading.heard, {}
    names = {row.id: row.name for who in reading.people for row in who.candidates}
    people = reading.people
    if len(people) == 1 and people[0].fitting > 1:
        parts["among"] = sorted(row.name for row in people[0].candidates)
    elif people and all(who.person is not None for who in people):
        parts["who"] = [names[who.person] for who in people if who.person is not None]
    elif people:
        parts["unknown"] = people[0].text
    if heard.moment is not None:
        moment = heard.moment
        said = {"min": moment.minutes, "depth": moment.depth, "fuzzy": moment.fuzzy or None}
        said |= {"day": moment.day.isoformat() if moment.day else None}
        said |= {"time": moment.time.isoformat("minutes") if moment.time else None}
        parts |= {"kind": moment.kind.value, "by": moment.direction.value}
        parts |= {key: value for key, value in said.items() if value is not None}
    if heard.notes:
        parts["notes"] = [f"{note.kind.value}: {note.text}" for note in heard.notes]
    if heard.promises:
        parts["promises"] = [
            f"{promise.by.value}: {promise.text}" + (f" | {promise.due.isoformat()}" if promise.due else "")
            for promise in heard.promises
        ]
    if heard.words:
        parts["words"] = heard.words
    return parts


@dataclass(slots=True)
class Tally:
    """How many fields of how many sentences came out right."""

    sentences: int = 0
    right: dict[str, int] = field(default_factory=lambda: dict.fromkeys(FIELDS, 0))
    whole: int = 0
    silent: list[str] = field(default_factory=list)
    """Sentences for which a wrong person was taken while nobody else was offered."""
    wrong: list[str] = field(default_factory=list)

    def count(self, say: str, must: dict[str, Any], got: dict[str, Any]) -> None:
        """One more sentence."""
        self.sentences += 1
        fine = {name: all(must.get(key) == got.get(key) for key in keys) for name, keys in FIELDS.items()}
        for name, right in fine.items():
            self.right[name] += right
        self.whole += all(fine.values())
        if not all(fine.values()):
            differing = {key: (must.get(key), got.get(key)) for key in must | got if must.get(key) != got.get(key)}
            self.wrong.append(f"{say}: {differing}")
        if "who" in got and got["who"] != must.get("who"):
            self.silent.append(say)

    def share(self) -> float:
        """The share of all fields that are right."""
        return sum(self.right.values()) / (self.sentences * len(FIELDS))

    def line(self, name: str) -> str:
        """The figures, for the end of the run."""
        fields = ", ".join(f"{field} {100 * right / self.sentences:.1f}" for field, right in self.right.items())
        return (
            f"capture line, {name}: {self.sentences} sentences, {100 * self.share():.1f} % of the fields right ({fields}),"
            f" {self.whole} sentences wholly; wrong people taken without showing it: {len(self.silent)}"
        )
