"""What a preference said before, and the way back to it."""

from regulars.domain.notes import NoteKind
from regulars.domain.people import PersonId
from regulars.services.verbs import Verbs
from regulars.ui.desk import Desk
from regulars.ui.person.note_row import NoteDetails, NoteRow
from regulars.ui.person.person_page import PersonPage
from regulars.ui.widgets.sentence import Sentence
from tests.ui.accessible import assert_accessible


def opened(page: PersonPage, text: str) -> tuple[NoteRow, NoteDetails]:
    row = next(row for row in page.preferences.rows() if text in row.words.text())
    if row.details is None:
        row.toggle_details()
    assert isinstance(row.details, NoteDetails)
    return row, row.details


def test_a_note_that_never_changed_has_no_past(page: PersonPage) -> None:
    _, details = opened(page, "Oat milk")
    assert not details.before.isVisible()


def test_an_older_wording_is_shown_said_again_and_taken_back(
    page: PersonPage, verbs: Verbs, desk: Desk, ana: PersonId
) -> None:
    row, details = opened(page, "Oat milk")
    note = next(note for note in verbs.notes.of(ana) if note.text == "Oat milk flat white")
    desk.do(lambda: verbs.notes.edit(note.id, text="Tea only", kind=NoteKind.DISLIKES))
    row, details = opened(page, "Tea only")
    details.before.click()
    said = " ".join(sentence.text() for sentence in details.versions.findChildren(Sentence))
    assert "Oat milk flat white" in said
    assert "until 22 Nov 2026" in said
    assert_accessible(details)
    details.versions.buttons[0].click()
    now = verbs.notes.get(note.id)
    assert (now.text, now.kind) == ("Oat milk flat white", NoteKind.LIKES)
    assert [version.text for version in verbs.notes.versions(note.id)] == ["Tea only", "Oat milk flat white"]
    desk.undo()
    now = verbs.notes.get(note.id)
    assert (now.text, now.kind) == ("Tea only", NoteKind.DISLIKES)
    assert [version.text for version in verbs.notes.versions(note.id)] == ["Oat milk flat white"]
    assert row.details is None or isinstance(row.details, NoteDetails)


def test_a_kind_of_ones_own_can_be_said_again(page: PersonPage, verbs: Verbs, desk: Desk, ana: PersonId) -> None:
    note = next(note.id for note in verbs.notes.of(ana) if note.kind is NoteKind.LIKES)
    desk.do(lambda: verbs.notes.edit(note, text="seven", kind=NoteKind.OWN, own_kind="Shoes"))
    desk.do(lambda: verbs.notes.edit(note, text="eight", kind=NoteKind.SIZES))
    _, details = opened(page, "eight")
    details.versions.buttons[0].click()
    assert (verbs.notes.get(note).text, verbs.notes.get(note).kind) == ("seven", NoteKind.OWN)


def test_a_veiled_note_veils_its_past(page: PersonPage, verbs: Verbs, desk: Desk, ana: PersonId) -> None:
    veiled = next(note for note in verbs.notes.of(ana) if note.veiled)
    desk.do(lambda: verbs.notes.edit(veiled.id, text="Sees a doctor on Tuesdays"))
    row = next(row for row in page.preferences.rows() if row.unveil_button is not None)
    row.toggle_details()
    details = row.details
    assert isinstance(details, NoteDetails)
    assert not details.before.isVisible()
    assert not details.versions.isVisible()
    assert row.unveil_button is not None
    row.unveil_button.click()
    assert details.before.isVisible()
    details.before.click()
    assert details.versions.isVisible()
    page.veil()
    assert not details.versions.isVisible()
