"""Links to one person: what may be in them, and what is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regulars.domain import reaching_links
from regulars.domain.reaching_links import NotOneRecipient


@pytest.mark.parametrize(
    ("number", "link"),
    [
        ("+351 912 555 014", "tel:+351912555014"),
        (" (0161) 496-0000 ", "tel:01614960000"),
        ("+81 3\u20110000\u20114427", "tel:+81300004427"),
        ("112", "tel:112"),
    ],
)
def test_a_phone_link_holds_digits_and_a_leading_plus(number: str, link: str) -> None:
    assert reaching_links.phone_link(number) == link


@pytest.mark.parametrize(
    "number",
    [
        "", "+", "12", "Ana", "+351 912 555 014, +351 912 555 015", "912555014;phone-context=evil", "912555014,,123#",
        "*#06#", "912555014?body=hi", "912555014&x=1", "tel:912555014", "+351+912555014", "00 912\n555", "1" * 16,
        "٠١٢٣٤٥", "912%2C913",
    ],
)  # fmt: skip
@pytest.mark.parametrize("build", ["phone_link", "message_link", "whatsapp_link", "signal_link"])
def test_what_is_no_single_number_is_refused(build: str, number: str) -> None:
    with pytest.raises(NotOneRecipient):
        getattr(reaching_links, build)(number)


@pytest.mark.parametrize("build", ["whatsapp_link", "signal_link"])
def test_a_chat_needs_the_country_code(build: str) -> None:
    with pytest.raises(NotOneRecipient):
        getattr(reaching_links, build)("912 555 014")


@pytest.mark.parametrize(
    ("address", "link"),
    [
        ("ana@example.org", "mailto:ana@example.org"),
        ("ana+shop@example.org", "mailto:ana%2Bshop@example.org"),
        ("a&b?c=d%e@example.org", "mailto:a%26b%3Fc%3Dd%25e@example.org"),
        ("zoë@münchen.example", "mailto:zo%C3%AB@m%C3%BCnchen.example"),
    ],
)
def test_a_mail_link_is_one_encoded_address(address: str, link: str) -> None:
    assert reaching_links.mail_link(address) == link


@pytest.mark.parametrize(
    "address",
    [
        "", "ana", "@example.org", "ana@", "ana@example.org,bob@example.org", "ana@example.org;bob@example.org",
        "ana@example.org bob@example.org", "ana@b@example.org", "Ana <ana@example.org>", "ana@example.org\nbcc:x",
        'ana"x"@example.org', "group:ana@example.org", "ana@exa\u202emple.org", "ana@[127.0.0.1]", "a" * 250 + "@b.org",
    ],
)  # fmt: skip
def test_what_is_no_single_address_is_refused(address: str) -> None:
    with pytest.raises(NotOneRecipient):
        reaching_links.mail_link(address)


def test_the_refusal_does_not_repeat_the_value() -> None:
    with pytest.raises(NotOneRecipient) as refused:
        reaching_links.mail_link("ana@example.org,bob@example.org")
    assert "ana" not in str(refused.value)


@given(st.text())
def test_no_text_makes_a_link_with_a_second_recipient(text: str) -> None:
    for build in (reaching_links.phone_link, reaching_links.message_link, reaching_links.mail_link):
        try:
            link = build(text)
        except NotOneRecipient:
            continue
        assert link.isascii()
        assert not set(link) & set(',;?&# \t\n"<>')
        assert link.count("@") == (1 if link.startswith("mailto:") else 0)
