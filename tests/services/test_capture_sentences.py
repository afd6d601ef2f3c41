"""Three hundred sentences as owners type them, and what the capture line makes of them."""

from collections.abc import Callable, Iterator

import pytest

from regulars.services.verbs import Verbs
from tests.builders import new_book
from tests.conftest import FIGURES
from tests.services.sentence_cases import OTHERS, Tally, made_of, read_file, wanted

SENTENCES = read_file()
ENOUGH = 0.95


@pytest.fixture(scope="module")
def verbs(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Verbs]:
    """A book with everybody whom the sentences name. Nothing is written in these tests."""
    book = new_book(tmp_path_factory.mktemp("sentences") / "book")
    verbs = Verbs(book)
    for name in SENTENCES["people"]:
        verbs.people.add(name)
    yield verbs
    book.close()


def tally(verbs: Verbs, languages: tuple[str, ...], spoken: Callable[[str], str] = str) -> Tally:
    counted = Tally()
    for language in languages:
        for case in SENTENCES[language]:
            reading = verbs.capture.read(case["say"], language=spoken(language))
            counted.count(case["say"], wanted(case), made_of(reading))
    return counted


def test_there_are_three_hundred_sentences_sixty_of_them_in_six_other_languages() -> None:
    others = [len(SENTENCES[language]) for language in OTHERS]
    assert len(SENTENCES["en"]) >= 240
    assert min(others) >= 10
    assert sum(others) >= 60


def test_english_sentences_become_what_they_must(verbs: Verbs, record_property: Callable[[str, object], None]) -> None:
    counted = tally(verbs, ("en",))
    record_property(FIGURES, counted.line("English"))
    assert counted.share() >= ENOUGH, "\n".join(counted.wrong)
    assert min(counted.right.values()) / counted.sentences >= ENOUGH, "\n".join(counted.wrong)
    assert counted.silent == []


def test_sentences_written_before_being_read_become_what_they_must(
    verbs: Verbs, record_property: Callable[[str, object], None]
) -> None:
    counted = tally(verbs, ("unread",), lambda _: "en")
    record_property(FIGURES, counted.line("English, typed by somebody who had not seen the phrases"))
    assert counted.share() >= ENOUGH, "\n".join(counted.wrong)
    assert counted.silent == []


def test_sentences_in_six_languages_become_what_they_must(
    verbs: Verbs, record_property: Callable[[str, object], None]
) -> None:
    counted = tally(verbs, OTHERS)
    record_property(FIGURES, counted.line("German, Spanish, French, Portuguese, Japanese, Arabic"))
    assert counted.share() >= ENOUGH, "\n".join(counted.wrong)
    assert counted.silent == []


def test_an_english_owner_may_type_in_another_language(
    verbs: Verbs, record_property: Callable[[str, object], None]
) -> None:
    counted = tally(verbs, OTHERS, lambda _language: "en")
    record_property(FIGURES, counted.line("the six languages in an English window"))
    assert counted.share() >= 0.9, "\n".join(counted.wrong)
    assert counted.silent == []


@pytest.mark.parametrize("language", ("en", *OTHERS))
def test_a_sentence_half_typed_leaves_no_words_that_were_not_typed(verbs: Verbs, language: str) -> None:
    for case in SENTENCES[language][:6]:
        say = case["say"]
        for end in range(len(say) + 1):
            reading = verbs.capture.read(say[:end], language=language, patient=False)
            assert all(word.strip(",") in say[:end] for word in reading.heard.words.split())
