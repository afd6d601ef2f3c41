"""What the page says of somebody with whom it has ended, kindly, and the way back."""

from PySide6.QtWidgets import QWidget

from regulars.domain.people import Person, PersonState
from regulars.ui import wording
from regulars.ui.person.editing import Editing
from regulars.ui.widgets.hint import Hint
from regulars.ui.wording import translate


class EndedHint(Hint):
    """Below the head of the page, for every state but the usual one."""

    def __init__(self, editing: Editing, parent: QWidget | None = None) -> None:
        super().__init__(editing.theme, "", "moon-star", way_back(), parent=parent)
        self._editing = editing
        self.acted.connect(self.bring_back)
        self.hide()

    def refresh(self) -> None:
        """Show the model's person."""
        person = self._editing.model.person
        ended = person is not None and person.state is not PersonState.ACTIVE
        self.setVisible(ended)
        if person is not None and ended:
            words = [self._said(person)]
            if person.state_since is not None:
                since = translate("EndedHint", "Noted %1.")
                words.append(since.replace("%1", wording.short_day(person.state_since, self._editing.today)))
            self.set_pieces(" ".join(words))

    def bring_back(self) -> None:
        """In the book again, as before."""
        people, person = self._editing.verbs.people, self._editing.person
        self._editing.save(lambda: people.set_state(person, PersonState.ACTIVE))

    def _said(self, person: Person) -> str:
        said = {
            PersonState.ACTIVE: "",
            PersonState.ARCHIVED: translate(
                "EndedHint", "%1 is in the archive. Nothing reminds you; all you know stays here."
            ),
            PersonState.DECEASED: translate(
                "EndedHint", "%1 has died. Nothing reminds you any more; all you know and all you shared stays here."
            ),
            PersonState.MOVED_ON: translate(
                "EndedHint",
                "%1 has moved on. Nothing reminds you any more; all you know stays here, should you meet again.",
            ),
            PersonState.ASKED_NOT: translate(
                "EndedHint",
                "%1 asked you not to get in touch. Nothing reminds you any more, and nothing suggests a call.",
            ),
        }[person.state]
        return said.replace("%1", wording.isolated(person.name))


def way_back() -> str:
    """What the way back is called."""
    return translate("EndedHint", "Back in the book")
