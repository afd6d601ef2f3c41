"""Addresses as their countries write them."""

import pytest

from regulars.domain.people import Address
from regulars.domain.postal import country_code, order_of_parts, postal_lines


@pytest.mark.parametrize(
    ("address", "lines"),
    [
        (Address("", "Rua da Amostra 14", "3.º Esq.", "", "Lisboa", "", "1200-001", "Portugal"),
         ["Rua da Amostra 14", "3.º Esq.", "1200-001 Lisboa", "Portugal"]),
        (Address("", "1 Main St", "", "", "Barstow", "CA", "92311", "USA"), ["1 Main St", "Barstow, CA 92311", "USA"]),
        (Address("", "10 High St", "", "", "Oxford", "", "OX1 1AA", "UK"), ["10 High St", "Oxford", "OX1 1AA", "UK"]),
        (Address("", "Fő utca 1.", "", "", "Budapest", "", "1011", "Magyarország"),
         ["Budapest", "Fő utca 1.", "1011", "Magyarország"]),
        (Address("", "丸の内1-1", "", "", "千代田区", "東京都", "100-0001", "日本"),
         ["〒100-0001", "東京都千代田区丸の内1-1", "日本"]),
        (Address("", "1-1 Marunouchi", "", "", "Chiyoda-ku", "Tokyo", "100-0001", "Japan"),
         ["1-1 Marunouchi", "Chiyoda-ku, Tokyo", "100-0001", "Japan"]),
        (Address("", "Av. Paulista 1", "", "", "São Paulo", "SP", "01310-000", "Brasil"),
         ["Av. Paulista 1", "São Paulo-SP", "01310-000", "Brasil"]),
        (Address("", "", "", "Box 7", "Nairobi", "", "00100", "Kenya"), ["Box 7", "Nairobi", "00100", "Kenya"]),
    ],
)  # fmt: skip
def test_each_country_has_its_lines(address: Address, lines: list[str]) -> None:
    assert postal_lines(address) == lines


def test_a_part_that_is_not_there_leaves_no_sign_behind() -> None:
    for parts, lines in (
        ({"city": "Barstow"}, ["Barstow"]),
        ({"region": "CA", "postcode": "92311"}, ["CA 92311"]),
        ({"city": "Barstow", "region": "CA"}, ["Barstow, CA"]),
        ({"postcode": "92311"}, ["92311"]),
    ):
        assert postal_lines(Address(country="US", **parts), home="US") == lines


def test_the_country_stands_on_a_letter_that_goes_abroad_alone() -> None:
    lisbon = Address(street="Rua 1", city="Lisboa", country="Portugal")
    assert postal_lines(lisbon, home="PT") == ["Rua 1", "Lisboa"]
    assert postal_lines(lisbon, home="DE") == ["Rua 1", "Lisboa", "PORTUGAL"]


def test_an_unknown_country_is_written_as_most_are() -> None:
    assert postal_lines(Address(street="1 Sea Road", city="Poseidonis", postcode="77", country="Atlantis")) == [
        "1 Sea Road",
        "77 Poseidonis",
        "Atlantis",
    ]


def test_countries_are_known_in_several_languages_and_by_their_code() -> None:
    assert {country_code(name) for name in ("Deutschland", "GERMANY", "Allemagne", "ドイツ", "de", "ألمانيا")} == {"DE"}
    assert country_code("") == ""


def test_every_part_has_one_place_in_the_form() -> None:
    for country in ("US", "Japan", "日本", "Hong Kong", "香港", "Hungary", "nowhere", ""):
        assert sorted(order_of_parts(Address(country=country))) == sorted(
            ("street", "extended", "po_box", "city", "region", "postcode", "country")
        )
