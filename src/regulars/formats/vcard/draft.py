"""One card while it is read: what its lines said so far, and the record that they make together."""

import re
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from regulars.domain.clean_text import has_ink
from regulars.domain.dates import PartialDate
from regulars.domain.numeric_dates import NumericDate
from regulars.domain.occasions import OccasionKind
from regulars.domain.people import Membership, PointKind
from regulars.formats.plain_records import Plain, fields_of_date, fields_of_membership, plain_figures
from regulars.formats.records import IncomingFigures, Reason, Remark
from regulars.formats.vcard import limits
from regulars.formats.vcard.heads import Head, without_charset
from regulars.formats.vcard.labels import own_label
from regulars.formats.vcard.lines import BLOB, BLOB_MARK
from regulars.formats.vcard.values import picture

_EAST_ASIAN = re.compile("[\u3005\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\U00020000-\U0003ffff]+")
_DAY_LABELS = {"_$!<anniversary>!$_": OccasionKind.ANNIVERSARY, "_$!<birthday>!$_": OccasionKind.BIRTHDAY}


class Job(NamedTuple):
    """An ORG or a TITLE as it came, with its group; `since` and `until` come from files of our own."""

    is_title: bool
    group: str
    text: str
    department: str = ""
    since: str = ""
    until: str = ""


class Draft:
    """What the lines of one card said so far."""

    __slots__ = (
        "address_labels", "addresses", "base64_extras", "base64_parts", "blobs", "body", "circles", "controls", "dropped",
        "extras", "figures", "group_labels", "grouped", "is_group", "is_organisation", "jobs", "language", "line", "links",
        "match_phone", "members", "name", "name_fields", "nicknames", "notes", "occasions", "old", "own_values",
        "phonetic_family", "phonetic_given", "photo_parts", "photo_place", "points", "pronouns", "remarks", "roles",
        "sort_key", "uid", "zone",
    )  # fmt: skip

    def __init__(
        self, line: int, body: bytes, blobs: Sequence[bytes], match_phone: Callable[[str], str] | None
    ) -> None:
        self.line = line
        self.body = body
        self.blobs = blobs
        self.match_phone = match_phone
        self.old = False
        self.uid = self.name = self.language = self.zone = self.pronouns = self.sort_key = ""
        self.phonetic_given = self.phonetic_family = ""
        self.name_fields: list[str] | None = None
        self.nicknames: list[str] = []
        self.points: list[list[Any]] = []  # the fields of a ContactPoint as in `plain_records`, its label at 2
        self.addresses: list[list[Any]] = []  # of an Address, label at 0, formatted at 8
        self.address_labels: list[tuple[Head, str]] = []
        self.jobs: list[Job] = []
        self.roles: list[tuple[Head, str, str]] = []
        self.occasions: list[list[Any]] = []  # of an IncomingOccasion: kind, when, label
        # Of an IncomingFigures: its occasion (which may have no date here), then its fields from the numbers on.
        self.figures: list[list[Any]] = []
        self.links: list[list[str]] = []  # of an IncomingLink: kind, name
        self.circles: list[str] = []
        self.notes: list[str] = []
        self.members: list[str] = []
        self.is_organisation = self.is_group = False
        self.own_values: list[tuple[str, str]] = []
        self.extras: list[str] = []
        self.dropped: set[int] = set()  # the places of extras that turned out to be none
        # Where a group's item stands, so that its label finds it: (group, list, index). And the labels: group -> (text, extra).
        self.grouped: list[tuple[str, str, int]] = []
        self.group_labels: dict[str, tuple[str, int]] = {}
        # The pieces of values that go on over lines without any mark; the first of a photo's is its head.
        self.photo_parts: list[str] = []
        self.photo_place = 0
        self.base64_extras: list[tuple[int, list[str]]] = []
        self.base64_parts: list[str] = []
        self.controls = 0
        self.remarks: list[Remark] = []

    def remark(self, reason: Reason, entry: str, *, to_notes: str = "") -> None:
        """Name a line of this card; `to_notes` keeps what it said."""
        if to_notes:
            self.notes.append(to_notes)
        if len(self.remarks) < limits.REMARKS:
            self.remarks.append(Remark(self._line_of(entry), reason, entry[: limits.SHOWN]))

    def in_figures(self, head: Head, occasion: list[Any], numbers: NumericDate, value: str, entry: str) -> None:
        """Keep a date whose order the rest of the file may tell: till then an occasion if it can be one date only, else a note.

        The note is in no language of ours: it keeps the file's own word for what it is.
        """
        if len(self.figures) >= limits.REMARKS:
            self.remark(Reason.BAD_DATE, entry, to_notes=f"{head.name}: {value}")
            return
        if head.group:
            self.grouped.append((head.group, "figures", len(self.figures)))
        shown = entry[: limits.SHOWN]
        self.figures.append([occasion, numbers, self._line_of(entry), shown, head.name, value, ""])
        if occasion[1] is not None:
            self.occasions.append(occasion)
        else:
            self.notes.append(f"{head.name}: {value}")

    def _line_of(self, entry: str) -> int:
        """The line of the file on which a logical line of the card begins; the card's own where it cannot be told."""
        start = next((index for index, character in enumerate(entry[:40]) if not " " <= character < "\x7f"), 40)
        at = (b"\n" + self.body).find(b"\n" + entry[:start].encode())
        return self.line + 1 + self.body.count(b"\n", 0, at) if at >= 0 else self.line

    def keep(self, head: Head, entry: str) -> None:
        """Keep a line that has no place of its own, verbatim."""
        if BLOB_MARK in entry:
            entry = self.expanded(entry)
        if head.quoted_printable:
            entry = entry.rstrip("=")  # a soft break with nothing behind it would swallow the next line
        elif head.parameters and head.parameter("CHARSET"):
            entry = without_charset(entry)
        if head.base64:
            self.base64_parts = [entry]
            self.base64_extras.append((len(self.extras), self.base64_parts))
        self.extras.append(entry)

    def expanded(self, entry: str) -> str:
        """A line with its large values back in their places."""

        def value(found: re.Match[str]) -> str:
            blob = self.blobs[int(found[1])].replace(b"\n ", b"").replace(b"\n\t", b"")
            return blob.decode("ascii", "replace")

        return BLOB.sub(value, entry)

    def plain(self) -> Plain | None:
        """The record that the lines make together, as a tuple (`plain_records`); None where nothing could be called a name."""
        for index, pieces in self.base64_extras:
            if len(pieces) > 1:
                self.extras[index] = "".join(pieces)
        photo = self._photo() if self.photo_parts else b""
        memberships = _memberships(self.jobs) if self.jobs else ()
        if self.roles:
            memberships = self._with_roles(memberships)
        if self.group_labels:
            self._apply_group_labels()
        if self.dropped:
            self.extras = [extra for number, extra in enumerate(self.extras) if number not in self.dropped]
        if self.address_labels:
            self._apply_address_labels()
        occasions = [_occasion(*fields) for fields in self.occasions]
        parts = self._parts()
        name = self.name
        if not has_ink(name):
            name = self._composed_name(parts, memberships)
            if not has_ink(name):
                return None
        fields = (
            self.line,
            name,
            self.uid,
            parts,
            self.points,
            self.addresses,
            [fields_of_membership(job) for job in memberships],
            occasions if len(occasions) < 2 else list(dict.fromkeys(occasions)),
            self.links,
            tuple(dict.fromkeys(self.circles)) if self.circles else (),
            "\n\n".join(self.notes),
            photo,
            self.is_organisation,
            self.is_group,
            tuple(self.members),
            self.language,
            self.zone,
            self.pronouns,
            dict(self.own_values),
            tuple(self.extras),
            self.sort_key,
        )
        return (*fields, tuple([_figures(*date) for date in self.figures])) if self.figures else fields

    def _parts(self) -> tuple[str, ...] | None:
        """The fields of a `NameParts`; None where all are empty."""
        fields = self.name_fields
        if fields is None:
            if not (self.nicknames or self.phonetic_given or self.phonetic_family):
                return None
            fields = [""] * 5
        nickname = ", ".join(self.nicknames) if self.nicknames else ""
        family, given, middle, prefix, suffix = fields
        parts = (prefix, given, middle, family, suffix, nickname, self.phonetic_given, self.phonetic_family)
        return parts if any(parts) else None

    def _composed_name(self, parts: tuple[str, ...] | None, memberships: tuple[Membership, ...]) -> str:
        """A name for a card without FN: its parts, nickname, organisation, mail, phone, any other way to reach it."""
        organisation = next((job.organisation for job in memberships if job.organisation), "")
        if self.is_organisation and organisation:
            return one_line(organisation)
        prefix, given, middle, family, suffix, nickname, *_ = parts or [""] * 6
        if _EAST_ASIAN.fullmatch(family) is not None and _EAST_ASIAN.fullmatch(given) is not None:
            return family + given
        whole = " ".join(filter(None, (prefix, given, middle, family, suffix)))
        by_kind: dict[str, str] = {fields[0]: fields[1] for fields in reversed(self.points)}
        reach = by_kind.get(PointKind.EMAIL) or by_kind.get(PointKind.PHONE) or next(iter(by_kind.values()), "")
        return one_line(whole or nickname or organisation or reach)

    def _photo(self) -> bytes:
        head, *pieces = self.photo_parts
        value = "".join(pieces).strip()
        whole = BLOB.fullmatch(value)
        data = picture(
            self.blobs[int(whole[1])] if whole is not None else self.expanded(value).encode("ascii", "replace")
        )
        if value and not data:
            self.remark(Reason.BAD_PHOTO, head)
            self.extras[self.photo_place] = head + self.expanded(value)
        else:
            self.dropped.add(self.photo_place)
        return data

    def _apply_group_labels(self) -> None:
        """Give each label to the items of its group; a label that found none stays in the extras, where it stands."""
        for group, kind, index in self.grouped:
            found = self.group_labels.get(group)
            if found is None:
                continue
            text, extra = found
            label = own_label(text)
            if kind == "figures" and self.figures[index][0][1] is None:
                self.figures[index][-1] = self.extras[extra]  # the label stays there as long as the date is a note
            else:
                self.dropped.add(extra)
            match kind:
                case "point":
                    self.points[index][2] = label
                case "address":
                    self.addresses[index][0] = label
                case "link":
                    self.links[index][0] = label
                case "own":
                    self.own_values[index] = (label, self.own_values[index][1])
                case _:
                    occasion = self.occasions[index] if kind == "occasion" else self.figures[index][0]
                    day = _DAY_LABELS.get(text.strip().lower())
                    if day is not None:
                        occasion[0] = day
                    else:
                        occasion[2] = label

    def _apply_address_labels(self) -> None:
        """Give each LABEL line to the address of the same type that has none, or make it an address."""
        free: dict[str, deque[int]] = {}
        for index, address in enumerate(self.addresses):
            if not address[8]:
                free.setdefault(address[0], deque()).append(index)
        for head, text in self.address_labels:
            fitting = free.get(head.label)
            if fitting:
                self.addresses[fitting.popleft()][8] = text
            else:
                self.addresses.append([head.label, *[""] * 7, text, head.preferred])

    def _with_roles(self, memberships: tuple[Membership, ...]) -> tuple[Membership, ...]:
        """A ROLE is the title where no TITLE stands; any other is kept as it came."""
        (head, entry, text), *others = self.roles
        if memberships and memberships[0].title:
            self.keep(head, entry)
        for other_head, other, _ in others:
            self.keep(other_head, other)
        if not memberships:
            return (Membership("", text),)
        if memberships[0].title:
            return memberships
        return (replace(memberships[0], title=text), *memberships[1:])


def _memberships(jobs: list[Job]) -> tuple[Membership, ...]:
    """Pairs each ORG with the TITLE of its group, else in their order. A lone title without a group goes with the one ORG."""
    titles = [job for job in jobs if job.is_title]
    if len(titles) == 1 and len(jobs) == 2 and (jobs[0].group == jobs[1].group or not titles[0].group):
        return (_membership(jobs[0] if jobs[1].is_title else jobs[1], titles[0]),)
    paired: list[tuple[Job | None, Job | None]] = []
    waiting: dict[tuple[str, bool], deque[int]] = {}
    for job in jobs:
        partners = waiting.get((job.group, not job.is_title))
        if partners:
            place = partners.popleft()
            paired[place] = (paired[place][0], job) if job.is_title else (job, paired[place][1])
        else:
            waiting.setdefault((job.group, job.is_title), deque()).append(len(paired))
            paired.append((None, job) if job.is_title else (job, None))
    return tuple([_membership(organisation, title) for organisation, title in paired])


def _membership(organisation: Job | None, title: Job | None) -> Membership:
    if organisation is None:
        assert title is not None
        return Membership("", title.text, "", title.since, title.until)
    text = title.text if title is not None else ""
    return Membership(organisation.text, text, organisation.department, organisation.since, organisation.until)


def _occasion(kind: OccasionKind, when: PartialDate, label: str) -> Plain:
    return kind.value, label, *fields_of_date(when)


def _figures(
    occasion: list[Any], numbers: NumericDate, line: int, entry: str, name: str, text: str, extra: str
) -> Plain:
    kind, _, label = occasion
    return plain_figures(IncomingFigures(kind, label, numbers, line, entry, name, text, extra))


def one_line(text: str) -> str:
    """A name on one line, without blanks around it."""
    return " ".join(text.split("\n")).strip() if "\n" in text else text.strip()
