"""What a change touched: the only thing that travels from a verb back to the screens."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

from regulars.domain.people import PersonId

StepId = NewType("StepId", int)


class Area(StrEnum):
    """Parts of the book that a screen may show."""

    PEOPLE = "people"
    NOTES = "notes"
    MOMENTS = "moments"
    PROMISES = "promises"
    OCCASIONS = "occasions"
    CIRCLES = "circles"
    DAY = "day"
    SETTINGS = "settings"
    OWN_FIELDS = "own-fields"
    VIEWS = "views"


@dataclass(frozen=True, slots=True)
class Changes:
    """One committed change. `people` is empty together with `whole_book` when too many changed to name them."""

    label: str
    subject: str = ""
    step: StepId | None = None
    areas: frozenset[Area] = frozenset()
    people: frozenset[PersonId] = frozenset()
    whole_book: bool = False
    created: int | None = None
    """The id of the one row that the verb made, if it made one."""

    def concerns(self, person: PersonId) -> bool:
        """Whether a page about `person` has to read again."""
        return self.whole_book or person in self.people


class Act(StrEnum):
    """What the owner did, as the history and the undo menu name it. The values stay: they are kept in the book."""

    ADD_PERSON = "add-person"
    EDIT_PERSON = "edit-person"
    DELETE_PERSON = "delete-person"
    ADD_CONTACT_POINT = "add-contact-point"
    EDIT_CONTACT_POINT = "edit-contact-point"
    DELETE_CONTACT_POINT = "delete-contact-point"
    ADD_ADDRESS = "add-address"
    EDIT_ADDRESS = "edit-address"
    DELETE_ADDRESS = "delete-address"
    SET_RHYTHM = "set-rhythm"
    PIN_LEVEL = "pin-level"
    PAUSE = "pause"
    EDIT_PAUSE = "edit-pause"
    DELETE_PAUSE = "delete-pause"
    SET_STATE = "set-state"
    SET_PHOTO = "set-photo"
    EDIT_CIRCLES = "edit-circles"
    EDIT_CIRCLE = "edit-circle"
    EDIT_VIEW = "edit-view"
    EDIT_HOUSEHOLD = "edit-household"
    EDIT_MEMBERSHIP = "edit-membership"
    EDIT_ORGANISATION = "edit-organisation"
    THANK = "thank"
    EDIT_LINK = "edit-link"
    EDIT_OWN_FIELD = "edit-own-field"
    ADD_OWN_FIELD = "add-own-field"
    DELETE_OWN_FIELD = "delete-own-field"
    CHANGE_OWN_FIELD = "change-own-field"
    CHOOSE_TRADE = "choose-trade"
    ADD_NOTE = "add-note"
    EDIT_NOTE = "edit-note"
    DELETE_NOTE = "delete-note"
    PUT_OFF_NOTES = "put-off-notes"
    WRITE_TO_SAY = "write-to-say"
    KEEP_TO_SAY = "keep-to-say"
    LET_TO_SAY_GO = "let-to-say-go"
    ADD_GIFT = "add-gift"
    EDIT_GIFT = "edit-gift"
    DELETE_GIFT = "delete-gift"
    LOG_MOMENT = "log-moment"
    EDIT_MOMENT = "edit-moment"
    DELETE_MOMENT = "delete-moment"
    ADD_PROMISE = "add-promise"
    EDIT_PROMISE = "edit-promise"
    KEEP_PROMISE = "keep-promise"
    BREAK_PROMISE = "break-promise"
    DELETE_PROMISE = "delete-promise"
    ADD_OCCASION = "add-occasion"
    EDIT_OCCASION = "edit-occasion"
    DELETE_OCCASION = "delete-occasion"
    SNOOZE = "snooze"
    LET_GO = "let-go"
    MARK_DONE = "mark-done"
    TELL_LAST_SEEN = "tell-last-seen"
    IMPORT = "import"
    SETTINGS = "settings"
    SAMPLE = "sample"


class StepKind(StrEnum):
    """What a step is: an act; the newest act reversed; that reversed again; an older act taken back, which is an act too."""

    DO = "do"
    UNDO = "undo"
    REDO = "redo"
    TAKE_BACK = "take-back"


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the history: what was done, to whom, when (UTC, ISO), and whether it is taken back by now."""

    id: StepId
    act: Act
    subject: str
    at: str
    kind: StepKind = StepKind.DO
    undone: bool = False


@dataclass(frozen=True, slots=True)
class Undone:
    """What taking back a step did. `left_alone` names the people who were touched since, and therefore stayed as they are."""

    step: Step
    changes: Changes
    left_alone: tuple[tuple[PersonId, str], ...] = ()
