"""Whatever was done, in whatever order: taking all of it back gives the equal book, and no reference ever dangles."""

import tempfile
from datetime import date, timedelta
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from regulars.domain.dates import PartialDate
from regulars.domain.errors import KnownProblem
from regulars.domain.moments import MomentKind
from regulars.domain.notes import NoteKind
from regulars.domain.occasions import OccasionKind
from regulars.domain.people import PersonField, PersonState, PointKind
from tests.book_contents import Contents, contents, references_hold
from tests.open_shop import Shop

WORDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12)
PICK = st.integers(0, 10_000)
FEW = st.sampled_from(["food", "Food", "oak & brass", "日本"])


class Owner(RuleBasedStateMachine):
    """Somebody who does anything to a few people, and sometimes takes something back."""

    @initialize()
    def open(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        folder = Path(self.folder.name) / "book"
        folder.mkdir(mode=0o700)
        self.shop = Shop(folder)
        self.states: list[Contents] = [contents(self.shop.book)]

    def teardown(self) -> None:
        if not hasattr(self, "shop"):
            return
        try:
            self.take_all_back()
        finally:
            self.shop.book.close()
            self.folder.cleanup()

    def take_all_back(self) -> None:
        """The last word: as many undos as there is something to undo."""
        count = 0
        while self.shop.book.next_undo() is not None:
            self.shop.book.undo()
            count += 1
            assert count < 500
        assert contents(self.shop.book) == self.states[0]
        for _ in range(count):
            self.shop.book.redo()
        assert contents(self.shop.book) == self.states[-1]

    def pick(self, table: str, which: int) -> int:
        rows = self.shop.book.writer.rows(f"SELECT id FROM {table} ORDER BY id")
        return int(rows[which % len(rows)][0]) if rows else 1

    def act(self, *verbs: object) -> None:
        """Run a verb; what cannot be is refused with a known problem."""
        self.shop.clock.at += timedelta(minutes=1)
        verb, *arguments = verbs
        try:
            verb(*arguments)  # type: ignore[operator]  # any verb of the services
        except KnownProblem:
            return
        self.states.append(contents(self.shop.book))

    @rule(name=WORDS, circle=FEW)
    def add_person(self, name: str, circle: str) -> None:
        self.act(
            lambda: self.shop.verbs.people.add(name, circle=circle, phones=["1234"], birthday=PartialDate(None, 5, 9))
        )

    @rule(which=PICK)
    def delete_person(self, which: int) -> None:
        self.act(self.shop.verbs.people.delete, self.pick("person", which))

    @rule(which=PICK, field=st.sampled_from([PersonField.NAME, PersonField.ABOUT, PersonField.FAMILY]), words=WORDS)
    def edit_person(self, which: int, field: PersonField, words: str) -> None:
        self.act(self.shop.verbs.people.set_field, self.pick("person", which), field, words)

    @rule(which=PICK, by=PICK)
    def introduce(self, which: int, by: int) -> None:
        self.act(self.shop.verbs.people.introduce, self.pick("person", which), self.pick("person", by))

    @rule(which=PICK, state=st.sampled_from(PersonState), days=st.floats(1, 400))
    def settle_person(self, which: int, state: PersonState, days: float) -> None:
        self.act(self.shop.verbs.people.set_state, self.pick("person", which), state)
        self.act(self.shop.verbs.people.set_rhythm, self.pick("person", which), days)

    @rule(which=PICK, other=PICK)
    def connect(self, which: int, other: int) -> None:
        self.act(self.shop.verbs.people.add_link, self.pick("person", which), "friend", self.pick("person", other))

    @rule(which=PICK, name=FEW)
    def employ(self, which: int, name: str) -> None:
        self.act(self.shop.verbs.people.set_membership, self.pick("person", which), name)

    @rule(which=PICK)
    def dismiss(self, which: int) -> None:
        self.act(self.shop.verbs.people.delete_membership, self.pick("membership", which))

    @rule(which=PICK, name=FEW)
    def join(self, which: int, name: str) -> None:
        self.act(self.shop.verbs.people.join_circle, self.pick("person", which), name)

    @rule(which=PICK)
    def end_circle(self, which: int) -> None:
        self.act(self.shop.verbs.circles.delete, self.pick("circle", which))

    @rule(which=PICK, value=WORDS)
    def reach(self, which: int, value: str) -> None:
        self.act(self.shop.verbs.people.add_point, self.pick("person", which), PointKind.SOCIAL, value)
        self.act(self.shop.verbs.people.prefer_point, self.pick("contact_point", which))

    @rule(which=PICK, label=FEW, value=st.one_of(WORDS, st.just("")))
    def own_field(self, which: int, label: str, value: str) -> None:
        self.act(self.shop.verbs.people.set_own_value, self.pick("person", which), label, value)

    @rule(which=PICK, text=WORDS)
    def note(self, which: int, text: str) -> None:
        self.act(self.shop.verbs.notes.add, self.pick("person", which), text, NoteKind.AVOID)
        self.act(lambda: self.shop.verbs.notes.edit(self.pick("note", which), text=text))

    @rule(one=PICK, other=PICK, kind=st.sampled_from(MomentKind), ago=st.integers(0, 3000))
    def log(self, one: int, other: int, kind: MomentKind, ago: int) -> None:
        people = [self.pick("person", one), self.pick("person", other)]
        day = date(2026, 11, 22) - timedelta(days=ago)
        self.act(lambda: self.shop.verbs.moments.log(people, kind, day=day))

    @rule(which=PICK, person=PICK)
    def correct_moment(self, which: int, person: int) -> None:
        moment = self.pick("moment", which)
        self.act(lambda: self.shop.verbs.moments.edit(moment, people=[self.pick("person", person)], text="x"))

    @rule(which=PICK)
    def delete_moment(self, which: int) -> None:
        self.act(self.shop.verbs.moments.delete, self.pick("moment", which))

    @rule(which=PICK, moment=PICK)
    def promise(self, which: int, moment: int) -> None:
        born = self.pick("moment", moment)
        self.act(lambda: self.shop.verbs.promises.add(self.pick("person", which), "the book", moment=born))
        self.act(self.shop.verbs.promises.keep, self.pick("promise", which))

    @rule(which=PICK)
    def remember_day(self, which: int) -> None:
        self.act(self.shop.verbs.occasions.add, self.pick("person", which), OccasionKind.BIRTHDAY, PartialDate(1980))

    @rule(room=st.integers(0, 9))
    def set_up(self, room: int) -> None:
        self.act(lambda: self.shop.verbs.settings.change(rooms=(room,) * 7))

    @rule()
    def undo_and_redo(self) -> None:
        if self.shop.book.next_undo() is not None:
            self.shop.book.undo()
            self.shop.book.redo()
            assert contents(self.shop.book) == self.states[-1]

    @rule(which=PICK)
    def take_back_an_older_step(self, which: int) -> None:
        steps = [step for step in self.shop.book.history() if not step.undone]
        if steps:
            self.act(self.shop.book.undo, steps[which % len(steps)].id)

    @invariant()
    def references_hold(self) -> None:
        if hasattr(self, "shop"):
            assert references_hold(self.shop.book)


TestTakingBack = Owner.TestCase
TestTakingBack.settings = settings(
    max_examples=25, stateful_step_count=25, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
