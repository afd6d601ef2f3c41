"""An owner at work, by chance: one verb after the other, drawn from a seed, over whatever is in the book."""

import random
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from regulars.domain.changes import Changes
from regulars.domain.dates import PartialDate
from regulars.domain.errors import KnownProblem, Problem
from regulars.domain.gifts import GiftId, Landed
from regulars.domain.moments import Direction, MomentId, MomentKind
from regulars.domain.notes import NoteId, NoteKind
from regulars.domain.occasions import OccasionId, OccasionKind
from regulars.domain.people import Address, CircleId, OwnKind, PersonField, PersonId, PersonState, PointKind
from regulars.domain.promises import PromiseBy, PromiseId
from regulars.services.book import Book
from regulars.services.verbs import Verbs
from tests.formats.pictures import png

NAMES = "Ana Duarte, Zoë Łódź, Ελένη Παππά, Олена Ёлкин, 佐藤 健, O'Brien Seán, فاطمة السيد, Rui Faria".split(", ")
WORDS = "lamp brass oak Friday Straße naïve кава 陶器 bread ferry 12 walnut".split()
_PLAIN_FIELDS = (
    PersonField.NICKNAME, PersonField.ABOUT, PersonField.GREETING, PersonField.SAY_LIKE, PersonField.PRONOUNS,
    PersonField.GIVEN, PersonField.FAMILY, PersonField.PHONETIC_FAMILY, PersonField.ADDRESS_FORM,
)  # fmt: skip
_REFUSALS = frozenset({Problem.BAD_VALUE, Problem.ENTRY_UNKNOWN, Problem.PERSON_UNKNOWN, Problem.NOTHING_TO_REDO})


class Owner:
    """Does one random act after another. `folder` is where the files of imports are made; without it nothing is imported."""

    def __init__(self, verbs: Verbs, seed: int, folder: Path | None = None) -> None:
        self.verbs = verbs
        self.rng = random.Random(seed)
        self.folder = folder
        self._acts: list[Callable[[], Changes | None]] = [
            self._new_person, self._new_person, self._field, self._rename, self._about_the_clock, self._delete_person,
            self._point, self._place, self._work, self._circle, self._connection, self._own, self._photo, self._note,
            self._note, self._moment, self._moment, self._moment, self._old_moment, self._promise, self._occasion,
            self._day, self._circles, self._settings, self._gift, self._trade, self._to_say,
        ]  # fmt: skip
        if folder is not None:
            self._acts.append(self._import)

    @property
    def book(self) -> Book:
        """The book that is written to."""
        return self.verbs.book

    def act(self) -> Changes:
        """One act that changed something."""
        while True:
            try:
                changes = self.rng.choice(self._acts)()
            except KnownProblem as problem:  # there is nobody yet, or the draw asked for something impossible
                if problem.code not in _REFUSALS:
                    raise
                continue
            if changes is not None and changes.step is not None:
                return changes

    # What is drawn

    def words(self) -> str:
        """Some words."""
        return " ".join(self.rng.choices(WORDS, k=self.rng.randrange(1, 5)))

    def person(self) -> PersonId:
        """Somebody who is in the book."""
        return PersonId(self._any("person"))

    def _any(self, table: str) -> int:
        ids = [row[0] for row in self.book.connection.rows(f"SELECT id FROM {table} ORDER BY id")]
        if not ids:
            raise KnownProblem(Problem.ENTRY_UNKNOWN)
        return int(self.rng.choice(ids))

    def _day_before(self) -> date:
        return self.book.clock.today() - timedelta(days=self.rng.randrange(900))

    # Acts

    def _new_person(self) -> Changes:
        rng = self.rng
        name = f"{rng.choice(NAMES)} {rng.randrange(1000)}"
        phones = [f"+351 912 {rng.randrange(10**6):06}"] if rng.random() < 0.7 else []
        birthday = PartialDate(month=rng.randrange(1, 13), day=rng.randrange(1, 29)) if rng.random() < 0.3 else None
        circle = rng.choice(WORDS) if rng.random() < 0.3 else ""
        return self.verbs.people.add(
            name, phones=phones, emails=["x@y.example"][: rng.randrange(2)], birthday=birthday, circle=circle
        )

    def _rename(self) -> Changes:
        return self.verbs.people.set_field(self.person(), PersonField.NAME, f"{self.rng.choice(NAMES)} {self.words()}")

    def _field(self) -> Changes:
        return self.verbs.people.set_field(self.person(), self.rng.choice(_PLAIN_FIELDS), self.words())

    def _about_the_clock(self) -> Changes:
        people, rng, person = self.verbs.people, self.rng, self.person()
        match rng.randrange(4):
            case 0:
                return people.set_rhythm(person, rng.choice((None, 7.0, 21.5, 90.0)))
            case 1:
                return people.set_state(person, rng.choice(list(PersonState)))
            case 2:
                start = self._day_before()
                return self.verbs.pauses.begin(person, start, rng.choice((None, start + timedelta(days=30))))
            case _:
                return people.introduce(person, self.person())

    def _delete_person(self) -> Changes | None:
        return self.verbs.people.delete(self.person()) if self.rng.random() < 0.4 else None

    def _point(self) -> Changes:
        people, rng = self.verbs.people, self.rng
        match rng.randrange(4):
            case 0:
                return people.add_point(
                    self.person(), PointKind.EMAIL, f"{rng.randrange(99)}@shop.example", self.words()
                )
            case 1:
                return people.edit_point(self._any("contact_point"), f"+44 20 7946 {rng.randrange(10**4):04}", "work")
            case 2:
                return people.prefer_point(self._any("contact_point"))
            case _:
                return people.delete_point(self._any("contact_point"))

    def _place(self) -> Changes:
        people, rng = self.verbs.people, self.rng
        if rng.random() < 0.5:
            return people.add_address(self.person(), Address(street=self.words(), city=rng.choice(WORDS)))
        if rng.random() < 0.5:
            return people.edit_address(self._any("address"), Address(city=self.words(), country="Portugal"))
        return people.delete_address(self._any("address"))

    def _work(self) -> Changes:
        if self.rng.random() < 0.6:
            return self.verbs.people.set_membership(self.person(), self.rng.choice(WORDS), self.words())
        return self.verbs.people.delete_membership(self._any("membership"))

    def _circle(self) -> Changes:
        if self.rng.random() < 0.6:
            return self.verbs.people.join_circle(self.person(), self.rng.choice(WORDS))
        row = self.book.connection.row("SELECT person_id, circle_id FROM circle_member ORDER BY id DESC")
        if row is None:
            raise KnownProblem(Problem.ENTRY_UNKNOWN)
        return self.verbs.people.leave_circle(PersonId(row[0]), CircleId(row[1]))

    def _connection(self) -> Changes:
        people, rng = self.verbs.people, self.rng
        if rng.random() < 0.4:
            return people.add_link(self.person(), "sister", self.person(), reverse_kind="brother")
        if rng.random() < 0.5:
            return people.add_link(self.person(), "friend", other_name=rng.choice(NAMES), symmetric=True)
        return people.delete_link(self._any("link"))

    def _own(self) -> Changes:
        return self.verbs.people.set_own_value(
            self.person(), self.rng.choice(WORDS), self.words() if self.rng.random() < 0.7 else ""
        )

    def _photo(self) -> Changes:
        data = png(10, 10, rows=b"".join(b"\0" + self.rng.randbytes(10) for _ in range(10)))
        return self.verbs.people.set_photo(self.person(), data if self.rng.random() < 0.7 else None)

    def _note(self) -> Changes:
        notes, rng = self.verbs.notes, self.rng
        match rng.randrange(6):
            case 0 | 1:
                kind = rng.choice([kind for kind in NoteKind if kind is not NoteKind.OWN])
                return notes.add(self.person(), self.words(), kind, veiled=rng.random() < 0.2)
            case 2:
                return notes.edit(NoteId(self._any("note")), text=self.words(), veiled=rng.random() < 0.2)
            case 3:
                return notes.confirm(NoteId(self._any("note")))
            case 4:
                return self._look_through()
            case _:
                return notes.delete(NoteId(self._any("note")))

    def _look_through(self) -> Changes:
        review, rng, note = self.verbs.note_review, self.rng, NoteId(self._any("note"))
        match rng.randrange(5):
            case 0:
                return review.keep(note)
            case 1:
                return review.soften(note, self.words())
            case 2:
                return review.veil(note)
            case 3:
                return review.forget(note)
            case _:
                return review.put_off()

    def _gift(self) -> Changes:
        gifts, rng = self.verbs.gifts, self.rng
        if rng.random() < 0.6:
            return gifts.add(self.person(), self.words(), self._day_before(), rng.choice(list(Landed)))
        gift = GiftId(self._any("gift"))
        return gifts.delete(gift) if rng.random() < 0.4 else gifts.edit(gift, what=self.words(), landed=Landed.LOVED)

    def _to_say(self) -> Changes:
        to_say, person = self.verbs.to_say, self.person()
        match self.rng.randrange(4):
            case 0:
                return to_say.let_go(person)
            case 1:
                return to_say.not_yet(person)
            case _:
                return to_say.write(person, self.words())

    def _trade(self) -> Changes:
        trade, formulas, rng = self.verbs.trade, self.verbs.formulas, self.rng
        fields = trade.fields()
        if not fields or rng.random() < 0.1:
            return trade.choose(rng.choice(["", *(one.key for one in trade.templates())]), rng.choice(["en", "ja"]))
        field = rng.choice(fields)
        match rng.randrange(6):
            case 0:
                return trade.add_field(self.words())
            case 1:
                return trade.rename_field(field.id, self.words())
            case 2:
                return trade.move_field(field.id, rng.randrange(len(fields)))
            case 3 if rng.random() < 0.3:
                return trade.remove_field(field.id)
            case _:
                formula = next((one for one in fields if one.kind is OwnKind.FORMULA), None)
                if formula is None:
                    return trade.set_note_kinds([self.words(), self.words()])
                return formulas.use(self.person(), formula.id, self.words(), self._day_before())

    def _moment(self) -> Changes:
        rng = self.rng
        people = list({self.person() for _ in range(rng.randrange(1, 4))})
        text = self.words() if rng.random() < 0.5 else ""
        lines = {people[0]: self.words()} if rng.random() < 0.2 else None
        return self.verbs.moments.log(
            people, rng.choice(list(MomentKind)), direction=rng.choice(list(Direction)), day=self._day_before(),
            text=text, private_lines=lines,
        )  # fmt: skip

    def _old_moment(self) -> Changes:
        moments, rng = self.verbs.moments, self.rng
        moment = MomentId(self._any("moment"))
        match rng.randrange(5):
            case 0:
                return moments.edit(moment, text=self.words() if rng.random() < 0.7 else "")
            case 1:
                return moments.edit(moment, people=list({self.person() for _ in range(3)}))
            case 2:
                return moments.edit(moment, day=self._day_before(), direction=rng.choice(list(Direction)))
            case 3:
                return moments.edit(moment, kind=rng.choice(list(MomentKind)))
            case _:
                return moments.delete(moment)

    def _promise(self) -> Changes:
        promises, rng, today = self.verbs.promises, self.rng, self.book.clock.today()
        if rng.random() < 0.4:
            due = today + timedelta(days=rng.randrange(-30, 30))
            return promises.add(self.person(), self.words(), rng.choice(list(PromiseBy)), due_on=due)
        promise = PromiseId(self._any("promise"))
        settle: list[Callable[[PromiseId], Changes]] = [
            promises.keep, promises.break_, promises.drop, promises.reopen, promises.delete,
            lambda one: promises.renegotiate(one, today + timedelta(days=9)), lambda one: promises.edit(one, text=self.words()),
        ]  # fmt: skip
        return rng.choice(settle)(promise)

    def _occasion(self) -> Changes:
        occasions, rng = self.verbs.occasions, self.rng
        when = PartialDate(rng.randrange(1950, 2020), rng.randrange(1, 13), rng.randrange(1, 29))
        if rng.random() < 0.6:
            return occasions.add(self.person(), OccasionKind.OTHER, when, self.words())
        if rng.random() < 0.5:
            return occasions.edit(OccasionId(self._any("occasion")), when=when)
        return occasions.delete(OccasionId(self._any("occasion")))

    def _day(self) -> Changes:
        today, person = self.verbs.today, self.person()
        match self.rng.randrange(4):
            case 0:
                return today.done(person)
            case 1:
                return today.later_by_days(person, self.rng.randrange(1, 30))
            case 2:
                return today.let_go(person)
            case _:
                return today.tell_last_seen(person, self._day_before(), not_mine=self.rng.random() < 0.2)

    def _circles(self) -> Changes:
        circles, rng = self.verbs.circles, self.rng
        if rng.random() < 0.3:
            return circles.add(self.words(), self.words(), rng.choice((None, 14.0)))
        if rng.random() < 0.7:
            return circles.edit(CircleId(self._any("circle")), cadence_days=rng.choice((None, 10.0, 40.0)))
        return circles.delete(CircleId(self._any("circle")))

    def _settings(self) -> Changes:
        settings, rng = self.verbs.settings, self.rng
        if rng.random() < 0.3:
            return settings.change(counted_kinds=frozenset(rng.sample(list(MomentKind), 6)))
        return settings.change(owner_name=self.words(), country=rng.choice(("PT", "DE", "")))

    def _import(self) -> Changes | None:
        assert self.folder is not None
        path = self.folder / f"people-{self.rng.randrange(10**9)}.vcf"
        path.write_text("".join(self._card() for _ in range(self.rng.randrange(1, 40))), "utf-8")
        try:
            review = self.verbs.importing.review([path])
            brought = None if review is None else self.verbs.importing.bring_in(review)
        finally:
            path.unlink()
        return None if brought is None else brought.changes

    def _card(self) -> str:
        rng = self.rng
        name = f"{rng.choice(NAMES)} {rng.randrange(10**6)}"
        return (
            f"BEGIN:VCARD\r\nVERSION:4.0\r\nUID:{rng.randrange(10**12)}\r\nFN:{name}\r\n"
            f"TEL:+49 30 {rng.randrange(10**7):07}\r\n"
            f"NOTE:{self.words()}\r\nCATEGORIES:{rng.choice(WORDS)}\r\nBDAY:19{rng.randrange(50, 99)}-05-12\r\nEND:VCARD\r\n"
        )
