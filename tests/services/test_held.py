"""What a person is shown of what is held about them: all of it, but nobody else and nothing veiled."""

import json
from pathlib import Path

import pytest

from regulars.cli.held_words import HeldWords
from regulars.domain.changes import Act
from regulars.domain.errors import KnownProblem, Problem
from regulars.domain.held import BLACKED, About, Held, Part
from regulars.domain.moments import MomentKind
from regulars.domain.notes import NoteKind, Source
from regulars.domain.people import Address, PersonField, PersonId, PointKind
from regulars.services.verbs import Verbs
from tests.open_shop import Shop


def texts(held: Held) -> list[str]:
    return [line.text for _, lines in held.parts for line in lines]


@pytest.fixture
def known(shop: Shop, ana: PersonId, rui: PersonId) -> PersonId:
    verbs = shop.verbs
    shop.person("Tomás Duarte")
    verbs.people.add_point(ana, PointKind.PHONE, "+351 912 555 014", "shop")
    verbs.people.add_address(ana, Address(street="Rua Rui Faria 4", city="Lisboa"))
    verbs.people.set_field(ana, PersonField.SAY_LIKE, "AH-na")
    verbs.notes.add(ana, "oat milk, as Rui Faria told me", kind=NoteKind.LIKES, source=Source.SOMEONE)
    verbs.notes.add(ana, "sees a therapist", veiled=True)
    verbs.moments.log(
        [ana, rui], MomentKind.VISIT, text="With Rui’s samples; Tomás Duarte came too", private_lines={ana: "quiet"}
    )
    verbs.promises.add(ana, "send the quote to Rui Faria")
    verbs.gifts.add(ana, "a linen sample book")
    verbs.to_say.write(ana, "Rui Faria says the oak has come.")
    verbs.people.introduce(ana, rui)
    verbs.people.add_link(ana, "brother", rui)
    verbs.people.set_field(ana, PersonField.ABOUT, "Met at the fair.")
    return ana


def test_everything_that_was_typed_is_there(verbs: Verbs, known: PersonId) -> None:
    said = " ".join(texts(verbs.held.about(known)))
    for words in (
        "+351 912 555 014",
        "AH-na",
        "oat milk",
        "quiet",
        "send the quote",
        "linen sample",
        "Met at the fair.",
        "says the oak has come",
    ):
        assert words in said
    assert [part for part, _ in verbs.held.about(known).parts] == [
        Part.NAME,
        Part.REACHING,
        Part.WORK,
        Part.KNOWN,
        Part.MOMENTS,
        Part.PROMISES,
        Part.GIFTS,
        Part.TO_SAY,
        Part.CLOSENESS,
    ]


def test_a_veiled_note_is_left_out_and_counted(verbs: Verbs, known: PersonId) -> None:
    held = verbs.held.about(known)
    assert "therapist" not in " ".join(texts(held))
    assert held.veiled == 1


def test_nobody_else_is_named_anywhere(verbs: Verbs, known: PersonId) -> None:
    held = verbs.held.about(known)
    words = [line.text for part, lines in held.parts for line in lines if line.what is not About.ADDRESS]
    assert not any("Rui" in text or "Tomás" in text for text in words)
    assert f"{BLACKED} samples; {BLACKED} came too" in " ".join(words)
    assert held.blacked == 7


def test_the_persons_own_names_and_streets_stay(verbs: Verbs, known: PersonId) -> None:
    verbs.notes.add(known, "Ana Duarte signs as Duarte")
    said = texts(verbs.held.about(known))
    assert "Ana Duarte signs as Duarte" in said
    assert "Rua Rui Faria 4, Lisboa" in said


def test_the_page_is_html_that_nothing_typed_can_break(verbs: Verbs, known: PersonId, tmp_path: Path) -> None:
    verbs.notes.add(known, "</dd><script>alert(1)</script><img src='file:///etc/passwd'>")
    verbs.held.write(known, tmp_path / "ana.html", HeldWords())
    page = (tmp_path / "ana.html").read_text("utf-8")
    assert "<script" not in page
    assert "<img" not in page
    assert "&lt;script&gt;" in page
    assert "What I hold about Ana Duarte" in page


def test_the_json_says_the_same(verbs: Verbs, known: PersonId, tmp_path: Path) -> None:
    verbs.held.write_json(known, tmp_path / "ana.json")
    document = json.loads((tmp_path / "ana.json").read_text("utf-8"))
    assert (document["format"], document["left_out"]["veiled_notes"]) == ("regulars-page", 1)
    assert document["parts"]["known"][0]["what"] == "likes"


def test_a_file_that_is_there_stays(verbs: Verbs, known: PersonId, tmp_path: Path) -> None:
    (tmp_path / "ana.html").write_text("mine")
    with pytest.raises(KnownProblem) as refused:
        verbs.held.write(known, tmp_path / "ana.html", HeldWords())
    assert refused.value.code is Problem.FILE_EXISTS
    assert (tmp_path / "ana.html").read_text() == "mine"


def test_two_thousand_notes_fit_on_a_page(shop: Shop, ana: PersonId) -> None:
    for number in range(0, 2000, 500):
        with shop.book.change(Act.ADD_NOTE, "many") as change:
            for one in range(number, number + 500):
                change.insert("note", {**_NOTE, "person_id": ana, "text": f"fact {one}"})
    assert sum(text.startswith("fact ") for text in texts(shop.verbs.held.about(ana))) == 2000


_NOTE = {"kind": "likes", "source": "told", "source_day": "2026-11-01"}
