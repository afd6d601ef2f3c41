"""What follows from a change follows inside it, for everybody whom it touches and for nobody else."""

from datetime import timedelta

import pytest

from regulars.domain.changes import Act
from regulars.domain.moments import MomentId, MomentKind
from regulars.domain.notes import NoteKind
from regulars.domain.people import PersonField, PersonId
from regulars.services import derived, scoring
from regulars.services.verbs import Verbs
from regulars.store import search, touches
from tests.builders import TODAY
from tests.open_shop import Shop
from tests.safety.derived_state import stale_parts


@pytest.fixture
def worked(monkeypatch: pytest.MonkeyPatch) -> dict[str, list[object]]:
    """What was worked out anew: whose words, whose touches, whose scores."""
    seen: dict[str, list[object]] = {"words": [], "touches": [], "scores": []}
    index, repack, rescore = search.index_people, touches.repack, scoring.rescore

    def indexed(connection, ids, **named):
        seen["words"] += sorted(ids)
        index(connection, ids, **named)

    def repacked(connection, ranges, counted):
        seen["touches"] += ranges
        repack(connection, ranges, counted)

    def rescored(connection, ranges, today):
        seen["scores"] += ranges
        return rescore(connection, ranges, today)

    monkeypatch.setattr(search, "index_people", indexed)
    monkeypatch.setattr(touches, "repack", repacked)
    monkeypatch.setattr(derived, "rescore", rescored)
    return seen


def test_a_moment_without_words_leaves_the_words_alone(
    verbs: Verbs, ana: PersonId, rui: PersonId, worked: dict[str, list[object]]
) -> None:
    for seen in worked.values():
        seen.clear()
    verbs.moments.log([ana], MomentKind.CALL)
    assert worked == {"words": [], "touches": [(ana, ana)], "scores": [(ana, ana)]}


@pytest.mark.parametrize("words", [{"text": "lamps"}, {"place": "Porto"}, {"private_lines": "hers"}])
def test_a_moment_with_words_is_found_by_them_and_not_after_they_are_gone(
    verbs: Verbs, ana: PersonId, words: dict[str, str]
) -> None:
    named = {key: {ana: value} if key == "private_lines" else value for key, value in words.items()}
    moment = MomentId(verbs.moments.log([ana], MomentKind.CALL, **named).created or 0)
    (word,) = words.values()
    assert verbs.search.find(word).total == 1
    changes = verbs.moments.edit(moment, text="", place="", private_lines={ana: ""})
    verbs.search.refresh(changes)
    assert stale_parts(verbs.book) == []
    verbs.book.undo()
    assert stale_parts(verbs.book) == []


def test_a_new_name_moves_no_score(verbs: Verbs, ana: PersonId, worked: dict[str, list[object]]) -> None:
    for seen in worked.values():
        seen.clear()
    verbs.people.set_field(ana, PersonField.NAME, "Anita")
    assert worked == {"words": [ana], "touches": [], "scores": []}


def test_what_the_score_reads_of_a_person_moves_it(
    verbs: Verbs, ana: PersonId, worked: dict[str, list[object]]
) -> None:
    for act in (
        lambda: verbs.people.set_rhythm(ana, 12),
        lambda: verbs.pauses.begin(ana, TODAY - timedelta(days=3), None),
        verbs.book.undo,
    ):
        worked["scores"].clear()
        act()
        assert worked["scores"] == [(ana, ana)]


def test_a_link_is_found_from_both_ends_and_from_neither_when_it_is_gone(
    verbs: Verbs, ana: PersonId, rui: PersonId
) -> None:
    link = verbs.people.add_link(ana, "sister", rui, reverse_kind="brother")
    assert link.people == {ana, rui}
    assert set(verbs.search.find("Duarte").ids) == {ana, rui}
    gone = verbs.people.delete_link(link.created or 0)
    assert gone.people == {ana, rui}
    verbs.search.refresh(gone)
    assert set(verbs.search.find("Duarte").ids) == {ana}
    verbs.people.add_link(ana, "sister", rui)
    verbs.people.delete(ana)
    assert stale_parts(verbs.book) == []


def test_a_name_that_changes_is_found_with_those_who_are_linked(verbs: Verbs, ana: PersonId, rui: PersonId) -> None:
    verbs.people.add_link(rui, "friend", ana)
    verbs.people.set_field(ana, PersonField.NAME, "Zoë Walnut")
    assert set(verbs.search.find("walnut").ids) == {ana, rui}


def test_which_kinds_count_is_worked_out_for_everybody(verbs: Verbs, ana: PersonId, rui: PersonId) -> None:
    for person in (ana, rui):
        verbs.moments.log([person], MomentKind.VISIT, day=TODAY - timedelta(days=9))
        verbs.moments.log([person], MomentKind.CALL, day=TODAY - timedelta(days=4))
    verbs.settings.change(counted_kinds=frozenset({MomentKind.VISIT}))
    for person in (ana, rui):
        assert verbs.health.of(person).last_on == TODAY - timedelta(days=9)
    assert stale_parts(verbs.book) == []
    verbs.book.undo()
    assert verbs.health.of(rui).last_on == TODAY - timedelta(days=4)
    assert stale_parts(verbs.book) == []


def test_a_change_that_fails_leaves_everything_derived_as_it_was(shop: Shop, ana: PersonId) -> None:
    before = shop.book.writer.rows("SELECT * FROM score")

    def half_of_it() -> None:
        with shop.book.change(Act.LOG_MOMENT) as change:
            moment = {"kind": "call", "direction": "me", "depth": "deep", "day": "2026-11-01", "text": "oak"}
            change.insert("moment_person", {"person_id": ana, "moment_id": change.insert("moment", moment)})
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        half_of_it()
    assert shop.book.writer.rows("SELECT * FROM score") == before
    assert shop.verbs.search.find("oak").total == 0
    assert stale_parts(shop.book) == []


def test_a_note_moves_no_score(verbs: Verbs, ana: PersonId, worked: dict[str, list[object]]) -> None:
    worked["scores"].clear()
    verbs.notes.add(ana, "likes Barolo", NoteKind.LIKES)
    assert worked["scores"] == []
    assert verbs.search.find("barolo").total == 1
