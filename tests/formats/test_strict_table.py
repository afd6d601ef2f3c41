"""Tables read to the last key."""

import pytest

from regulars.domain.people import Channel
from regulars.formats.strict_table import StrictTable


def test_what_was_asked_for_is_given_in_its_type() -> None:
    table = StrictTable(
        "t", {"a": "x", "n": 3, "yes": True, "c": "call", "l": ["p", 1], "m": {"k": 2}, "s": {"q": "r"}}
    )
    assert (table.text("a"), table.number("n"), table.flag("yes")) == ("x", 3, True)
    assert table.choice("c", Channel) is Channel.CALL
    assert table.texts("l") == ("p", "1")
    assert table.pairs("m") == {"k": "2"}
    inner = table.table("s")
    assert inner is not None
    assert inner.text("q") == "r"
    inner.done()
    table.done()


def test_what_is_not_there_is_empty() -> None:
    table = StrictTable("t", {})
    assert (table.text("a"), table.whole("n"), table.flag("yes"), table.choice("c", Channel)) == ("", None, None, None)
    assert (table.texts("l"), table.pairs("m"), table.table("s"), table.tables("r")) == ((), {}, None, [])
    assert not table.has("a")
    table.done()


def test_a_key_that_nobody_asked_for_is_named_with_its_place() -> None:
    table = StrictTable("person ana", {"colour": "red", "name": "Ana"})
    table.text("name")
    with pytest.raises(ValueError, match="person ana: unknown key colour"):
        table.done()


@pytest.mark.parametrize(
    ("value", "read"), [(True, "number"), ("3", "number"), (3, "text"), (1, "flag"), ("x", "texts")]
)
def test_a_value_of_the_wrong_type_is_refused(value: object, read: str) -> None:
    with pytest.raises(ValueError, match="key = "):
        getattr(StrictTable("t", {"key": value}), read)("key")
