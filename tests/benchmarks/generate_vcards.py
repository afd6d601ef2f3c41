"""Make a seeded address book of any size as one vCard file, the way a phone exports it.

    python tests/benchmarks/generate_vcards.py 10000 book.vcf [--seed 7]

Names of many locales and scripts, several phones and mails with labels, addresses, notes on 75 %, small photos on 9 %,
6 % altered duplicates. All names are put together by chance from common name parts: nobody is meant.
"""

import argparse
import base64
import random
import struct
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

NOTE_SHARE, PHOTO_SHARE, DUPLICATE_SHARE = 0.75, 0.09, 0.06


@dataclass(frozen=True, slots=True)
class Locale:
    """The name parts, towns and phone numbers of a place."""

    given: tuple[str, ...]
    family: tuple[str, ...]
    towns: tuple[str, ...]
    country: str
    dial: str
    family_first: bool = False


def _locale(given: str, family: str, towns: str, country: str, dial: str, *, family_first: bool = False) -> Locale:
    return Locale(tuple(given.split()), tuple(family.split()), tuple(towns.split("|")), country, dial, family_first)


LOCALES = (
    _locale(
        "Ana João Inês Conceição Tomás Rui Luísa",
        "Moreira Conceição Gonçalves Araújo Sá Brandão",
        "Porto|Évora|Setúbal",
        "Portugal",
        "+351 91",
    ),
    _locale(
        "Jürgen Käthe Anneliese Björn Sören Heike",
        "Müller Größ Weiß Schröder Köhler Bäcker",
        "Köln|Münster|Fürth",
        "Deutschland",
        "+49 1512",
    ),
    _locale(
        "Zoë François Chloé Noël Hélène Benoît",
        "Lefèvre Béranger Garçon Dupré Lécuyer",
        "Orléans|Nîmes|Besançon",
        "France",
        "+33 6",
    ),
    _locale(
        "Łukasz Żaneta Małgorzata Paweł Jędrzej",
        "Wójcik Dąbrowska Kamiński Żak Król",
        "Łódź|Kraków|Gdańsk",
        "Polska",
        "+48 60",
    ),
    _locale("Øystein Åse Sølvi Håkon Bjørn", "Sørensen Ødegård Bråten Næss", "Tromsø|Ålesund|Bodø", "Norge", "+47 9"),
    _locale(
        "Mary James Olivia Noah Grace Harper",
        "Smith O'Neill Taylor Baker-Jones Wright",
        "Chicago|Barstow|Portland",
        "USA",
        "+1 312 5",
    ),
    _locale(
        "Ζωή Γιώργος Ελένη Δημήτρης Αθηνά",
        "Παπαδόπουλος Νικολάου Γεωργίου Οικονόμου",
        "Αθήνα|Πάτρα|Χανιά",
        "Ελλάδα",
        "+30 69",
    ),
    _locale(
        "Пётр Алёна Сергей Ольга Мария",
        "Ёлкин Иванова Смирнов Кузнецова Соколов",
        "Киров|Тверь|Орёл",
        "Россия",
        "+7 91",
    ),
    _locale("Олена Ігор Їжакевич Наталія", "Шевченко Коваль Бондар Ткачук", "Львів|Київ|Одеса", "Україна", "+380 50"),
    _locale("伟 秀英 敏 小明 静", "王 李 张 陈 欧阳", "上海|北京|成都", "中国", "+86 138", family_first=True),
    _locale(
        "さくら 健太 陽子 翔 美咲", "佐藤 鈴木 高橋 渡辺 長谷川", "大阪|札幌|横浜", "日本", "+81 90", family_first=True
    ),
    _locale("민준 서연 지우 하은", "김 이 박 최 정", "서울|부산|대구", "대한민국", "+82 10", family_first=True),
    _locale("محمد فاطمة يوسف ليلى سارة", "الحسن العلي حداد منصور", "دبي|عمّان|القاهرة", "الأردن", "+962 7"),
    _locale("נועה דוד יעל אבי שרה", "כהן לוי מזרחי פרץ", "חיפה|תל אביב|ירושלים", "ישראל", "+972 5"),
    _locale("สมชาย มาลี อรุณ กมล", "ใจดี ศรีสุข แสงทอง วงศ์ไทย", "เชียงใหม่|กรุงเทพฯ|ภูเก็ต", "ประเทศไทย", "+66 8"),
    _locale("अनिल सुनीता राहुल प्रिया", "शर्मा पटेल वर्मा गुप्ता", "मुंबई|दिल्ली|जयपुर", "भारत", "+91 98"),
    _locale("Nguyễn Thị Đức Hương", "Trần Phạm Đặng Võ", "Huế|Đà Nẵng|Hà Nội", "Việt Nam", "+84 9", family_first=True),
    _locale("İbrahim Ayşe Çağla Gökhan", "Yılmaz Öztürk Şahin Güneş", "İzmir|Eskişehir|Muğla", "Türkiye", "+90 53"),
)
WORDS = {
    "": "likes her coffee black, two sugars; comes on Fridays; asked for the window seat, never the draughty one; "
    "paid by card; brought her sister along; prefers a call in the morning".split(),
    "Ελλάδα": "προτιμά το παράθυρο, έρχεται Παρασκευή, καφές σκέτος, μιλάει για τα παιδιά".split(),
    "Россия": "любит чай с лимоном; приходит по пятницам; просила позвонить утром".split(),
    "中国": "喜欢 靠窗 的 位子 ， 每 周五 来 ， 不 要 糖".split(),
    "日本": "窓際 の 席 が 好き 。 金曜日 に 来る 。 砂糖 なし".split(),
    "الأردن": "تحب القهوة بدون سكر وتأتي يوم الجمعة".split(),
    "ישראל": "אוהבת קפה בלי סוכר ומגיעה ביום שישי".split(),
}
_SUBSCRIBER_DIGITS = {
    "+351": 7,
    "+49": 7,
    "+48": 7,
    "+47": 7,
    "+380": 7,
    "+1": 6,
}  # behind the dial, as long as real ones
OWN_LABELS = ("shop", "mum's phone", "atelier", "кафе", "店", "Café am Eck")
COMPANIES = ("Atelier Norte", "Blumen & Söhne", "Harbour Books", "Трактир", "花屋", "Café Zénith", "North; South Ltd")


def _png(rng: random.Random, edge: int) -> bytes:
    """A small picture of noise that every decoder opens."""
    rows = b"".join(b"\0" + rng.randbytes(edge * 3) for _ in range(edge))

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    header = struct.pack(">IIBBBBB", edge, edge, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def _escape(text: str) -> str:
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def _fold(line: str) -> bytes:
    """Fold at 75 bytes, never inside a character."""
    rest = line.encode()
    pieces: list[bytes] = []
    while len(rest) > 75:
        cut = 75 if not pieces else 74
        while rest[cut] & 0xC0 == 0x80:
            cut -= 1
        pieces.append(rest[:cut])
        rest = rest[cut:]
    return b"\r\n ".join([*pieces, rest])


class CardMaker:
    """Cards of one seed; the same seed makes the same file on every machine."""

    def __init__(self, seed: int) -> None:
        self._rng = random.Random(seed)
        self._photos = [base64.b64encode(_png(self._rng, self._rng.choice((24, 32, 48)))).decode() for _ in range(24)]

    def cards(self, count: int) -> Iterator[bytes]:
        """`count` cards; about 6 % are altered copies of one of the last 500."""
        rng, recent = self._rng, list[list[str]]()
        for number in range(count):
            if recent and rng.random() < DUPLICATE_SHARE:
                lines = self._altered(rng.choice(recent), number)
            else:
                lines = self._card(number)
                recent = [*recent[-499:], lines] if len(recent) >= 500 else [*recent, lines]
            body = b"\r\n".join(map(_fold, lines))
            yield b"BEGIN:VCARD\r\nVERSION:3.0\r\n" + body + b"\r\nEND:VCARD\r\n"

    def _phone(self, dial: str) -> str:
        length = _SUBSCRIBER_DIGITS.get(dial.split()[0], 8)
        digits = f"{self._rng.randrange(10**length):0{length}}"
        return f"{dial}{digits[:-6]} {digits[-6:-3]} {digits[-3:]}"

    def _card(self, number: int) -> list[str]:
        rng = self._rng
        where = rng.choice(LOCALES)
        given, family, town = rng.choice(where.given), rng.choice(where.family), rng.choice(where.towns)
        full = f"{family}{given}" if where.family_first and not family.isascii() else f"{given} {family}"
        lines = [
            f"UID:{number:08x}-{rng.getrandbits(64):016x}",
            f"N:{_escape(family)};{_escape(given)};;;",
            f"FN:{_escape(full)}",
        ]
        lines += self._reach(where, number)
        if rng.random() < 0.6:
            lines.append(
                f"ADR;TYPE=HOME:;;{_escape(rng.choice(where.family))} {rng.randrange(1, 300)};{town};;"
                f"{rng.randrange(10000, 99999)};{where.country}"
            )
        if rng.random() < 0.35:
            lines += [
                f"ORG:{_escape(rng.choice(COMPANIES))};",
                f"TITLE:{rng.choice(('Owner', 'Florist', 'Chef', 'Accountant'))}",
            ]
        lines += self._days()
        if rng.random() < NOTE_SHARE:
            words = WORDS.get(where.country, WORDS[""])
            lines.append("NOTE:" + _escape(" ".join(rng.choice(words) for _ in range(rng.randrange(4, 60)))))
        if rng.random() < 0.4:
            lines.append("CATEGORIES:" + rng.choice(("Regulars", "Friday table", "Wine,Regulars", "myContacts")))
        if rng.random() < PHOTO_SHARE:
            lines.append(f"PHOTO;ENCODING=b;TYPE=PNG:{rng.choice(self._photos)}")
        return [*lines, f"REV:2026-{rng.randrange(1, 12):02}-{rng.randrange(1, 28):02}T10:00:00Z"]

    def _reach(self, where: Locale, number: int) -> list[str]:
        rng = self._rng
        lines = [f"TEL;TYPE=CELL;TYPE=VOICE;TYPE=pref:{self._phone(where.dial)}"]
        if rng.random() < 0.5:
            lines.append(f"TEL;TYPE={rng.choice(('HOME', 'WORK', 'WORK;TYPE=FAX'))}:{self._phone(where.dial)}")
        if rng.random() < 0.25:
            lines += [f"item1.TEL:{self._phone(where.dial)}", f"item1.X-ABLabel:{_escape(rng.choice(OWN_LABELS))}"]
        if rng.random() < 0.8:
            lines.append(f"EMAIL;TYPE=INTERNET;TYPE=HOME:person{number}@example.org")
        if rng.random() < 0.3:
            lines.append(f"EMAIL;TYPE=INTERNET;TYPE=WORK:p.{number}@work{number % 97}.example")
        if rng.random() < 0.15:
            lines += [f"item2.URL:http\\://example.org/{number}", "item2.X-ABLabel:_$!<HomePage>!$_"]
        if rng.random() < 0.1:
            lines.append(f"IMPP;X-SERVICE-TYPE=Skype;TYPE=HOME:skype:person{number}")
        return lines

    def _days(self) -> list[str]:
        rng, lines = self._rng, list[str]()
        chance = rng.random()
        month, day = rng.randrange(1, 13), rng.randrange(1, 29)
        if chance < 0.35:
            lines.append(f"BDAY:{rng.randrange(1940, 2010)}-{month:02}-{day:02}")
        elif chance < 0.5:
            lines.append(f"BDAY;X-APPLE-OMIT-YEAR=1604:1604-{month:02}-{day:02}")
        if rng.random() < 0.08:
            lines += [
                f"item3.X-ABDATE;TYPE=pref:{rng.randrange(1980, 2025)}-{month:02}-{day:02}",
                "item3.X-ABLabel:_$!<Anniversary>!$_",
            ]
        return lines

    def _altered(self, lines: list[str], number: int) -> list[str]:
        """The same person as another phone wrote it: a typo, a phone without its spaces, something left out."""
        rng = self._rng
        changes: tuple[Callable[[str], str], ...] = (
            lambda line: line.replace(" ", "") if line.startswith("TEL") else line,
            lambda line: line[:-1] if line.startswith("FN:") and len(line) > 5 else line,
            lambda line: line.upper() if line.startswith("EMAIL") else line,
        )
        change = rng.choice(changes)
        kept = [line for line in lines if not line.startswith(("UID:", "NOTE:", "REV:")) or rng.random() < 0.3]
        return [f"UID:{number:08x}-copy", *(change(line) for line in kept if not line.startswith("UID:"))]


def write_book(path: Path, count: int, seed: int = 7) -> int:
    """Write `count` cards to `path`; returns the file's size in bytes."""
    with path.open("wb") as out:
        for card in CardMaker(seed).cards(count):
            out.write(card)
    return path.stat().st_size


if __name__ == "__main__":
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("count", type=int)
    options.add_argument("path", type=Path)
    options.add_argument("--seed", type=int, default=7)
    given = options.parse_args()
    print(f"{write_book(given.path, given.count, given.seed):,} bytes")
