"""What every card of a person's page works with: the person, the verbs, and how a change is made and told."""

from collections.abc import Callable
from datetime import date
from typing import TypeVar

from shiboken6 import isValid

from regulars.domain.changes import Changes
from regulars.domain.errors import KnownProblem
from regulars.domain.moments import MomentId
from regulars.domain.people import PersonField, PersonId
from regulars.services.verbs import Verbs
from regulars.ui.desk import Desk
from regulars.ui.person.fields import Refusable
from regulars.ui.person.person_model import PersonModel
from regulars.ui.person.refusals import belongs_to_a_field, refusal
from regulars.ui.screen import Shell, Surroundings
from regulars.ui.theme import Theme

T = TypeVar("T")


class Editing:
    """One person, and the way to change what the book says about them."""

    def __init__(self, around: Surroundings, model: PersonModel, show_moment: Callable[[MomentId], None]) -> None:
        self.theme: Theme = around.theme
        self.shell: Shell = around.shell
        self.model = model
        self.show_moment = show_moment
        self._desk = around.desk

    @property
    def person(self) -> PersonId:
        """Whose page it is."""
        return self.model.id

    @property
    def verbs(self) -> Verbs:
        """The verbs, for `save` and `read`."""
        return self._desk.verbs

    @property
    def desk(self) -> Desk:
        """For what reads in its own time."""
        return self._desk

    @property
    def today(self) -> date:
        """The owner's day."""
        return self.verbs.book.clock.today()

    def read(self, question: Callable[[], T]) -> T:
        """Ask something small, now."""
        return self._desk.read(question)

    def save(
        self, verb: Callable[[], Changes], field: Refusable | None = None, then: Callable[[Changes], None] | None = None
    ) -> None:
        """Change the book and say so, with Undo. What does not fit is said at the field, which keeps what was typed."""

        def done(changes: Changes) -> None:
            if field is not None and isValid(field):
                field.accept(kept=changes.step is not None)
            self.shell.say_done(changes)
            if then is not None:
                then(changes)

        def failed(problem: KnownProblem) -> None:
            if field is not None and isValid(field) and belongs_to_a_field(problem):
                field.refuse(refusal(problem))
            else:
                self.shell.tell(problem)

        self._desk.do(verb, done, failed)

    def set_field(self, field: PersonField, value: str, at: Refusable | None = None) -> None:
        """Set one field of the person."""
        person, people = self.person, self.verbs.people
        self.save(lambda: people.set_field(person, field, value), at)
