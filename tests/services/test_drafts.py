"""What was begun and not kept waits inside the book, and is nobody's act."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from regulars.domain.drafts import Drafts, LooseWords, MomentDraft
from regulars.domain.moments import Depth, Direction, MomentKind
from regulars.domain.people import PersonId
from tests.open_shop import Shop

DRAFT = MomentDraft(
    about=PersonId(1),
    people=(PersonId(1), PersonId(2)),
    kind=MomentKind.VISIT,
    direction=Direction.THEM,
    depth=Depth.LIGHT,
    when="yesterday",
    said_on=date(2026, 11, 22),
    minutes="25",
    words="She told me about 李 伟\nand the bakery",
    lines={PersonId(2): "paid"},
)


def test_what_was_begun_waits_through_a_kill(tmp_path: Path) -> None:
    shop = Shop(tmp_path / "book")
    drafts = Drafts(
        (DRAFT, replace(DRAFT, about=None, depth=None)), (LooseWords("Promise", "send the card", PersonId(1)),)
    )
    shop.verbs.drafts.keep(drafts)
    shop.restart_after_a_kill()
    assert shop.verbs.drafts.read() == drafts


def test_keeping_nothing_ends_the_waiting_and_undo_never_hears_of_it(tmp_path: Path) -> None:
    shop = Shop(tmp_path / "book")
    before = shop.book.history()
    shop.verbs.drafts.keep(Drafts((DRAFT,)))
    shop.verbs.drafts.keep(Drafts())
    assert not shop.verbs.drafts.read()
    assert shop.book.history() == before


def test_what_another_version_wrote_is_no_obstacle(tmp_path: Path) -> None:
    shop = Shop(tmp_path / "book")
    for left in ('{"moments": [{}], "loose": []}', "[1]", "no JSON"):
        shop.book.writer.execute("INSERT OR REPLACE INTO meta (key, value) VALUES ('drafts', ?)", (left,))
        assert shop.verbs.drafts.read() == Drafts()


def test_words_of_a_draft_stay_out_of_logs() -> None:
    assert "bakery" not in repr(Drafts((DRAFT,), (LooseWords("Promise", "bakery"),)))
