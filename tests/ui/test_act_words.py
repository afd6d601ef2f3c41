"""Everything that can be done is told, and so is what was taken back."""

import pytest

from regulars.domain.changes import Act, Changes, Step, StepId, StepKind, Undone
from regulars.domain.people import PersonId
from regulars.ui.act_words import act, undone


@pytest.mark.parametrize("value", Act)
def test_each_act_is_told(value: Act) -> None:
    said = act(value, "Ana")
    assert said
    assert "%" not in said


def test_what_was_taken_back_names_who_stays_as_they_are() -> None:
    step = Step(StepId(7), Act.IMPORT, "Contacts.vcf", "2026-11-22T09:00:00")
    said = undone(Undone(step, Changes("import"), ((PersonId(1), "Ana"), (PersonId(2), "Rui"))))
    assert said.startswith("Taken back: People came in from Contacts.vcf. ")
    assert said.endswith(": Ana, Rui")


def test_taking_back_an_undo_is_doing_it_again() -> None:
    step = Step(StepId(8), Act.ADD_NOTE, "Ana", "2026-11-22T09:00:00", StepKind.UNDO)
    assert undone(Undone(step, Changes("add-note"))) == "Done again: Noted about Ana"
