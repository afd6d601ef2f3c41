"""One plain sentence, as the services read it and keep it: who is meant, one step, and what is refused."""

from datetime import UTC, date, datetime, time

import pytest

from regulars.domain.capture.day_arithmetic import Ahead, DateOrder
from regulars.domain.errors import KnownProblem, Problem
from regulars.domain.moments import Depth, Direction, MomentKind
from regulars.domain.notes import NoteKind, Source
from regulars.domain.people import PersonField, PersonId, PersonState
from regulars.domain.promises import PromiseBy
from regulars.services import typed_dates
from regulars.services.capture import Reading
from regulars.services.verbs import Verbs
from tests.book_contents import contents
from tests.builders import TODAY
from tests.open_shop import Shop

SENTENCE = (
    "called ana 25m, oak samples arrived, tomás started school, prefers whatsapp for photos, send quote by friday"
)
FRIDAY = date(2026, 11, 27)


def names(reading: Reading) -> list[str]:
    return [row.name for who in reading.people for row in who.candidates]


# Who


def test_a_whole_word_of_a_name_is_enough_and_a_beginning_is_not(shop: Shop) -> None:
    ana = shop.person("Ana Moreira")
    shop.person("Anabel Costa")
    [who] = shop.verbs.capture.read("called ana").people
    assert (who.person, who.is_sure) == (ana, True)
    [who] = shop.verbs.capture.read("called anab").people
    assert who.person is None
    assert [row.name for row in who.candidates] == ["Anabel Costa"]


def test_of_several_who_fit_the_one_whose_name_it_is_comes_first_and_all_are_offered(shop: Shop) -> None:
    shop.person("Maria Ana Faria")
    shop.person("Ana Moreira")
    only_ana = shop.person("Ana")
    [who] = shop.verbs.capture.read("called ana").people
    assert (who.person, who.fitting, who.is_sure) == (only_ana, 3, False)
    assert [row.name for row in who.candidates] == ["Ana", "Ana Moreira", "Maria Ana Faria"]


def test_somebody_archived_is_found_but_stands_behind_the_others(shop: Shop) -> None:
    gone, here = shop.person("Ana Alves"), shop.person("Ana Zagalo")
    shop.verbs.people.set_state(gone, PersonState.ARCHIVED)
    [who] = shop.verbs.capture.read("called ana").people
    assert [row.id for row in who.candidates] == [here, gone]


def test_a_nickname_and_an_initial_are_names_and_an_organisation_is_none(shop: Shop) -> None:
    ana = shop.person("Ana Moreira")
    other = shop.person("Ana Kowalski")
    shop.verbs.people.set_field(ana, PersonField.NICKNAME, "Nini")
    shop.verbs.people.set_membership(other, "Oak Brothers")
    read = shop.verbs.capture.read
    assert read("called nini").people[0].person == ana
    assert read("called ana k about oak").people[0].person == other
    assert read("called ana k. about oak").people[0].person == other
    assert read("called oak").people[0].person is None


def test_the_owner_is_nobody_in_a_sentence(shop: Shop) -> None:
    me = shop.person("Marta Wray")
    shop.verbs.people.set_me(me)
    assert shop.verbs.capture.read("called marta").people[0].person is None


def test_somebody_renamed_is_found_under_the_new_name_at_once(shop: Shop) -> None:
    ana = shop.person("Ana Moreira")
    assert shop.verbs.capture.read("called ana").people[0].person == ana
    shop.verbs.people.set_field(ana, PersonField.NAME, "Inês Moreira")
    assert shop.verbs.capture.read("called ana").people[0].person is None
    assert shop.verbs.capture.read("called ines").people[0].person == ana


def test_on_somebodys_page_the_sentence_is_about_them_unless_it_names_another(
    verbs: Verbs, ana: PersonId, rui: PersonId
) -> None:
    assert verbs.capture.read("called 5m", person=ana).people[0].person == ana
    assert verbs.capture.read("likes jazz", person=ana).people[0].person == ana
    [who] = verbs.capture.read("called rui 5m", person=ana).people
    assert who.person == rui
    assert ana in [row.id for row in who.candidates]
    assert verbs.capture.read("rui likes jazz", person=ana).people[0].person == rui
    assert verbs.capture.read("oak arrived, rui waits for it", person=ana).people[0].person == ana


def test_another_can_be_chosen(verbs: Verbs, ana: PersonId, rui: PersonId) -> None:
    reading = verbs.capture.read("called ana")
    [row] = verbs.search.rows([rui])
    chosen = reading.choose(0, row)
    assert (chosen.people[0].person, chosen.people[0].is_sure) == (rui, True)
    verbs.capture.keep(chosen)
    assert len(verbs.moments.of(rui)) == 1
    assert verbs.moments.of(ana) == []


# Keeping


def test_everything_is_kept_as_one_step_that_stays_and_goes_as_one(shop: Shop) -> None:
    ana = shop.person("Ana Moreira")
    before = contents(shop.book)
    changes = shop.verbs.capture.keep(shop.verbs.capture.read(SENTENCE))
    shop.restart()
    verbs = shop.verbs
    [moment] = verbs.moments.of(ana)
    assert (moment.kind, moment.direction, moment.depth) == (MomentKind.CALL, Direction.ME, Depth.NORMAL)
    assert (moment.day, moment.time, moment.minutes, moment.text) == (TODAY, time(16, 12), 25, "oak samples arrived")
    notes = {note.kind: note for note in verbs.notes.of(ana)}
    assert {kind: note.text for kind, note in notes.items()} == {
        NoteKind.FAMILY: "tomás started school",
        NoteKind.IN_TOUCH: "prefers whatsapp for photos",
    }
    assert {(note.source, note.source_day) for note in notes.values()} == {(Source.TOLD, TODAY)}
    [promise] = verbs.promises.of(ana)
    assert (promise.by, promise.text, promise.due_on) == (PromiseBy.ME, "send quote", FRIDAY)
    assert (promise.quote, promise.moment, promise.made_on) == ("send quote by friday", moment.id, TODAY)
    assert (changes.created, changes.people) == (moment.id, frozenset({ana}))
    after = contents(shop.book)
    shop.book.undo()
    assert contents(shop.book) == before
    shop.book.redo()
    assert contents(shop.book) == after


def test_notes_and_promises_of_a_day_that_was_carry_that_day(verbs: Verbs, ana: PersonId) -> None:
    verbs.capture.keep(verbs.capture.read("called ana last tuesday, loves jazz, i'll send the record by friday"))
    tuesday = date(2026, 11, 17)
    [moment], [note], [promise] = verbs.moments.of(ana), verbs.notes.of(ana), verbs.promises.of(ana)
    assert (moment.day, moment.time, note.source_day, promise.made_on) == (tuesday, None, tuesday, tuesday)


def test_without_a_contact_no_moment_is_made_up_and_words_become_a_note(verbs: Verbs, ana: PersonId) -> None:
    verbs.capture.keep(verbs.capture.read("ana likes riesling, waits for the oak"))
    assert verbs.moments.of(ana) == []
    assert {(note.kind, note.text) for note in verbs.notes.of(ana)} == {
        (NoteKind.LIKES, "riesling"),
        (NoteKind.OTHER, "waits for the oak"),
    }


def test_in_a_meeting_of_several_a_note_is_about_whom_it_names(verbs: Verbs, ana: PersonId, rui: PersonId) -> None:
    verbs.capture.keep(verbs.capture.read("lunch with ana and rui, rui likes riesling"))
    assert [moment.people for moment in verbs.moments.of(ana)] == [moment.people for moment in verbs.moments.of(rui)]
    assert verbs.notes.of(ana) == []
    assert [note.text for note in verbs.notes.of(rui)] == ["riesling"]


def test_touchy_words_are_kept_under_a_veil_but_never_what_must_be_avoided(verbs: Verbs, ana: PersonId) -> None:
    verbs.capture.keep(verbs.capture.read("called ana, allergic to latex, her son has asthma"))
    assert {note.kind: note.veiled for note in verbs.notes.of(ana)} == {NoteKind.AVOID: False, NoteKind.FAMILY: True}


@pytest.mark.parametrize(
    ("text", "field"),
    [("called zoltan 5m", "person"), ("oak arrived", "person"), ("called ana", "text"), ("", "person")],
)
def test_what_cannot_be_kept_is_refused_with_its_field_and_nothing_is_written(
    verbs: Verbs, ana: PersonId, text: str, field: str
) -> None:
    reading = verbs.capture.read(text)
    if field == "text":
        reading = verbs.capture.read("ana")
    before = contents(verbs.book)
    with pytest.raises(KnownProblem) as refused:
        verbs.capture.keep(reading)
    assert (refused.value.code, refused.value.values["field"]) == (Problem.BAD_VALUE, field)
    assert contents(verbs.book) == before
    assert ana


def test_a_day_to_come_is_refused_as_a_day(verbs: Verbs, ana: PersonId) -> None:
    ahead = verbs.capture.read("called ana", datetime(2027, 3, 1, 9, 0, tzinfo=UTC))
    with pytest.raises(KnownProblem) as refused:
        verbs.capture.keep(ahead)
    assert refused.value.values["field"] == "day"
    assert verbs.moments.of(ana) == []


def test_ten_thousand_characters_are_kept_whole(verbs: Verbs, ana: PersonId) -> None:
    words = " ".join(["oak"] * 2480)
    verbs.capture.keep(verbs.capture.read(f"called ana, {words}"))
    assert verbs.moments.of(ana)[0].text == words


def test_a_time_that_the_clocks_leap_over_is_kept_as_it_was_said(verbs: Verbs, ana: PersonId) -> None:
    verbs.capture.keep(verbs.capture.read("called ana at 1:30 on 29/3"))  # in Lisbon the clocks went from 1 to 2
    [moment] = verbs.moments.of(ana)
    assert (moment.day, moment.time) == (date(2026, 3, 29), time(1, 30))
    assert verbs.exporting.person_json(ana)["moments"][0]["time"] == "01:30"


# Health


def test_the_health_before_and_after_is_that_of_such_a_moment(verbs: Verbs, ana: PersonId) -> None:
    verbs.moments.log([ana], MomentKind.CALL, day=date(2026, 6, 1))
    outlook = verbs.capture.outlook(verbs.capture.read("called ana"))
    assert outlook is not None
    assert outlook.before == pytest.approx(verbs.health.of(ana).score, abs=0.01)
    assert outlook.after == verbs.health.what_if(ana, Direction.ME, Depth.NORMAL)
    assert outlook.after > (outlook.before or 0)


@pytest.mark.parametrize(
    "text", ["called ana yesterday", "ana likes jazz", "called zoltan", "lunch with ana and rui", "ana liked my post"]
)
def test_there_is_no_after_for_another_day_no_contact_several_people_or_what_does_not_count(
    verbs: Verbs, ana: PersonId, rui: PersonId, text: str
) -> None:
    assert ana != rui
    assert verbs.capture.outlook(verbs.capture.read(text)) is None


# Languages and dates


def test_the_owners_language_is_tried_first_and_another_where_it_fits_better(verbs: Verbs, ana: PersonId) -> None:
    for language in ("", "en", "fr_FR", "xx"):
        heard = verbs.capture.read("ana angerufen, angebot bis freitag schicken", language=language).heard
        assert (heard.language, heard.promises[0].due) == ("de", FRIDAY)
    verbs.settings.change(language="de")
    assert verbs.capture.read("ana", language="en").heard.language == "de"
    assert ana


@pytest.mark.parametrize(
    ("country", "language", "meant"),
    [
        ("", "en_GB", date(2026, 3, 12)),
        ("", "en_US", date(2025, 12, 3)),
        ("US", "en_GB", date(2025, 12, 3)),
        ("PT", "en_US", date(2026, 3, 12)),
    ],
)
def test_a_date_of_figures_is_read_in_the_owners_order(
    verbs: Verbs, ana: PersonId, country: str, language: str, meant: date
) -> None:
    verbs.settings.change(country=country)
    assert verbs.capture.read("called ana on 12/3", language=language).day == meant
    assert ana


def test_a_rare_form_of_date_is_read_by_the_library_when_somebody_can_wait(verbs: Verbs, ana: PersonId) -> None:
    typed_dates._ready.clear()
    hasty = verbs.capture.read("send ana the quote by 27-11", patient=False)
    assert hasty.heard.promises[0].due is None
    patient = verbs.capture.read("send ana the quote by 27-11")
    assert patient.heard.promises[0].due == FRIDAY
    assert verbs.capture.read("send ana the quote by 27-11", patient=False).heard.promises[0].due == FRIDAY
    assert ana


@pytest.mark.parametrize("text", ["", "9" * 200, "hand", "3 3 3 3", "00/00"])
def test_what_is_no_date_for_the_library_is_none(text: str) -> None:
    assert typed_dates.read(text, TODAY, Ahead.FUTURE, DateOrder.DAY, "en") is None


def test_what_was_done_is_kept_as_what_was_bought(shop: Shop) -> None:
    ana = shop.person("Ana Moreira")
    capture = shop.verbs.capture
    capture.keep(capture.read("balayage for ana 2h, loved it"))
    [moment] = shop.verbs.moments.of(ana)
    assert (moment.kind, moment.minutes, moment.bought, moment.text) == (MomentKind.VISIT, 120, "balayage", "loved it")
    shop.book.undo()
    assert shop.verbs.moments.of(ana) == []


def test_a_name_typed_in_haste_is_asked_with_the_nearest_offered_first(shop: Shop) -> None:
    shop.person("Will Grant")
    shop.person("Hana Suzuki")
    for typed, meant in (("wil took a case of cava", "Will Grant"), ("replied to hanas email", "Hana Suzuki")):
        [who] = shop.verbs.capture.read(typed).people
        assert who.person is None
        assert [row.name for row in who.candidates] == [meant]
