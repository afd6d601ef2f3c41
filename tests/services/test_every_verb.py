"""Whatever a verb does stays after a restart, goes with undo, and comes back with redo, to the last column."""

import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, time

import pytest

from regulars.domain.call_outs import CallOut, MinuteAfter
from regulars.domain.changes import Act, Changes
from regulars.domain.dates import PartialDate
from regulars.domain.gifts import Landed
from regulars.domain.health.vocabulary import Band
from regulars.domain.moments import Depth, Direction, MomentId, MomentKind
from regulars.domain.notes import NoteId, NoteKind
from regulars.domain.occasions import OccasionId, OccasionKind
from regulars.domain.pauses import PauseId
from regulars.domain.people import (
    Address,
    Channel,
    CircleId,
    HouseholdId,
    OrganisationId,
    OwnKind,
    PersonField,
    PersonId,
    PersonState,
    PointKind,
)
from regulars.domain.promises import PromiseId
from regulars.domain.views import Look
from regulars.services.verbs import Verbs
from tests.book_contents import contents, references_hold
from tests.formats.pictures import png
from tests.open_shop import Shop

PNG = png()
MAY = PartialDate(month=5, day=9)


@dataclass
class Furnished:
    """A book in which there is one of everything to act on."""

    ana: PersonId
    rui: PersonId
    point: int
    spare_point: int
    address: int
    membership: int
    organisation: OrganisationId
    household: HouseholdId
    circle: CircleId
    link: int
    suggested: int
    note: NoteId
    moment: MomentId
    promise: PromiseId
    occasion: OccasionId
    pause: PauseId
    season: PauseId


def made(changes: Changes) -> int:
    assert changes.created is not None
    return changes.created


def furnish(shop: Shop) -> Furnished:
    verbs = shop.verbs
    ana, rui = shop.person("Ana Duarte"), shop.person("Rui Faria")
    verbs.people.set_own_value(ana, "Coffee", "black")
    verbs.people.set_photo(ana, PNG)
    verbs.people.introduce(rui, ana)
    verbs.people.set_field(ana, PersonField.ZONE, "Europe/Lisbon")
    verbs.to_say.write(ana, "How is the new flat?")
    moment = MomentId(made(verbs.moments.log([ana, rui], MomentKind.VISIT, text="lamps", private_lines={rui: "late"})))
    verbs.moments.log([ana], MomentKind.CALL)
    note = NoteId(made(verbs.notes.add(ana, "no latex", NoteKind.AVOID)))
    verbs.gifts.add(ana, "marmalade", moment=moment)
    verbs.trade.choose("tutor")
    verbs.formulas.use(ana, verbs.trade.fields()[4].id, "page 9", date(2026, 1, 2))
    verbs.notes.edit(note, text="no latex gloves")
    verbs.people.pin(rui, Band.STEADY, "family", date(2027, 1, 1))
    verbs.views.save("Riesling", Look("likes riesling"))
    household = HouseholdId(made(verbs.households.make("Duarte", [ana, shop.person("Mia"), shop.person("Nuno")])))
    verbs.households.edit(household, cadence_days=30.0)
    with shop.book.change(Act.EDIT_LINK) as change:  # as an import leaves it
        suggested = change.insert("link", {"person_id": ana, "other_name": "Mia", "kind": "child", "suggested": 1})
    furnished = Furnished(
        ana=ana,
        rui=rui,
        point=made(verbs.people.add_point(ana, PointKind.PHONE, "+351 912 555 014", "shop")),
        spare_point=made(verbs.people.add_point(ana, PointKind.PHONE, "+351 912 555 015")),
        address=made(verbs.people.add_address(ana, Address(city="Porto"))),
        membership=made(verbs.people.set_membership(ana, "Duarte & Filhas", "baker")),
        organisation=OrganisationId(verbs.people.get(ana).memberships[0].organisation_id or 0),
        household=household,
        circle=CircleId(made(verbs.people.join_circle(ana, "food"))),
        suggested=suggested,
        link=made(verbs.people.add_link(ana, "sister", rui, reverse_kind="brother")),
        note=note,
        moment=moment,
        promise=PromiseId(made(verbs.promises.add(ana, "the book", due_on=date(2026, 12, 1), moment=moment))),
        occasion=OccasionId(made(verbs.occasions.add(ana, OccasionKind.BIRTHDAY, MAY))),
        pause=PauseId(made(verbs.pauses.begin(rui, date(2026, 11, 1), reason="at sea"))),
        season=PauseId(made(verbs.pauses.begin(None, date(2026, 8, 1), date(2026, 9, 1)))),
    )
    verbs.promises.drop(PromiseId(made(verbs.promises.add(ana, "a chair"))))
    return furnished


Verb = Callable[[Verbs, Furnished], Changes]

ACTS: dict[str, Verb] = {
    "people.add": lambda v, f: v.people.add(
        "Zoë", phones=["912 555 016"], emails=["z@x.example"], birthday=MAY, circle="new"
    ),
    "people.delete": lambda v, f: v.people.delete(f.ana),
    "people.set_field": lambda v, f: v.people.set_field(f.ana, PersonField.NAME, "Anita"),
    "people.set_rhythm": lambda v, f: v.people.set_rhythm(f.ana, 42.5),
    "people.pin": lambda v, f: v.people.pin(f.ana, Band.THRIVING, "family", date(2027, 1, 1)),
    "today.tonight": lambda v, f: v.today.tonight(f.ana),
    "people.set_state": lambda v, f: v.people.set_state(f.ana, PersonState.DECEASED),
    "pauses.begin": lambda v, f: v.pauses.begin(f.ana, date(2026, 9, 1), reason="a baby"),
    "pauses.begin of the owner": lambda v, f: v.pauses.begin(None, date(2026, 12, 1), date(2027, 1, 7)),
    "pauses.edit": lambda v, f: v.pauses.edit(f.pause, ends=date(2026, 12, 1), reason="at sea again"),
    "pauses.edit of the owner": lambda v, f: v.pauses.edit(f.season, begins=date(2026, 7, 1)),
    "pauses.end": lambda v, f: v.pauses.end(f.pause),
    "pauses.delete": lambda v, f: v.pauses.delete(f.season),
    "people.introduce": lambda v, f: v.people.introduce(f.rui, None),
    "people.set_me": lambda v, f: v.people.set_me(f.ana),
    "people.set_photo": lambda v, f: v.people.set_photo(f.ana, png(2, 2)),
    "people.set_photo none": lambda v, f: v.people.set_photo(f.ana, None),
    "people.add_point": lambda v, f: v.people.add_point(f.ana, PointKind.EMAIL, "ana@x.example"),
    "people.edit_point": lambda v, f: v.people.edit_point(f.point, "+351 912 555 099", "home"),
    "people.prefer_point": lambda v, f: v.people.prefer_point(f.spare_point),
    "people.delete_point": lambda v, f: v.people.delete_point(f.point),
    "people.add_address": lambda v, f: v.people.add_address(f.ana, Address(street="Rua 1")),
    "people.edit_address": lambda v, f: v.people.edit_address(f.address, Address(city="Lisboa", preferred=True)),
    "people.delete_address": lambda v, f: v.people.delete_address(f.address),
    "people.set_membership": lambda v, f: v.people.set_membership(f.rui, "Duarte & Filhas"),
    "people.set_membership moved": lambda v, f: v.people.set_membership(f.ana, "Other", membership_id=f.membership),
    "people.delete_membership": lambda v, f: v.people.delete_membership(f.membership),
    "people.join_circle": lambda v, f: v.people.join_circle(f.rui, "Food"),
    "people.leave_circle": lambda v, f: v.people.leave_circle(f.ana, f.circle),
    "people.add_link": lambda v, f: v.people.add_link(f.ana, "friend", other_name="Nuno", symmetric=True),
    "people.delete_link": lambda v, f: v.people.delete_link(f.link),
    "people.set_own_value": lambda v, f: v.people.set_own_value(f.ana, "Shoes", "39"),
    "people.add_own_field": lambda v, f: v.people.add_own_field("Skin", OwnKind.CHOICE, ["dry", "oily"]),
    "people.delete_own_field": lambda v, f: v.people.delete_own_field(v.people.own_fields()[0].id),
    "people.set_own_value again": lambda v, f: v.people.set_own_value(f.ana, "Coffee", "with milk"),
    "people.set_own_value away": lambda v, f: v.people.set_own_value(f.ana, "Coffee", ""),
    "notes.add": lambda v, f: v.notes.add(f.ana, "likes Barolo", NoteKind.LIKES, veiled=True, until=date(2027, 1, 1)),
    "notes.edit": lambda v, f: v.notes.edit(f.note, text="no nuts", consent=True),
    "notes.confirm": lambda v, f: v.notes.confirm(f.note),
    "notes.delete": lambda v, f: v.notes.delete(f.note),
    "note_review.keep": lambda v, f: v.note_review.keep(f.note),
    "note_review.soften": lambda v, f: v.note_review.soften(f.note, "latex makes her hands sore"),
    "note_review.veil": lambda v, f: v.note_review.veil(f.note),
    "note_review.forget": lambda v, f: v.note_review.forget(f.note),
    "note_review.put_off": lambda v, f: v.note_review.put_off(),
    "notes.say_again": lambda v, f: v.notes.say_again(f.note, v.notes.versions(f.note)[0]),
    "gifts.add": lambda v, f: v.gifts.add(f.rui, "a lamp", date(2026, 1, 1), Landed.FINE, f.moment),
    "gifts.edit": lambda v, f: v.gifts.edit(v.gifts.of(f.ana)[0].id, what="honey", landed=Landed.LOVED),
    "gifts.delete": lambda v, f: v.gifts.delete(v.gifts.of(f.ana)[0].id),
    "to_say.write": lambda v, f: v.to_say.write(f.rui, "Happy {birthday}!\n\nSee you in May?"),
    "to_say.write other words": lambda v, f: v.to_say.write(f.ana, "How is the view?"),
    "to_say.write nothing": lambda v, f: v.to_say.write(f.ana, " "),
    "to_say.not_yet": lambda v, f: v.to_say.not_yet(f.ana),
    "to_say.let_go": lambda v, f: v.to_say.let_go(f.ana),
    "trade.choose": lambda v, f: v.trade.choose("hairdresser", "pt"),
    "trade.choose another": lambda v, f: v.trade.choose("photographer"),
    "trade.add_field": lambda v, f: v.trade.add_field("Shelf", OwnKind.CHOICE, ["left", "right"]),
    "trade.rename_field": lambda v, f: v.trade.rename_field(v.trade.fields()[1].id, "Learning goals"),
    "trade.set_choices": lambda v, f: v.trade.set_choices(v.trade.fields()[2].id, ["A1", "A2"]),
    "trade.move_field": lambda v, f: v.trade.move_field(v.trade.fields()[0].id, 3),
    "trade.remove_field": lambda v, f: v.trade.remove_field(v.trade.fields()[4].id),
    "trade.set_note_kinds": lambda v, f: v.trade.set_note_kinds(["What helps", "Parents"]),
    "formulas.use": lambda v, f: v.formulas.use(f.rui, v.trade.fields()[4].id, "page 12"),
    "formulas.use again": lambda v, f: v.formulas.use(f.ana, v.trade.fields()[4].id, "page 9"),
    "formulas.edit": lambda v, f: v.formulas.edit(
        v.formulas.versions(f.ana, v.trade.fields()[4].id)[0].id, value="page 11", day=date(2026, 2, 3)
    ),
    "formulas.delete": lambda v, f: v.formulas.delete(v.formulas.versions(f.ana, v.trade.fields()[4].id)[0].id),
    "moments.log": lambda v, f: v.moments.log([f.rui], MomentKind.GIFT, day=date(2024, 2, 29), time=time(9, 5)),
    "moments.edit": lambda v, f: v.moments.edit(
        f.moment,
        people=[f.ana],
        kind=MomentKind.CALL,
        direction=Direction.THEM,
        depth=Depth.LIGHT,
        day=date(2020, 1, 1),
    ),
    "moments.delete": lambda v, f: v.moments.delete(f.moment),
    "promises.add": lambda v, f: v.promises.add(f.rui, "a lamp", quote="by Friday"),
    "promises.keep": lambda v, f: v.promises.keep(f.promise),
    "promises.break_": lambda v, f: v.promises.break_(f.promise),
    "promises.drop": lambda v, f: v.promises.drop(f.promise),
    "promises.reopen": lambda v, f: v.promises.reopen(PromiseId(f.promise + 1)),
    "promises.renegotiate": lambda v, f: v.promises.renegotiate(f.promise, date(2027, 1, 1)),
    "promises.edit": lambda v, f: v.promises.edit(f.promise, text="the blue book", due_on=None),
    "promises.delete": lambda v, f: v.promises.delete(f.promise),
    "occasions.add": lambda v, f: v.occasions.add(f.rui, OccasionKind.OTHER, PartialDate(2020, 2, 29), "shop"),
    "occasions.edit": lambda v, f: v.occasions.edit(f.occasion, when=PartialDate(1986), may_write=False, notice_days=7),
    "occasions.delete": lambda v, f: v.occasions.delete(f.occasion),
    "circles.add": lambda v, f: v.circles.add("designers", "brass, oak", 35),
    "circles.edit": lambda v, f: v.circles.edit(f.circle, name="bakers", cadence_days=21),
    "circles.delete": lambda v, f: v.circles.delete(f.circle),
    "circles.add_note": lambda v, f: v.circles.add_note(f.circle, "mornings only", NoteKind.DISLIKES),
    "people.unpin": lambda v, f: v.people.unpin(f.rui),
    "people.edit_link": lambda v, f: v.people.edit_link(f.link, f.rui, "twin", symmetric=True),
    "people.accept_link": lambda v, f: v.people.accept_link(f.suggested, f.rui, "parent"),
    "people.thank": lambda v, f: v.people.thank(f.ana),
    "households.make": lambda v, f: v.households.make("Faria", [f.ana, f.rui]),
    "households.move_in": lambda v, f: v.households.move_in(f.rui, f.household),
    "households.move_out": lambda v, f: v.households.move_out(f.ana),
    "households.split": lambda v, f: v.households.split(f.household),
    "households.edit": lambda v, f: v.households.edit(f.household, name="At the mill", about="ring twice"),
    "households.add_address": lambda v, f: v.households.add_address(f.household, Address(street="Rua 2", city="Porto")),
    "households.share_address": lambda v, f: v.households.share_address(f.household, f.address),
    "organisations.edit": lambda v, f: v.organisations.edit(f.organisation, name="Duarte & Netas", about="bakers"),
    "organisations.make_card": lambda v, f: v.organisations.make_card(f.organisation),
    "organisations.set_card": lambda v, f: v.organisations.set_card(f.organisation, f.rui),
    "views.save": lambda v, f: v.views.save("Chicago", Look("not seen 90 days and near Chicago")),
    "views.save again": lambda v, f: v.views.save("riesling", Look("likes wine", descending=True)),
    "views.delete": lambda v, f: v.views.delete(v.views.all()[0].id),
    "tidying.join_circle": lambda v, f: v.tidying.join_circle([f.ana, f.rui], "trip"),
    "tidying.leave_circle": lambda v, f: v.tidying.leave_circle([f.ana, f.rui], f.circle),
    "tidying.set_rhythm": lambda v, f: v.tidying.set_rhythm([f.ana, f.rui], 60),
    "tidying.set_state": lambda v, f: v.tidying.set_state([f.ana, f.rui], PersonState.ARCHIVED),
    "tidying.delete": lambda v, f: v.tidying.delete([f.ana, f.rui]),
    "today.done": lambda v, f: v.today.done(f.ana),
    "today.later": lambda v, f: v.today.later(f.ana, date(2026, 12, 1)),
    "today.later_by_days": lambda v, f: v.today.later_by_days(f.ana, 3),
    "today.let_go": lambda v, f: v.today.let_go(f.ana, "moved away"),
    "today.let_some_go": lambda v, f: v.today.let_some_go({f.ana: 90.0, f.rui: 120.4}),
    "today.lengthen": lambda v, f: v.today.lengthen([f.ana, f.rui], 1.5),
    "today.tell_last_seen": lambda v, f: v.today.tell_last_seen(f.ana, date(2026, 4, 5)),
    "capture.keep": lambda v, f: v.capture.keep(
        v.capture.read("called Ana Duarte 25m, prefers whatsapp for photos, send quote by friday")
    ),
    "call_outs.settle": lambda v, f: v.call_outs.settle(
        CallOut(f.ana, Channel.CALL, v.book.clock.now(), f.moment),
        MinuteAfter("The flat is done.", "send the samples by friday", None, f.note, False),
    ),
    "settings.change": lambda v, f: v.settings.change(country="PT", rooms=(1, 2, 3, 4, 5, 6, 7)),
}


def test_every_verb_there_is_stands_here(shop: Shop) -> None:
    services = {name: getattr(shop.verbs, name) for name in vars(Verbs) if not name.startswith("_")}
    there = {
        f"{name}.{verb}"
        for name, service in services.items()
        for verb, made_by in inspect.getmembers(service, inspect.ismethod)
        if not verb.startswith("_") and inspect.signature(made_by).return_annotation is Changes
    }
    assert {"people.add", "capture.keep"} < there
    assert there - {name.split()[0] for name in ACTS} == set()


@pytest.fixture
def furnished(shop: Shop) -> Iterator[Furnished]:
    return furnish(shop)


@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS)
def test_an_act_is_done_kept_taken_back_and_done_again(shop: Shop, furnished: Furnished, act: Verb) -> None:
    before = contents(shop.book)
    changes = act(shop.verbs, furnished)
    after = contents(shop.book)
    assert after != before
    assert changes.step is not None
    assert changes.areas

    shop.restart()
    assert contents(shop.book) == after
    undone = shop.book.undo()
    assert undone.step.id == changes.step
    assert undone.left_alone == ()
    assert contents(shop.book) == before

    shop.restart()
    shop.book.redo()
    assert contents(shop.book) == after
    assert references_hold(shop.book)


@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS)
def test_the_step_is_called_by_whom_it_is_about(shop: Shop, furnished: Furnished, act: Verb) -> None:
    changes = act(shop.verbs, furnished)
    step = shop.book.history()[0]
    assert step.id == changes.step
    assert step.act.value == changes.label
    assert step.subject or step.act in {Act.SETTINGS, Act.PAUSE, Act.EDIT_PAUSE, Act.DELETE_PAUSE, Act.PUT_OFF_NOTES}


REPEATABLE = {
    "people.set_field": lambda v, f: v.people.set_field(f.ana, PersonField.NAME, " Ana  Duarte "),
    "people.set_rhythm": lambda v, f: v.people.set_rhythm(f.ana, None),
    "people.set_state": lambda v, f: v.people.set_state(f.ana, PersonState.ACTIVE),
    "pauses.edit": lambda v, f: v.pauses.edit(f.pause, begins=date(2026, 11, 1), ends=None, reason="at sea "),
    "pauses.end": lambda v, f: v.pauses.end(f.season),
    "people.introduce": lambda v, f: v.people.introduce(f.rui, f.ana),
    "people.set_me": lambda v, f: v.people.set_me(None),
    "people.set_photo": lambda v, f: v.people.set_photo(f.ana, PNG),
    "people.edit_point": lambda v, f: v.people.edit_point(f.point, "+351 912 555 014", "shop"),
    "people.edit_address": lambda v, f: v.people.edit_address(f.address, Address(city="Porto ")),
    "people.set_membership": lambda v, f: v.people.set_membership(f.ana, "Duarte & Filhas", "baker", "", f.membership),
    "people.join_circle": lambda v, f: v.people.join_circle(f.ana, "FOOD"),
    "people.leave_circle": lambda v, f: v.people.leave_circle(f.rui, f.circle),
    "people.set_own_value": lambda v, f: v.people.set_own_value(f.ana, "Coffee", "black"),
    "notes.edit": lambda v, f: v.notes.edit(f.note, text="no latex gloves", veiled=False),
    "moments.edit": lambda v, f: v.moments.edit(
        f.moment, text="lamps", people=[f.ana, f.rui], private_lines={f.rui: "late"}
    ),
    "promises.reopen": lambda v, f: v.promises.reopen(f.promise),
    "promises.renegotiate": lambda v, f: v.promises.renegotiate(f.promise, date(2026, 12, 1)),
    "promises.edit": lambda v, f: v.promises.edit(f.promise, text="the book"),
    "occasions.edit": lambda v, f: v.occasions.edit(f.occasion, when=MAY, notice_days=1),
    "circles.edit": lambda v, f: v.circles.edit(f.circle, name="food", about=""),
    "to_say.write": lambda v, f: v.to_say.write(f.ana, " How is the new flat? "),
    "to_say.let_go": lambda v, f: v.to_say.let_go(f.rui),
    "to_say.not_yet": lambda v, f: v.to_say.not_yet(f.rui),
    "settings.change": lambda v, f: v.settings.change(country="", lock_minutes=5),
}


@pytest.mark.parametrize("act", REPEATABLE.values(), ids=REPEATABLE)
def test_what_changes_nothing_leaves_nothing_to_take_back(shop: Shop, furnished: Furnished, act: Verb) -> None:
    before, newest = contents(shop.book), shop.book.history(limit=1)
    changes = act(shop.verbs, furnished)
    assert changes.step is None
    assert contents(shop.book) == before
    assert shop.book.history(limit=1) == newest


def test_deleting_a_person_and_taking_it_back_restores_every_child(shop: Shop, furnished: Furnished) -> None:
    before = contents(shop.book)
    shop.verbs.people.delete(furnished.ana)
    for table in (
        "contact_point",
        "address",
        "membership",
        "circle_member",
        "own_value",
        "note",
        "note_version",
        "to_say",
    ):
        assert contents(shop.book)[table] == [], table
    assert [moment.people[0].person for moment in shop.verbs.moments.of(furnished.rui)] == [furnished.rui]
    assert shop.verbs.people.get(furnished.rui).introduced_by is None
    shop.book.undo()
    assert contents(shop.book) == before
