"""vCards of all makers come in whole: names, labels, dates, pictures, notes, and what has no place of its own."""

from io import BytesIO
from pathlib import Path

import pytest

from regulars.domain.dates import PartialDate
from regulars.domain.numeric_dates import NumberOrder, NumericDate
from regulars.domain.occasions import OccasionKind
from regulars.domain.people import Membership, PointKind
from regulars.formats.records import IncomingLink, IncomingOccasion, IncomingPerson, Reason, Remark
from regulars.formats.vcard import read_vcards

SAMPLES = Path(__file__).parents[1] / "data" / "vcards"


def read(data: bytes, **options: object) -> tuple[list[IncomingPerson], list[Remark]]:
    people: list[IncomingPerson] = []
    remarks: list[Remark] = []
    for batch in read_vcards(BytesIO(data), len(data), **options):
        people += batch.people
        remarks += batch.remarks
    return people, remarks


def card(*lines: str, version: str = "3.0") -> bytes:
    return "\r\n".join(["BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", ""]).encode()


def person(*lines: str, version: str = "3.0") -> IncomingPerson:
    people, remarks = read(card("FN:Ana", *lines, version=version))
    assert not remarks
    return people[0]


def sample(name: str, **options: object) -> tuple[list[IncomingPerson], list[Remark]]:
    return read((SAMPLES / name).read_bytes(), **options)


def points(record: IncomingPerson) -> list[tuple[str, str, bool]]:
    return [(point.value, point.label, point.preferred) for point in record.points]


def day(when: PartialDate, label: str = "", kind: OccasionKind = OccasionKind.BIRTHDAY) -> IncomingOccasion:
    return IncomingOccasion(kind, when, label)


def test_an_apple_card_comes_in_whole() -> None:
    people, remarks = sample("apple_3_0.vcf")
    ana = people[0]
    assert not remarks
    assert (ana.name, ana.parts.nickname, ana.parts.phonetic_family) == ("Ana Luísa Moreira", "Nani", "Moh-ray-ra")
    assert points(ana) == [
        ("ana@example.org", "ateliê", True),
        ("a.moreira@work.example", "work", False),
        ("+351 912 555 014", "mobile", True),
        ("+351 912 555 015", "iphone", False),
        ("+351 222 555 016", "home fax", False),
        ("+351 222 555 017", "assistant phone", False),
        ("http://example.org/ana", "homepage", True),
        ("https://social.example/@ana", "mastodon", False),
        ("skype:ana.moreira", "Skype", True),
    ]
    assert [(a.label, a.street, a.city, a.postcode, a.preferred) for a in ana.addresses] == [
        ("home", "Rua das Flores 12\n3.º Esq.", "Porto", "4050-262", True),
        ("shop", "Largo do Poço 3", "Évora", "7000-500", False),
    ]
    assert ana.memberships == (Membership("Atelier Norte", "Costureira", "Costura"),)
    assert ana.occasions == (
        day(PartialDate(month=5, day=9)),
        day(PartialDate(2009, 6, 20), kind=OccasionKind.ANNIVERSARY),  # written twice by Apple, one day here
        day(PartialDate(2015, 9, 1), "opened her shop", OccasionKind.OTHER),
    )
    assert ana.links == (IncomingLink("spouse", "Rui Brandão"), IncomingLink("neighbour who has the key", "Conceição"))
    assert ana.note == "Likes the window seat; never Fridays, please.\nTwo sugars."
    assert ana.photo.startswith(b"\x89PNG")
    assert "item3.X-ABADR:pt" in ana.extras
    assert not any("X-ABLabel" in extra for extra in ana.extras)


def test_a_company_card_without_a_name_is_called_by_its_organisation() -> None:
    cafe = sample("apple_3_0.vcf")[0][1]
    assert (cafe.name, cafe.is_organisation) == ("Café Zénith", True)


def test_a_comma_that_nobody_escaped_stays_in_the_name() -> None:
    james = sample("apple_3_0.vcf")[0][2]
    assert (james.name, james.parts.family) == ("Richter,James", "Richter,James")
    assert james.occasions == (day(PartialDate(month=6, day=26)),)


@pytest.mark.parametrize(("name", "member"), [("apple_3_0.vcf", "0f9a7c7e-8d41-4e0f-9a56-2f2a86f9d002"),
                                              ("standard_4_0.vcf", "4fbe8971-0bc3-424c-9c26-36c3e1eff6b1")])  # fmt: skip
def test_a_group_card_names_its_members_by_their_uid(name: str, member: str) -> None:
    people = sample(name)[0]
    assert people[-1].is_group
    assert people[-1].members[-1] == member
    assert member in [each.uid for each in people]


def test_a_google_card_comes_in_without_its_noise() -> None:
    (lukasz, mail_only), remarks = sample("google_3_0.vcf")
    assert not remarks
    assert points(lukasz)[1] == ("zak@example.net", "GRAND_CENTRAL", False)
    assert points(lukasz)[3] == ("+48 601 555 022", "mum's phone", False)
    assert points(lukasz)[4] == ("http://example.org/lukasz", "BLOG", False)
    assert len(lukasz.addresses) == 1
    assert lukasz.circles == ("Friday table", "Wine")
    assert lukasz.occasions == (day(PartialDate(month=3, day=17)),)
    assert lukasz.extras == ("PHOTO:https://photos.example/117.jpg",)
    assert mail_only.name == "only.mail@example.org"


def test_an_android_card_of_version_2_1_comes_in_whole() -> None:
    (jose, *_), remarks = sample("android_2_1.vcf", region="ES")
    assert not remarks
    assert (jose.name, jose.parts.family, jose.parts.nickname) == ("José Ñíguez", "Ñíguez", "Pepe")
    assert points(jose) == [
        ("600555031", "mobile", True),
        ("910555032", "home", False),
        ("910555033", "mum's phone", False),
        ("910555034", "work fax", False),
        ("jose@example.org", "home", False),
        ("jose.n", "skype", False),
    ]
    assert [point.match for point in jose.points[:2]] == ["+34600555031", "+34910555032"]
    assert jose.addresses[0].city == "Málaga"
    assert jose.note == "Viene los jueves, café solo.\nMesa de la ventana."
    assert jose.occasions == (
        day(PartialDate(1976, 5, 5)),
        day(PartialDate(2001, 9, 8), kind=OccasionKind.ANNIVERSARY),
    )
    assert jose.links == (IncomingLink("spouse", "Lucía"),)
    assert jose.photo.startswith(b"\x89PNG")


def test_an_outlook_card_in_a_windows_encoding_comes_in_and_the_guess_is_named() -> None:
    (kaethe,), remarks = sample("outlook_2_1.vcf")
    assert kaethe.name == "Dr. Käthe Größ"
    assert kaethe.addresses[0].formatted == "Domstraße 7\n50668 Köln"
    assert kaethe.note == "Mag keine Lilien.\n\nPfad: C:\\neu\\alt"
    assert kaethe.links == (IncomingLink("spouse", "Jürgen"), IncomingLink("manager", "Sören"))
    assert [occasion.when.iso() for occasion in kaethe.occasions] == ["1980-03-22", "2005-09-17"]
    assert kaethe.memberships[0].title == "Leiterin"
    assert "ROLE:Floristin" in kaethe.extras
    assert remarks == [Remark(1, Reason.BAD_ENCODING, "cp1252")]


def test_a_japanese_phone_s_card_comes_in_with_how_the_name_is_read() -> None:
    (sakura, kenta), remarks = sample("nokia_2_1.vcf")
    assert not remarks
    assert (sakura.name, sakura.parts.phonetic_family, sakura.parts.phonetic_given) == (
        "佐藤さくら",
        "サトウ",
        "サクラ",
    )
    assert kenta.name == "鈴木健太"


def test_a_card_of_version_4_0_comes_in_whole() -> None:
    zoe = sample("standard_4_0.vcf")[0][0]
    assert (zoe.name, zoe.sort_key, zoe.language, zoe.zone, zoe.pronouns) == (
        "Ζωή Παπαδοπούλου", "Papadopoulou,Zoe", "el", "Europe/Athens", "she/her")  # fmt: skip
    assert zoe.uid == "4fbe8971-0bc3-424c-9c26-36c3e1eff6b1"
    assert points(zoe)[:3] == [
        ("+30-697-555-0151", "home", True),
        ("+30-697-555-0152;ext=4", "work mobile", False),
        ("zoe@example.gr", "work", True),
    ]
    assert zoe.addresses[0].formatted == "Ερμού 5: ισόγειο\n105 63 Αθήνα"
    assert zoe.occasions[0] == day(PartialDate(1986, about=True))
    assert zoe.photo.startswith(b"\x89PNG")
    assert zoe.links == (IncomingLink("friend", "Αθηνά"),)
    for kept in (
        "GENDER:F",
        "LANG;PREF=2:en",
        "FN;ALTID=1;LANGUAGE=en:Zoe Papadopoulou",
        'X-FOO;X-BAR="a;b:c":kept\\, as it is',
        "RELATED;TYPE=contact:urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf6",
    ):
        assert kept in zoe.extras


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("BDAY:19760505", PartialDate(1976, 5, 5)),
        ("BDAY:1976-05-05", PartialDate(1976, 5, 5)),
        ("BDAY:--0505", PartialDate(month=5, day=5)),
        ("BDAY:--05-05", PartialDate(month=5, day=5)),
        ("BDAY:19760505T120505", PartialDate(1976, 5, 5)),
        ("BDAY;VALUE=DATE:1976-05-05", PartialDate(1976, 5, 5)),
        ("BDAY;VALUE=text:circa 1800", PartialDate(1800, about=True)),
        ("BDAY:1990-01-01;", PartialDate(1990, 1, 1)),
        ("BDAY;X-APPLE-OMIT-YEAR=1604;VALUE=DATE:16040105", PartialDate(month=1, day=5)),
        ("BDAY;X-APPLE-OMIT-YEAR=1900:1900-02-03", PartialDate(month=2, day=3)),
        ("BDAY:1604-02-29", PartialDate(month=2, day=29)),
        ("BDAY:1984", PartialDate(1984)),
        ("BDAY:1984-02", PartialDate(1984, 2)),
        ("BDAY:24.12.1984", PartialDate(1984, 12, 24)),
    ],
)
def test_every_way_to_write_a_birthday_is_understood(line: str, expected: PartialDate) -> None:
    assert person(line).occasions == (day(expected),)


@pytest.mark.parametrize(
    "text", ["31.02.1984", "12.31.1984", "1984-02-30", "31/31/1984", "31.02.84", "someday", "--1301", "1604"]
)
def test_a_date_that_is_none_goes_to_the_notes_and_is_named(text: str) -> None:
    (ana,), remarks = read(card("FN:Ana", "NOTE:Before", f"BDAY:{text}"))
    assert remarks == [Remark(5, Reason.BAD_DATE, f"BDAY:{text}")]
    assert (ana.note, ana.occasions, ana.figures) == (f"Before\n\nBDAY: {text}", (), ())


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("03/04/1984", NumericDate(3, 4, 1984)),
        ("3-4-1984", NumericDate(3, 4, 1984)),
        ("3/4/84", NumericDate(3, 4, 84, short=True)),
        ("3.4.84", NumericDate(3, 4, 84, short=True, dots=True)),
        ("31/12/84;", NumericDate(31, 12, 84, short=True)),
        ("03/04/1604", NumericDate(3, 4, 0)),
    ],
)
def test_a_date_that_may_be_two_stays_in_the_notes_with_its_numbers(text: str, numbers: NumericDate) -> None:
    ana = person("NOTE:Before", f"BDAY:{text}", "NOTE:After")
    assert (ana.note, ana.occasions) == (f"Before\n\nBDAY: {text}\n\nAfter", ())
    [figures] = ana.figures
    assert (figures.kind, figures.numbers, figures.line) == (OccasionKind.BIRTHDAY, numbers, 5)
    assert (figures.entry, figures.paragraph) == (f"BDAY:{text}", f"BDAY: {text}")


def test_a_date_that_can_be_one_alone_is_read_and_tells_its_order() -> None:
    ana = person("BDAY:31/12/1984", "ANNIVERSARY:12.11.2010", "X-ABDATE:5/5/2001")
    assert [occasion.when.iso() for occasion in ana.occasions] == ["1984-12-31", "2010-11-12", "2001-05-05"]
    assert [figures.numbers.shows() for figures in ana.figures] == [NumberOrder.DAY_FIRST]
    assert ana.note == ""


def test_the_label_of_a_date_that_may_be_two_stays_until_the_date_is_read() -> None:
    ana = person("item1.X-ABDATE:03/04/2011", "item1.X-ABLabel:Name day")
    assert (ana.extras, ana.note) == (("item1.X-ABLabel:Name day",), "X-ABDATE: 03/04/2011")
    [figures] = ana.figures
    assert (figures.kind, figures.label, figures.extra) == (OccasionKind.OTHER, "Name day", ana.extras[0])
    assert person("item1.X-ABDATE:31/12/2011", "item1.X-ABLabel:Name day").extras == ()


def test_more_dates_on_one_card_than_anybody_has_are_named_and_kept() -> None:
    people, remarks = read(card("FN:Ana", *["BDAY:03/04/1984"] * 150))
    assert (len(people[0].figures), len(remarks), people[0].note.count("03/04/1984")) == (100, 50, 150)


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (["N:Moreira;Ana;;;"], "Ana Moreira"),
        (["N:佐藤;さくら;;;"], "佐藤さくら"),
        (["N:;;;;", "NICKNAME:Nani"], "Nani"),
        (["FN: ", "ORG:Harbour Books"], "Harbour Books"),
        (["TEL:123456", "EMAIL:ana@example.org"], "ana@example.org"),
        (["TEL:123456"], "123456"),
    ],
)
def test_a_card_without_a_full_name_is_called_by_the_best_it_has(lines: list[str], name: str) -> None:
    assert read(card(*lines))[0][0].name == name


def test_a_card_that_could_not_be_called_anything_is_named_and_stays_outside() -> None:
    people, remarks = read(card("NOTE:who is this"))
    assert not people
    assert [(remark.line, remark.reason, remark.lost) for remark in remarks] == [(1, Reason.NO_NAME, True)]
    assert "who is this" in remarks[0].value


def test_a_messenger_of_any_maker_keeps_its_service() -> None:
    ana = person("X-SKYPE:ana", "X-JABBER;TYPE=pref:ana@chat.example", "IMPP;X-SERVICE-TYPE=Threema:x-apple:ABCD")
    assert [(point.kind, point.value, point.label) for point in ana.points] == [
        (PointKind.MESSENGER, "ana", "skype"),
        (PointKind.MESSENGER, "ana@chat.example", "jabber"),
        (PointKind.MESSENGER, "x-apple:ABCD", "Threema"),
    ]


def test_titles_go_with_the_organisation_of_their_group() -> None:
    ana = person("item1.ORG:A", "item2.ORG:B", "item2.TITLE:Chef", "item1.TITLE:Owner")
    assert ana.memberships == (Membership("A", "Owner"), Membership("B", "Chef"))
    assert person("TITLE:Chef", "ORG:A;Kitchen;Night").memberships == (Membership("A", "Chef", "Kitchen; Night"),)
    assert person("ROLE:Chef").memberships == (Membership("", "Chef"),)


def test_several_notes_become_one() -> None:
    assert person("NOTE:one", "NOTE:two").note == "one\n\ntwo"


def test_the_system_s_own_group_is_no_circle() -> None:
    assert person("CATEGORIES:myContacts,Wine\\, red,Wine\\, red", "CATEGORIES:Friday").circles == (
        "Wine, red",
        "Friday",
    )


def test_lines_are_unfolded_inside_characters_too() -> None:
    folded = card("FN:Zo\u00eb").replace("ë".encode(), b"\xc3\r\n \xab")
    assert read(folded)[0][0].name == "Zoë"


@pytest.mark.parametrize("newline", [b"\r\n", b"\n", b"\r", b"\r\r\n"])
def test_all_kinds_of_newlines_are_read(newline: bytes) -> None:
    data = card("FN:Ana", "NOTE:a", " b").replace(b"\r\n", newline) * 2
    people, remarks = read(data)
    assert [each.note for each in people] == ["ab", "ab"]
    assert not remarks


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
@pytest.mark.parametrize("marked", [True, False])
def test_all_kinds_of_unicode_are_read(encoding: str, marked: bool) -> None:
    text = card("FN:Zoë 李", "NOTE:" + "שלום" * 200).decode() * 300
    mark = {"utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}.get(encoding, b"") if marked else b""
    people, remarks = read(mark + text.encode(encoding), batch_bytes=1001)
    assert {each.name for each in people} == {"Zoë 李"}
    assert len(people) == 300
    assert not remarks


@pytest.mark.parametrize(
    ("charset", "codec"),
    [
        ("ISO-8859-1", "latin-1"),
        ("ISO-8859-7", "iso8859-7"),
        ("windows-1251", "cp1251"),
        ("Shift_JIS", "cp932"),
        ("KOI8-R", "koi8-r"),
        ("GB18030", "gb18030"),
        ("ISO-2022-JP", "iso2022-jp"),
        ("EUC-KR", "cp949"),
        ("BIG5", "big5"),
    ],
)
def test_a_declared_charset_is_believed_raw_and_quoted(charset: str, codec: str) -> None:
    word = {"latin-1": "Größe", "iso8859-7": "Ζωή", "cp1251": "Пётр", "cp932": "表示ソ", "koi8-r": "Алёна", "gb18030": "李秀英",
            "iso2022-jp": "佐藤", "cp949": "서연", "big5": "歐陽"}[codec]  # fmt: skip
    raw = word.encode(codec)
    quoted = "".join(f"={byte:02X}" for byte in raw).encode()
    data = (b"BEGIN:VCARD\r\nVERSION:2.1\r\nFN;CHARSET=%s:%s\r\nX-KEPT;CHARSET=%s:%s\r\n"
            b"NOTE;CHARSET=%s;ENCODING=QUOTED-PRINTABLE:%s\r\nEND:VCARD\r\n")  # fmt: skip
    name = charset.encode()
    (found,), remarks = read(data % (name, raw, name, raw, name, quoted))
    assert (found.name, found.note, found.extras, remarks) == (word, word, (f"X-KEPT:{word}",), [])


def test_a_charset_that_says_something_wrong_is_not_believed() -> None:
    (ana,), remarks = read(card("FN;CHARSET=ISO-8859-1:Zoë", version="2.1"))
    assert (ana.name, remarks) == ("Zoë", [])


def test_a_charset_that_is_no_charset_is_not_used() -> None:
    data = b"BEGIN:VCARD\r\nVERSION:2.1\r\nFN;CHARSET=punycode:Zo\xeb\r\nEND:VCARD\r\n"
    (found,), remarks = read(data)
    assert (found.name, [remark.reason for remark in remarks]) == ("Zoë", [Reason.BAD_ENCODING])


def test_one_card_in_another_encoding_is_named_and_the_rest_stays_as_it_is() -> None:
    data = card("FN:Zoë") + card("FN:Größe").decode().encode("cp1252") + card("FN:李")
    people, remarks = read(data)
    assert [each.name for each in people] == ["Zoë", "Größe", "李"]
    assert [(remark.line, remark.reason, remark.lost) for remark in remarks] == [(5, Reason.BAD_ENCODING, False)]


def test_the_owner_s_choice_of_encoding_is_taken() -> None:
    (found,), remarks = read(card("FN:Пётр").decode().encode("koi8-r"), encoding="KOI8-R")
    assert (found.name, remarks) == ("Пётр", [])


def test_text_comes_in_composed_without_control_characters_and_says_how_many_there_were() -> None:
    (found,), remarks = read(
        card("FN:Zoe\u0308\x00\x07", "NOTE:a\x85b\u202bc", "N;ENCODING=QUOTED-PRINTABLE:=00M=C3=AB")
    )
    assert (found.name, found.note, found.parts.family) == ("Zoë", "ab\u202bc", "Më")
    assert remarks == [Remark(1, Reason.CONTROL_CHARACTERS, "4")]


def test_lone_surrogates_are_dropped_and_pairs_are_joined() -> None:
    raw = "BEGIN:VCARD\r\nFN:A\ud800na\r\nNOTE:\ud83d\ude00\r\nEND:VCARD\r\n".encode("utf-8", "surrogatepass")
    (found,), remarks = read(raw)
    assert (found.name, found.note) == ("Ana", "😀")
    assert remarks == [Remark(1, Reason.CONTROL_CHARACTERS, "1")]
    wide = "\ufeffBEGIN:VCARD\r\nFN:A\udc00na\r\nEND:VCARD\r\n".encode("utf-16-le", "surrogatepass")
    assert read(wide)[0][0].name == "Ana"


def test_a_greek_question_mark_splits_no_name() -> None:
    assert person("N:Mo\u037e;Ana\u0301;;;").parts.given == "Aná"


def test_pictures_are_taken_by_what_they_are_and_never_fetched() -> None:
    (bad, address), remarks = read(
        card("FN:Bad", "PHOTO;ENCODING=b;TYPE=JPEG:bm90IGEgcGljdHVyZQ==")
        + card("FN:Address", "PHOTO;VALUE=uri:https://x.example/a.jpg")
    )
    assert bad.photo == address.photo == b""
    assert bad.extras == ("PHOTO;ENCODING=b;TYPE=JPEG:bm90IGEgcGljdHVyZQ==",)
    assert address.extras == ("PHOTO;VALUE=uri:https://x.example/a.jpg",)
    assert [(remark.line, remark.reason, remark.lost) for remark in remarks] == [(4, Reason.BAD_PHOTO, False)]


@pytest.mark.parametrize(
    "head", ["PHOTO;ENCODING=BASE64;JPEG:", "PHOTO;BASE64:", "photo;encoding=b:", "item1.PHOTO;ENCODING=b:"]
)
@pytest.mark.parametrize("size", [90, 30_000])
@pytest.mark.parametrize("fold", ["\r\n ", "\r\n  ", "\r\n\t", "\r\n"])
def test_a_picture_is_read_however_it_is_folded(head: str, size: int, fold: str) -> None:
    from base64 import b64encode

    jpeg = b"\xff\xd8\xff" + bytes(range(256)) * (size // 256) + b"end"
    text = b64encode(jpeg).decode()
    value = fold.join(text[start : start + 72] for start in range(0, len(text), 72))
    ana = person(head + value, "", "NOTE:after", version="2.1")
    assert ana.photo == jpeg
    assert (ana.note, ana.extras) == ("after", ())


def test_a_picture_in_a_data_uri_is_read() -> None:
    ana = person("PHOTO:data:image/gif;base64,R0lGODlhAQABAAAAACw=", version="4.0")
    assert ana.photo.startswith(b"GIF89a")


def test_the_card_of_an_agent_stays_inside_the_card() -> None:
    people, remarks = read(card("FN:Ana", "AGENT:", "BEGIN:VCARD", "FN:Rui", "END:VCARD", "NOTE:after", version="2.1"))
    assert [(each.name, each.note) for each in people] == [("Ana", "after")]
    assert people[0].extras == ("AGENT:BEGIN:VCARD\\nFN:Rui\\nEND:VCARD",)
    assert not remarks


def test_markers_in_any_case_and_with_blanks_are_seen() -> None:
    data = b"begin:vcard\nfn:Ana\nend:vcard\n\nBegin : vCard \nFN:Rui\nEND: VCARD\t\n\xef\xbb\xbfBEGIN:VCARD\nFN:Zo\nEND:VCARD"
    people, remarks = read(data)
    assert [(each.name, each.line) for each in people] == [("Ana", 1), ("Rui", 5), ("Zo", 8)]
    assert not remarks


def test_a_note_about_vcards_splits_nothing() -> None:
    assert person("NOTE:She wrote BEGIN:VCARD and END:VCARD").note == "She wrote BEGIN:VCARD and END:VCARD"


def test_what_has_no_place_is_kept_in_order_and_verbatim() -> None:
    extras = (
        "X-ONE;TYPE=a,b:1\\n2",
        "item9.X-TWO:2",
        "item9.X-ABLabel:own",
        "GENDER:F",
        'X-Q;P="x:y":z',
        "REV:20260101T000000Z",
    )
    assert person(*extras).extras == extras


def test_the_progress_is_told_in_bytes_of_the_file() -> None:
    data = card("FN:Ana") * 20_000
    batches = list(read_vcards(BytesIO(data), len(data), batch_bytes=100_000))
    positions = [batch.position for batch in batches]
    assert positions == sorted(positions)
    assert positions[-1] == len(data) == batches[-1].size
    assert sum(len(batch.people) for batch in batches) == 20_000
