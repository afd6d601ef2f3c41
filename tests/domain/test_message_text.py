"""The body of one message: the owner's words, whole and encoded, behind a link to one person."""

from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regulars.domain.message_text import LONGEST, TooLongForLink, takes_text, with_text

MAIL, SMS, CHAT = "mailto:ana@example.org", "sms:+351912555014", "https://wa.me/351912555014"
WORDS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r"), min_size=1, max_size=60)


@pytest.mark.parametrize("link", [MAIL, SMS, CHAT])
@given(words=WORDS)
def test_whatever_is_typed_arrives_as_typed_and_is_nothing_but_the_body(link: str, words: str) -> None:
    carrying = with_text(link, words)
    to, _, body = carrying.partition("?")
    assert to == link
    assert set(body) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~%=")
    name, _, encoded = body.partition("=")
    assert name == ("text" if link is CHAT else "body")
    assert "=" not in encoded
    assert unquote(encoded).replace("\r\n", "\n") == words


@pytest.mark.parametrize(
    ("link", "carrying"),
    [
        (MAIL, "mailto:ana@example.org?body=a%0D%0Ab"),
        (SMS, "sms:+351912555014?body=a%0Ab"),
        (CHAT, "https://wa.me/351912555014?text=a%0Ab"),
    ],
)
def test_lines_end_as_each_kind_of_message_has_them(link: str, carrying: str) -> None:
    assert with_text(link, "a\nb") == carrying


@pytest.mark.parametrize(
    "words", ["&bcc=eva@example.org", "?to=eva@example.org", "#x", "\nBcc: eva@example.org", "%0D%0Abcc"]
)
def test_no_word_becomes_a_recipient(words: str) -> None:
    carrying = with_text(MAIL, words)
    assert carrying.count("?") == 1
    assert carrying.count("@") == 1
    assert not set("&#;,\n") & set(carrying)


@pytest.mark.parametrize(
    "link", ["tel:+351912555014", "https://signal.me/#p/+351912555014", "", "mailto:a@b.org?cc=c@d.org"]
)
def test_a_link_that_carries_no_text_gets_none(link: str) -> None:
    assert not takes_text(link)
    assert with_text(link, "") == link
    with pytest.raises(ValueError, match="carries no text"):
        with_text(link, "hello")


def test_words_beyond_the_limit_are_refused_whole_and_never_cut() -> None:
    room = LONGEST - len(with_text(CHAT, "x")) + 1
    assert len(with_text(CHAT, "x" * room)) == LONGEST
    with pytest.raises(TooLongForLink) as refused:
        with_text(CHAT, "x" * (room + 1))
    assert "x" not in str(refused.value)
