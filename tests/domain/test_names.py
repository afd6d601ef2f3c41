"""Names: said in their own order, and in a list where people look for them."""

import pytest

from regulars.domain.name_order import default_order
from regulars.domain.names import compose, own_sort_key, sort_key
from regulars.domain.people import NameOrder, NameParts
from regulars.domain.sort_words import own_sort_words

FAMILY, GIVEN = NameOrder.FAMILY_FIRST, NameOrder.GIVEN_FIRST


@pytest.mark.parametrize(
    ("name", "language", "order"),
    [
        ("Ana Duarte", "", GIVEN),
        ("山田 太郎", "", FAMILY),
        ("김민준", "", FAMILY),
        ("さくら", "", FAMILY),
        ("Nagy Anna", "hu", FAMILY),
        ("Nguyễn Văn An", "vi_VN", FAMILY),
        ("Kenji Sato", "ja-JP", FAMILY),
        ("Νίκος", "el", GIVEN),
        ("محمد", "ar", GIVEN),
        ("", "", GIVEN),
    ],
)
def test_script_and_language_suggest_the_order(name: str, language: str, order: NameOrder) -> None:
    assert default_order(name, language) is order


@pytest.mark.parametrize(
    ("parts", "order", "said"),
    [
        (NameParts(given="Ana", family="Duarte"), None, "Ana Duarte"),
        (NameParts(given="Anna", family="Nagy"), FAMILY, "Nagy Anna"),
        (NameParts(given="太郎", family="山田"), None, "山田太郎"),
        (NameParts(given="太郎", family="山田"), GIVEN, "太郎 山田"),
        (NameParts(given="Ken", family="山田"), None, "山田 Ken"),
        (NameParts("Dr.", "Ana", "Maria", "Duarte", "Filha"), None, "Dr. Ana Maria Duarte Filha"),
        (NameParts(family="García Márquez"), None, "García Márquez"),
        (NameParts(nickname="Zé"), None, "Zé"),
        (NameParts(), None, ""),
    ],
)
def test_a_name_is_said_in_its_order(parts: NameParts, order: NameOrder | None, said: str) -> None:
    assert compose(parts, order) == said


def test_a_list_in_many_scripts_goes_from_latin_on_with_case_and_accents_set_aside() -> None:
    names = [
        "Émile",
        "emil",
        "Zoë",
        "Łukasz",
        "luke",
        "Ωmega",
        "Анна",
        "משה",
        "محمد",
        "さくら",
        "王小明",
        "9 to 5",
        "'t Hooft",
    ]
    assert sorted(names, key=sort_key) == [
        *("9 to 5", "emil", "Émile", "Łukasz", "luke", "'t Hooft", "Zoë"),
        *("Ωmega", "Анна", "משה", "محمد", "さくら", "王小明"),
    ]


def test_how_a_name_sounds_is_where_it_stands() -> None:
    parts = NameParts(given="太郎", family="山田", phonetic_given="タロウ", phonetic_family="ヤマダ")
    assert sort_key("山田太郎", parts) == sort_key("やまだたろう")
    assert sort_key("Siobhán Ní", NameParts(phonetic_given="Shivawn")) == "shivawn"


def test_a_name_without_a_letter_still_has_a_place() -> None:
    assert sort_key("😀") == "😀"
    assert sort_key("(Bob)") == "bob"


def test_the_owner_s_words_sort_and_are_read_back() -> None:
    stored = own_sort_key("Ōe, Kenzaburō")
    assert stored.startswith(sort_key("Oe Kenzaburo"))
    assert own_sort_words(stored) == "Ōe, Kenzaburō"
    assert own_sort_words(sort_key("Ōe")) == ""
