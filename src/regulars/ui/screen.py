"""What a page of the main window is, and what it is given."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QWidget

from regulars.domain.changes import Changes
from regulars.domain.errors import KnownProblem
from regulars.domain.moments import MomentKind
from regulars.domain.people import Channel, CircleId, OrganisationId, PersonId
from regulars.ui.actions import Actions
from regulars.ui.desk import Desk
from regulars.ui.theme import Theme
from regulars.ui.widgets.photos import photo_of

if TYPE_CHECKING:
    from regulars.domain.agenda import Cite
    from regulars.domain.people_list import Filters


class Shell(Protocol):
    """What the window does for its pages."""

    def go(self, key: str) -> None:
        """Show a page: "today", "people", "import", "settings"."""

    def open_person(self, person: PersonId) -> None:
        """Show one person's page, with a way back to where the owner was."""

    def open_circle(self, circle: CircleId) -> None:
        """Show one circle's page, with a way back."""

    def open_organisation(self, organisation: OrganisationId) -> None:
        """Show one organisation's page, with a way back."""

    def show_people(self, filters: "Filters") -> None:
        """Show the people whom these filters let through."""

    def go_back(self) -> None:
        """Back to the page before this one."""

    def log_moment(self, person: PersonId | None = None, kind: MomentKind | None = None) -> None:
        """Open the box in which a moment is logged."""

    def reach(self, person: PersonId, channel: Channel | None = None) -> None:
        """Open the owner's phone or mail program for this one person, by this way or else by the one they prefer."""

    def brief(self, person: PersonId) -> None:
        """Show the brief of this person: what to know before reaching out."""

    def open_entry(self, person: PersonId, cite: "Cite") -> None:
        """Show one entry on a person's page: a moment, a note, a promise, a date."""

    def minute_after(self, person: PersonId | None = None) -> None:
        """Ask how it was, after the phone or the mail was opened for this person."""

    def skip_minute(self, person: PersonId) -> None:
        """There is nothing to say about that call."""

    def look_through(self) -> None:
        """Look through a few notes: would the owner say them face to face?"""

    def import_files(self, files: list[Path]) -> None:
        """Show the import review of these files."""

    def say(self, text: str, undo: Callable[[], None] | None = None) -> None:
        """A short word at the foot of the window, with Undo where something can be taken back."""

    def say_done(self, changes: Changes) -> None:
        """Say what was done, with Undo."""

    def tell(self, problem: KnownProblem) -> None:
        """Show a known problem: what happened, and what to do next."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Everything a page is given."""

    theme: Theme
    desk: Desk
    actions: Actions
    shell: Shell


class Screen(QWidget):
    """A page of the main window. It reads when it is shown, and again when a change concerns it while it is shown."""

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.around = around
        self.theme = around.theme
        self.desk = around.desk
        self.shell = around.shell

    def arrive(self) -> None:
        """The page comes to the front: read what it shows."""

    def arrive_first(self) -> Sequence[Callable[[], None]]:
        """The page is the first one of a start: show what it is for. The answer is what follows once that is painted."""
        self.arrive()
        return ()

    def leave(self) -> None:
        """The page goes to the back."""

    def hear(self, changes: Changes) -> None:
        """Something was committed while the page is in front. By default: read everything again."""
        self.arrive()

    def person_in_front(self) -> PersonId | None:
        """Whom the page is about just now: the selected row, the open page; None without one."""
        return None

    def show_person(self, person: PersonId) -> None:
        """Show this person (the person's page only)."""
        raise LookupError(f"{type(self).__name__} shows no single person")

    def show_subject(self, subject: int) -> None:
        """Show this one: the page of a person, a circle, an organisation."""
        self.show_person(PersonId(subject))

    def show_only(self, filters: "Filters") -> None:
        """Show the people whom these filters let through (the page of the people only)."""
        raise LookupError(f"{type(self).__name__} has no filters")

    def show_entry(self, cite: "Cite") -> None:
        """Bring one entry of whom it is about into view (the person's page only)."""
        raise LookupError(f"{type(self).__name__} shows no entries")

    def take_files(self, files: list[Path]) -> None:
        """Review these files (the import page only)."""
        raise LookupError(f"{type(self).__name__} takes no files")

    def photo(self, photo: int) -> QPixmap | None:
        """The picture of a photo id; None where it cannot be read."""
        people = self.desk.verbs.people
        return photo_of(photo, lambda: self.desk.read(lambda: people.photo(photo)))

    def search(self) -> None:
        """Put the cursor into the page's search field, where it has one."""

    def new_person(self) -> None:
        """Begin a new person, where the page has people."""
