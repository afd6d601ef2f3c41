"""A window that only remembers what its pages asked of it."""

from collections.abc import Callable
from pathlib import Path

from regulars.domain.agenda import Cite
from regulars.domain.changes import Changes
from regulars.domain.errors import KnownProblem
from regulars.domain.moments import MomentKind
from regulars.domain.people import Channel, CircleId, OrganisationId, PersonId
from regulars.domain.people_list import Filters


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

    def open_circle(self, circle: CircleId) -> None:
        self.asked.append(("open_circle", circle))

    def open_organisation(self, organisation: OrganisationId) -> None:
        self.asked.append(("open_organisation", organisation))

    def show_people(self, filters: Filters) -> None:
        self.asked.append(("show_people", filters))

    def go_back(self) -> None:
        self.asked.append(("go_back", None))

    def log_moment(self, person: PersonId | None = None, kind: MomentKind | None = None) -> None:
        self.asked.append(("log_moment", (person, kind)))

    def reach(self, person: PersonId, channel: Channel | None = None) -> None:
        self.asked.append(("reach", person if channel is None else (person, channel)))

    def brief(self, person: PersonId) -> None:
        self.asked.append(("brief", person))

    def open_entry(self, person: PersonId, cite: Cite) -> None:
        self.asked.append(("open_entry", (person, cite)))

    def minute_after(self, person: PersonId | None = None) -> None:
        self.asked.append(("minute_after", person))

    def skip_minute(self, person: PersonId) -> None:
        self.asked.append(("skip_minute", person))

    def look_through(self) -> None:
        self.asked.append(("look_through", None))

    def import_files(self, files: list[Path]) -> None:
        self.asked.append(("import_files", files))

    def say(self, text: str, undo: Callable[[], None] | None = None) -> None:
        self.said.append(text)
        self.undo = undo

    def say_done(self, changes: Changes) -> None:
        self.asked.append(("say_done", changes.label))

    def tell(self, problem: KnownProblem) -> None:
        self.asked.append(("tell", problem.code))
