"""The usual greeting of a language, whatever it is called."""

import pytest

from regulars.domain.greetings import Greeting, Greetings
from regulars.services.shipped import greetings


@pytest.mark.parametrize(
    ("language", "greeting"),
    [
        ("Polish", "dzień dobry"),
        ("pl", "dzień dobry"),
        ("POLNISCH", "dzień dobry"),
        ("pt-BR", "bom dia"),
        ("Deutsch, some English", "guten Tag"),
        ("日本語", "こんにちは"),
        ("العربية", "السلام عليكم"),
        ("Bahasa Indonesia", "selamat siang"),
        ("Klingon", ""),
        ("", ""),
    ],
)
def test_a_language_is_greeted_by_any_of_its_names(language: str, greeting: str) -> None:
    assert greetings().usual(language) == greeting


def test_the_longer_name_wins() -> None:
    both = Greetings([Greeting("a", "short", ("Swiss",)), Greeting("b", "long", ("Swiss German",))])
    assert (both.usual("Swiss German"), both.usual("Swiss")) == ("long", "short")
