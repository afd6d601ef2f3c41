"""What the owner wants to say: kept as typed, found again, asked about after they were in touch, let go, taken back."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from regulars.domain.call_outs import CallOut, MinuteAfter
from regulars.domain.clean_text import TEXT_LIMIT
from regulars.domain.errors import KnownProblem, Problem
from regulars.domain.moments import MomentId, MomentKind
from regulars.domain.people import Channel, PersonId
from regulars.domain.to_say import ToSay
from regulars.services.exporting import ExportFormat
from regulars.services.verbs import Verbs
from tests.builders import TODAY
from tests.open_shop import Shop

WORDS = "Dear {{first_name}},\n\nhow was {the fair}? 100 % yours & <b>bold</b>"


def waiting(verbs: Verbs, person: PersonId) -> str:
    words = verbs.to_say.of(person)
    return "" if words is None else words.text


def test_the_words_stay_as_typed_and_nothing_is_filled_in(shop: Shop, ana: PersonId) -> None:
    shop.verbs.to_say.write(ana, WORDS)
    shop.restart()
    assert shop.verbs.to_say.of(ana) == ToSay(ana, WORDS, TODAY)
    assert shop.verbs.brief.of(ana).to_say == ToSay(ana, WORDS, TODAY)


def test_each_person_has_one_text(verbs: Verbs, ana: PersonId, rui: PersonId) -> None:
    verbs.to_say.write(ana, "one")
    verbs.to_say.write(ana, "another")
    verbs.to_say.write(rui, "his own")
    assert (waiting(verbs, ana), waiting(verbs, rui)) == ("another", "his own")


def test_an_edit_has_the_day_on_which_it_was_made(shop: Shop, ana: PersonId) -> None:
    shop.verbs.to_say.write(ana, "one")
    shop.clock.at += timedelta(days=3)
    shop.verbs.to_say.write(ana, "two")
    words = shop.verbs.to_say.of(ana)
    assert words is not None
    assert words.written_on == TODAY + timedelta(days=3)


def test_without_words_nothing_waits_and_undo_brings_them_back(verbs: Verbs, ana: PersonId) -> None:
    verbs.to_say.write(ana, "one")
    verbs.to_say.write(ana, " \u200b ")
    assert waiting(verbs, ana) == ""
    verbs.book.undo()
    assert waiting(verbs, ana) == "one"


def test_the_words_are_found_by_search_until_they_are_let_go(verbs: Verbs, ana: PersonId) -> None:
    verbs.to_say.write(ana, "thank you for the marmalade")
    assert verbs.search.find("marmalade").ids.tolist() == [ana]
    verbs.to_say.let_go(ana)
    assert verbs.search.find("marmalade").ids.tolist() == []
    verbs.book.undo()
    assert verbs.search.find("marmalade").ids.tolist() == [ana]


def test_a_talk_since_asks_whether_it_was_said(verbs: Verbs, ana: PersonId, rui: PersonId) -> None:
    verbs.moments.log([ana], MomentKind.CALL)
    verbs.to_say.write(ana, "one")
    verbs.to_say.write(rui, "two")
    assert verbs.to_say.maybe_said([ana, rui]) == []
    verbs.moments.log([ana], MomentKind.CALL)
    assert verbs.to_say.maybe_said([ana, rui]) == [ToSay(ana, "one", TODAY, met_since=True)]
    assert waiting(verbs, ana) == "one"  # nothing goes by itself
    verbs.book.undo()
    assert verbs.to_say.maybe_said([ana, rui]) == []


def test_a_talk_about_an_earlier_time_asks_nothing(verbs: Verbs, ana: PersonId) -> None:
    verbs.to_say.write(ana, "one")
    verbs.moments.log([ana], MomentKind.CALL, day=TODAY - timedelta(days=1))
    assert verbs.to_say.maybe_said([ana]) == []


def test_done_for_today_and_the_minute_after_ask_too(verbs: Verbs, ana: PersonId, rui: PersonId) -> None:
    for person in (ana, rui):
        verbs.to_say.write(person, "one")
    verbs.today.done(ana)
    verbs.call_outs.settle(
        CallOut(rui, Channel.CALL, verbs.book.clock.now(), MomentId(0)), MinuteAfter("well", "", None, None, None)
    )
    assert [words.person for words in verbs.to_say.maybe_said([ana, rui])] == [ana, rui]


def test_not_yet_keeps_the_words_and_asks_after_the_next_talk(verbs: Verbs, ana: PersonId) -> None:
    verbs.to_say.write(ana, "one")
    verbs.moments.log([ana], MomentKind.CALL)
    verbs.to_say.not_yet(ana)
    assert verbs.to_say.maybe_said([ana]) == []
    assert waiting(verbs, ana) == "one"
    verbs.moments.log([ana], MomentKind.CALL)
    assert len(verbs.to_say.maybe_said([ana])) == 1


def test_what_was_let_go_stands_in_the_history_and_comes_back_from_there(verbs: Verbs, ana: PersonId) -> None:
    verbs.to_say.write(ana, "one")
    gone = verbs.to_say.let_go(ana).step
    verbs.notes.add(ana, "something else")
    assert gone in {step.id for step in verbs.book.history(ana)}
    verbs.book.undo()
    verbs.book.undo(gone)
    assert waiting(verbs, ana) == "one"


def test_newer_words_stay_where_older_ones_are_asked_back(verbs: Verbs, ana: PersonId) -> None:
    verbs.to_say.write(ana, "one")
    gone = verbs.to_say.let_go(ana).step
    verbs.to_say.write(ana, "two")
    assert [name for _, name in verbs.book.undo(gone).left_alone] == ["Ana Duarte"]
    assert waiting(verbs, ana) == "two"


def test_they_go_with_the_person_and_come_back_with_them(verbs: Verbs, ana: PersonId) -> None:
    verbs.to_say.write(ana, "one")
    verbs.people.delete(ana)
    assert waiting(verbs, ana) == ""
    verbs.book.undo()
    assert waiting(verbs, ana) == "one"


def test_they_are_part_of_what_is_known_about_the_person(verbs: Verbs, ana: PersonId, rui: PersonId) -> None:
    verbs.to_say.write(ana, WORDS)
    assert verbs.exporting.person_json(ana)["to_say"] == {"text": WORDS, "written_on": TODAY.isoformat()}
    assert verbs.exporting.person_json(rui)["to_say"] is None


def test_they_are_in_no_card_table_or_calendar(verbs: Verbs, ana: PersonId, tmp_path: Path) -> None:
    verbs.to_say.write(ana, "zebra")
    for kind in (ExportFormat.VCARD, ExportFormat.CSV, ExportFormat.ICS):
        path = tmp_path / f"out.{kind.value}"
        verbs.exporting.write(path, kind, lambda name, day: name)
        assert "zebra" not in path.read_text("utf-8")


def test_who_is_not_there_and_what_is_too_long_is_refused(verbs: Verbs, ana: PersonId) -> None:
    with pytest.raises(KnownProblem) as unknown:
        verbs.to_say.write(PersonId(999), "one")
    assert unknown.value.code is Problem.PERSON_UNKNOWN
    with pytest.raises(KnownProblem) as long:
        verbs.to_say.write(ana, "x" * (TEXT_LIMIT + 1))
    assert long.value.code is Problem.BAD_VALUE
    assert waiting(verbs, ana) == ""


def test_the_words_are_in_no_repr() -> None:
    assert "zebra" not in repr(ToSay(PersonId(1), "zebra", date(2026, 1, 1)))
