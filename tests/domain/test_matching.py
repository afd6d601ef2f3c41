"""Two ways to write one phone or mail compare equal, and the short way to that answer gives the library's own."""

import phonenumbers
import pytest
from hypothesis import given
from hypothesis import strategies as st

from regulars.domain import matching
from regulars.domain.matching import match_email, match_phone


@pytest.mark.parametrize(
    ("value", "region", "expected"),
    [
        ("+351 912 555 014", "", "+351912555014"),
        ("912 555 014", "PT", "+351912555014"),
        ("912 555 014", "pt", "+351912555014"),
        ("00351 912555014", "PT", "+351912555014"),
        ("+49 (0) 221 5550141", "PT", "+492215550141"),
        ("0221/555-0141", "DE", "+492215550141"),
        ("(312) 555-0123", "US", "+13125550123"),
        ("+1 312-555-0123", "", "+13125550123"),
        ("８６ 138 1234 5678", "CN", "+8613812345678"),
        ("+30-697-555-0152;ext=4", "", "+306975550152"),
        ("+351912555014,,12", "", "+351912555014"),
        ("912 555 014", "", "912555014"),
        ("112", "PT", "112"),
        ("12", "PT", ""),
        ("call me", "PT", ""),
        ("", "PT", ""),
    ],
)
def test_a_phone_is_matched_as_e164_by_the_owner_s_country(value: str, region: str, expected: str) -> None:
    assert match_phone(value, region) == expected


@pytest.mark.parametrize("other", ["ANA@example.org", " ana@example.org ", "mailto:ana@Example.Org"])
def test_mails_are_matched_without_case(other: str) -> None:
    assert match_email(other) == match_email("ana@example.org")


def test_mails_are_matched_composed() -> None:
    assert match_email("ZOE\u0308@example.org") == "zoë@example.org"


@given(st.sampled_from([*sorted(matching._PLAIN), "1", "7", "86"]), st.text("0123456789", min_size=5, max_size=12))
def test_the_short_way_gives_the_answer_of_the_library(code: str, national: str) -> None:
    value = f"+{code} {national}"
    try:
        number = phonenumbers.parse(value)
    except phonenumbers.NumberParseException:
        return
    if phonenumbers.is_possible_number(number):
        assert match_phone(value) == phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


@given(st.text(max_size=80))
def test_anything_can_be_matched(value: str) -> None:
    match_email(value)
    assert match_phone(value, "PT").lstrip("+").isascii()


def test_a_very_long_phone_takes_no_time() -> None:
    assert match_phone("1" * 100_000, "PT")
