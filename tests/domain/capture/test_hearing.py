"""What a sentence says: the rules that the three hundred sentences do not name one by one, and the worst input."""

import random
import time
import tomllib
from datetime import date
from datetime import time as clock_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from regulars.domain.capture.hearing import best_book
from regulars.domain.moments import Direction, MomentKind
from regulars.domain.notes import NoteKind, Source, Strength
from regulars.domain.promises import PromiseBy
from tests.domain.capture.plain_book import PHRASES, heard, phrases

LANGUAGES = ("en", "de", "fr", "es", "pt", "ja", "ar")
LONG = 10_000
TYPED = (
    "called ana ben april will likes not allergic send quote by on at friday 3 3rd 12/3 25m 1h 16:12 pm every 6 weeks and"
    " , . ? : ( ) - 's i'll she he her mum 🎉"
).split()
LINEAR_MS = 400  # a sentence of 10,000 characters takes a tenth of this where nobody else is at work


def test_all_seven_languages_have_their_phrases() -> None:
    assert {file.stem for file in PHRASES.glob("*.toml")} == set(LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_fills_every_table_that_its_grammar_has(language: str) -> None:
    tables = tomllib.loads((PHRASES / f"{language}.toml").read_text(encoding="utf-8"))
    kinds = {table["kind"] for table in tables["contact"]}
    notes = {table["kind"] for table in tables["note"]}
    assert kinds >= {"call", "message", "email", "letter", "visit", "meeting", "purchase", "gift", "invoice"}
    assert notes == {kind.value for kind in NoteKind} - {"own"}
    assert {table["by"] for table in tables["promise"]} >= {"me", "them"}
    assert len(tables["days"]["weekdays"]) == 7
    assert language == "ja" or len(tables["days"]["months"]) == 12
    assert all(table["say"] for name in ("contact", "note", "promise") for table in tables[name])


def test_strength_and_source_are_heard_where_they_are_said() -> None:
    [note] = heard("i noticed ana hates loud music").notes
    assert (note.kind, note.strength, note.source) == (NoteKind.DISLIKES, Strength.STRONG, Source.NOTICED)
    [note] = heard("ana likes jazz").notes
    assert (note.strength, note.source) == (Strength.CLEAR, Source.TOLD)


def test_the_words_of_a_promise_are_kept_beside_it() -> None:
    [promise] = heard("called ana, i'll send the quote by friday").promises
    assert (promise.text, promise.quote) == ("send the quote", "i'll send the quote by friday")
    assert (promise.by, promise.due) == (PromiseBy.ME, date(2026, 11, 27))


def test_a_time_that_the_clocks_leap_over_is_a_time_like_any_other() -> None:
    moment = heard("called ana at 1:30 on 29/3").moment
    assert moment is not None
    assert (moment.day, moment.time) == (date(2026, 3, 29), clock_time(1, 30))


def test_a_name_that_is_a_month_is_a_name_where_a_name_stands() -> None:
    assert [mention.text for mention in heard("called april 10m").people] == ["april"]
    assert heard("called april 3").people == ()
    assert [mention.text for mention in heard("april called in april").people] == ["april"]


def test_a_known_first_name_with_a_strange_surname_is_nobody() -> None:
    [mention] = heard("called ana ferreira 5m").people
    assert (mention.text, mention.known) == ("ana ferreira", False)


def test_writing_from_right_to_left_with_digits_and_marks_of_direction() -> None:
    moment = heard("\u200fاتصلت بي \u202a٢٥ دقيقة\u202c", "ar").moment
    assert moment is not None
    assert (moment.kind, moment.direction, moment.minutes) == (MomentKind.CALL, Direction.THEM, 25)


@pytest.mark.parametrize("text", ["🎉", "🎉🎉🎉", "👩‍👩‍👧", "!!!", "...", "", "   ", "\u200b"])
def test_signs_alone_are_words_or_nothing(text: str) -> None:
    found = heard(text)
    assert (found.people, found.moment, found.notes, found.promises) == ((), None, (), ())
    assert found.words in text


def test_the_language_whose_phrases_fit_is_taken_unless_the_owners_does() -> None:
    books = [phrases("en"), phrases("de"), phrases("es")]
    assert best_book("gestern mit ana telefoniert, angebot bis freitag schicken", books).language == "de"
    assert best_book("called ana, send quote by friday", books).language == "en"
    assert best_book("ana", books).language == "en"


def _worst() -> dict[str, str]:
    chance = random.Random(4)
    words = "oak samples likes barolo called friday send by next every 3 25m ana ben will april the i'll".split()
    return {
        "a plain one": " ".join(chance.choice(words) for _ in range(3000))[:LONG],
        "one word": "a" * LONG,
        "commas": "a, " * (LONG // 3),
        "stops": "a." * (LONG // 2),
        "apostrophes": "a'" * (LONG // 2),
        "at signs": "a@" * (LONG // 2),
        "digits": "1" * LONG,
        "dates": "1/2 " * (LONG // 4),
        "limits": "by " * (LONG // 3),
        "rhythms": "every " * (LONG // 6),
        "contacts": "called " * (LONG // 7),
        "promises": "i'll send " * (LONG // 10),
        "smileys": "🎉🎈" * (LONG // 2),
        "marks": "a" + "\u0301" * (LONG - 1),
        "lines": "a\n" * (LONG // 2),
    }


@pytest.mark.parametrize(("name", "text"), _worst().items())
def test_ten_thousand_characters_are_read_in_one_go(name: str, text: str) -> None:
    heard(text[:200])
    started = time.process_time()
    found = heard(text)
    assert (time.process_time() - started) * 1000 < LINEAR_MS, name
    said = found.words + "".join(note.text for note in found.notes) + "".join(p.text for p in found.promises)
    assert len(said) > 0


@settings(deadline=None, max_examples=150)
@given(
    st.lists(
        st.sampled_from(TYPED),
        max_size=24,
    )
)
def test_no_sentence_makes_it_stumble_and_nothing_typed_gets_lost_from_notes(words: list[str]) -> None:
    text = " ".join(words)
    found = heard(text)
    for note in found.notes:
        assert note.text
    for promise in found.promises:
        assert promise.text
    for mention in found.people:
        assert text[mention.start : mention.end].startswith(mention.text)


@settings(deadline=None, max_examples=150)
@given(st.text(max_size=60), st.sampled_from(LANGUAGES))
def test_any_text_in_any_language_is_read(text: str, language: str) -> None:
    heard(text, language)


@pytest.mark.parametrize(
    ("typed", "kind"),
    [("emial to ana", MomentKind.EMAIL), ("caled ana", MomentKind.CALL), ("lucnh w/ ana", MomentKind.MEETING)],
)
def test_a_slip_of_the_fingers_in_a_phrase_is_understood(typed: str, kind: MomentKind) -> None:
    moment = heard(typed).moment
    assert moment is not None
    assert moment.kind is kind


@pytest.mark.parametrize("typed", ["ana launch is near", "ana brought up the price", "ana tested it"])
def test_another_word_that_looks_like_a_phrase_is_no_slip(typed: str) -> None:
    assert heard(typed).moment is None


def test_minutes_late_or_away_are_not_how_long_it_took() -> None:
    for typed in ("ana called 20 min late", "ana came in, lives 20 min away", "met ana, practises 30 min a day"):
        moment = heard(typed).moment
        assert moment is not None
        assert moment.minutes is None


def test_an_everyday_word_before_what_only_people_do_is_a_name() -> None:
    [mention] = heard("april cant do weds in may").people
    assert (mention.text, mention.known) == ("april", True)
    said = heard("will call april on tues")
    assert [mention.text for mention in said.people] == ["april"]
    assert [(promise.by, promise.due) for promise in said.promises] == [(PromiseBy.ME, date(2026, 11, 24))]


def test_an_owner_without_an_apostrophe_is_asked_and_not_taken() -> None:
    [mention] = heard("dropped two bottles at aprils").people or heard("replied to morieras email").people
    assert not mention.known


def test_what_was_done_is_kept_beside_the_visit() -> None:
    moment = heard("balayage for ana 2h").moment
    assert moment is not None
    assert (moment.kind, moment.done, moment.minutes) == (MomentKind.VISIT, "balayage", 120)


@pytest.mark.parametrize(
    "said",
    [
        "haven't called ana yet",
        "no call from ana",
        "not spoken to ana for months",
        "lesson with ana cancelled",
        "coffee with ana was postponed",
        "ana took 2 weeks off",
        "piano stool for ana",
    ],
)
def test_what_did_not_happen_is_no_contact(said: str) -> None:
    assert heard(said).moment is None


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("gave ana a ring", MomentKind.CALL),
        ("left ana a voicemail", MomentKind.CALL),
        ("dropped ana an email", MomentKind.EMAIL),
        ("had ana in for a trim", MomentKind.VISIT),
        ("took ana out for lunch", MomentKind.MEETING),
        ("ana dropped her bike off", MomentKind.VISIT),
    ],
)
def test_a_contact_may_stand_around_a_name(said: str, kind: MomentKind) -> None:
    reading = heard(said)
    assert reading.moment is not None
    assert reading.moment.kind is kind
    assert [mention.text for mention in reading.people] == ["ana"]


def test_a_second_name_that_is_an_everyday_word_is_somebody_too() -> None:
    reading = heard("shoot with ana n will at the beach 2h")
    assert [mention.text for mention in reading.people] == ["ana", "will"]
    assert reading.promises == ()


def test_a_word_of_its_own_is_not_taken_for_a_slip() -> None:
    assert heard("ana waits for the oak").notes == ()


def test_what_was_left_over_is_put_together_as_it_was_typed() -> None:
    assert heard("ana had 3 glasses of the riesling n loved it").words == "had 3 glasses of the riesling n loved it"
