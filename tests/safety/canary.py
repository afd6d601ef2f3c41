"""A text that stands nowhere by chance, typed into every field, and the search for it in everything that lies on the disk."""

import zlib
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from regulars.domain.changes import Act, Changes
from regulars.domain.dates import PartialDate
from regulars.domain.folding import index_words
from regulars.domain.moments import MomentKind
from regulars.domain.notes import NoteKind
from regulars.domain.occasions import OccasionId, OccasionKind
from regulars.domain.people import Address, PersonField, PersonId, PointKind
from regulars.domain.views import Look
from regulars.services.book import Book
from regulars.services.importing import Decision
from regulars.services.verbs import Verbs
from tests.formats.pictures import png

CANARY = "Zqcanary7731 Žĸánářik 金絲雀7731"
PHONE = "+351 912 773 177"
MAIL = "zqcanary7731@canary.example"
_DIGITS = "912773177"

# The columns that hold no words of anybody: codes of ours, days, numbers as text, sums.
NO_WORDS = {
    "kind", "state", "added_on", "state_since", "begins", "ends", "thanked_on", "pin_until", "zone", "quiet_hours",
    "name_order", "role", "preferred_channel", "forbidden_channels", "strength", "source", "source_day", "review_on",
    "confirmed_on", "until", "since", "direction", "depth", "day", "time", "by", "made_on", "due_on", "settled_on", "date",
    "calendar", "mime", "digest", "fired_at", "as_of", "last_day", "due_day", "late_day", "reached_day", "at", "act",
    "joins", "tbl", "op", "replaced_at", "language", "reminder", "occurrence", "written_on",
}  # fmt: skip
_NO_WORDS_THERE = {("own_field", "kind"), ("meta", "key"), ("meta", "value"), ("setting", "key")}


PICTURE = png(len(CANARY.encode()), 1, pixels=zlib.compress(b"\0" + CANARY.encode(), 0))
"""A picture in whose bytes the canary can be read."""


def in_every_field(verbs: Verbs, files: Path) -> PersonId:
    """Type the canary into every field that there is a verb for, and write it where there is none yet."""
    people = verbs.people
    person = PersonId(_made(people.add(CANARY, phones=[PHONE], emails=[MAIL], birthday=PartialDate(month=11, day=23))))
    other = PersonId(_made(people.add(f"{CANARY} the other")))
    for field in PersonField:
        if field.value not in NO_WORDS:
            people.set_field(person, field, CANARY)
    people.add_point(person, PointKind.PHONE, f"{PHONE} {CANARY}", CANARY)
    people.add_point(person, PointKind.URL, f"https://{CANARY}", CANARY)
    address = {name: CANARY for name in Address.__dataclass_fields__ if name not in ("preferred", "id", "household")}
    people.add_address(person, Address(**address))
    people.set_membership(person, CANARY, CANARY, CANARY)
    people.join_circle(person, CANARY)
    verbs.circles.add(f"{CANARY} circle", CANARY, 30)
    people.add_link(person, CANARY, other_name=CANARY, reverse_kind=CANARY)
    people.set_own_value(person, CANARY, CANARY)
    people.set_photo(person, PICTURE)
    note = verbs.notes.add(person, CANARY, NoteKind.OWN, place=CANARY, own_kind=CANARY, purpose=CANARY)
    verbs.notes.edit(_made(note), text=f"{CANARY} again")
    verbs.moments.log(
        [person, other],
        MomentKind.VISIT,
        day=date(2026, 11, 1),
        text=CANARY,
        place=CANARY,
        private_lines={person: CANARY},
    )
    verbs.promises.add(person, CANARY, quote=CANARY)
    verbs.to_say.write(person, CANARY)
    verbs.to_say.write(other, CANARY)
    verbs.to_say.let_go(other)
    occasion = verbs.occasions.add(person, OccasionKind.OTHER, PartialDate(1980, 11, 24), CANARY)
    verbs.occasions.edit(OccasionId(_made(occasion)), label=f"{CANARY} day")
    verbs.settings.change(owner_name=CANARY)
    verbs.views.save(CANARY, Look(line=CANARY))
    verbs.pauses.begin(other, date(2027, 1, 1), reason=CANARY)
    verbs.today.let_go(other, CANARY)
    _import(verbs, files)
    _without_verbs(verbs.book, person)
    return person


def card(name: str = CANARY) -> str:
    """A card with the canary in fields known and unknown."""
    return (
        f"BEGIN:VCARD\r\nVERSION:4.0\r\nUID:{CANARY}\r\nFN:{name}\r\nTEL:{PHONE}\r\nNOTE:{CANARY}\r\n"
        f"X-{CANARY.split()[0].upper()}:{CANARY}\r\nRELATED;VALUE=text:{CANARY}\r\nEND:VCARD\r\n"
    )


def _import(verbs: Verbs, files: Path) -> None:
    path = files / "canary.vcf"
    path.write_text(card(f"{CANARY} imported"), "utf-8")
    review = verbs.importing.review([path])
    assert review is not None
    imported = verbs.importing.bring_in(review, {pair.index: Decision.KEEP_BOTH for pair in review.pairs})
    assert imported is not None
    assert imported.new == 1


def _without_verbs(book: Book, person: PersonId) -> None:
    """Columns that no verb writes yet: they lie in the same file."""
    with book.change(Act.SAMPLE, CANARY) as change:
        household = change.insert("household", {"name": CANARY, "about": CANARY})
        change.update("person", person, {"pin_reason": CANARY, "household_id": household})
        change.connection.execute("UPDATE organisation SET about = ?", (CANARY,))
        change.connection.execute("UPDATE moment SET bought = ?", (CANARY,))
        change.insert("gift", {"person_id": person, "what": CANARY, "day": "2026-11-01", "landed": CANARY})
        field = change.connection.value("SELECT id FROM own_field LIMIT 1")
        change.update("own_field", field, {"choices": f'["{CANARY}"]', "template": CANARY})
        value = change.connection.value("SELECT id FROM own_value LIMIT 1")
        change.update("own_value", value, {"day": CANARY})
        change.connection.execute("UPDATE setting SET value = json_quote(?) WHERE key = 'owner_name'", (CANARY,))


def columns_without(book: Book) -> set[tuple[str, str]]:
    """The columns with words in which no row has the canary: a field that `in_every_field` does not know."""
    connection = book.writer
    missing = set()
    tables = "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"
    for (table,) in connection.rows(f"{tables} AND name NOT LIKE 'sqlite%' AND name NOT LIKE 'search%'"):
        for column in connection.rows(f"PRAGMA table_info({table})"):
            name, kind = str(column[1]), str(column[2])
            if kind not in ("TEXT", "BLOB") or name in NO_WORDS or (table, name) in _NO_WORDS_THERE or name == "packed":
                continue
            found = f"instr(CAST({name} AS BLOB), ?) OR instr(CAST({name} AS BLOB), ?)"
            sql = f"SELECT 1 FROM {table} WHERE {found} LIMIT 1"
            if connection.value(sql, (CANARY.split()[0].encode(), CANARY.split()[0].lower().encode())) is None:
                missing.add((table, name))
    return missing


def needles() -> set[bytes]:
    """The canary as it may lie on a disk: whole words of it, as typed and as folded for search, in every encoding of ours."""
    words = {*CANARY.split(), *(word for word in index_words(CANARY) if len(word.encode()) > 5), _DIGITS, PHONE[5:]}
    spelled = {form for word in words for form in (word, word.lower(), word.upper(), word.casefold())}
    return {word.encode(coding) for word in spelled for coding in ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le")}


def hits(*roots: Path) -> list[str]:
    """Every file, and every name of a file, under the roots in which the canary is to be read."""
    wanted = needles()
    return [
        f"{path}: {found[:3]}"
        for root in roots
        for path, content in _everything(root)
        if (found := [needle for needle in wanted if needle in content or needle in str(path).encode()])
    ]


def _everything(root: Path) -> Iterator[tuple[Path, bytes]]:
    for path in sorted(root.rglob("*")):
        if path.is_symlink():
            yield path, str(path.readlink()).encode()
        elif path.is_file():
            yield path, path.read_bytes()
        else:
            yield path, b""


def _made(changes: Changes) -> int:
    assert changes.created is not None
    return changes.created
