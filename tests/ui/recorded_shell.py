"""A window that only remembers what its pages asked of it."""

from collections.abc import Callable
from pathlib import Path

from regulars.domain.changes import Changes
from regulars.domain.errors import KnownProblem
from regulars.domain.moments import MomentKind
from regulars.domain.people import Channel, PersonId


class RecordedShell:
    """Stands for the main window in a screen's test: `asked` holds (what, with what) in order."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, object]] = []
        self.said: list[str] = []
        self.undo: Callable[[], None] | None = None

    def go(self, key: str) -> None:
        self.asked.append(("go", key))

    def open_person(self, person: PersonId) -> None:
        self.asked.append(("open_person", person))

    def go_back(self) -> None:
        self.asked.append(("go_back", None))

    def log_moment(self, person: PersonId | None = None, kind: MomentKind | None = None) -> None:
        self.asked.append(("log_moment", (person, kind)))

    def reach(self, person: PersonId, channel: Channel | None = None) -> None:
        self.asked.append(("reach", person if channel is None else (person, channel)))

    def import_files(self, files: list[Path]) -> None:
        self.asked.append(("import_files", files))

    def say(self, text: str, undo: Callable[[], None] | None = None) -> None:
        self.said.append(text)
        self.undo = undo

    def say_done(self, changes: Changes) -> None:
        self.asked.append(("say_done", changes.label))

    def tell(self, problem: KnownProblem) -> None:
        self.asked.append(("tell", problem.code))
