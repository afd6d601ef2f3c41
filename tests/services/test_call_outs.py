"""The minute after: what a call-out brought, kept as one step, asked about once."""

from datetime import date, timedelta

from regulars.domain.call_outs import MinuteAfter
from regulars.domain.moments import Depth, Direction, MomentKind
from regulars.domain.notes import NoteId, NoteKind
from regulars.domain.people import Channel, PersonId
from tests.builders import TODAY
from tests.open_shop import Shop


def test_a_call_out_waits_and_survives_a_restart(shop: Shop, ana: PersonId) -> None:
    shop.verbs.call_outs.begin(ana, Channel.CALL)
    shop.verbs.call_outs.has_asked(ana)
    shop.restart()
    (waiting,) = shop.verbs.call_outs.waiting()
    assert (waiting.person, waiting.name, waiting.channel, waiting.asked) == (ana, "Ana Duarte", Channel.CALL, True)
    assert waiting.at == shop.clock.now()


def test_today_knows_whether_anybody_was_called(shop: Shop, ana: PersonId) -> None:
    assert not shop.verbs.today.anyone_called()
    shop.verbs.call_outs.begin(ana, Channel.CALL)
    assert shop.verbs.today.anyone_called()
    shop.verbs.call_outs.skip(ana)
    assert not shop.verbs.today.anyone_called()


def test_everything_that_is_said_about_it_is_one_step(shop: Shop, ana: PersonId) -> None:
    verbs = shop.verbs
    note = NoteId(verbs.notes.add(ana, "Oat milk", NoteKind.LIKES, source_day=date(2023, 1, 9)).created or 0)
    verbs.call_outs.begin(ana, Channel.CALL)
    (waiting,) = verbs.call_outs.waiting()
    asked = verbs.call_outs.to_confirm(ana)
    assert asked is not None
    assert asked.id == note
    minute = MinuteAfter("The flat is done.", "send the samples by friday", Depth.DEEP, note, True)
    verbs.call_outs.settle(waiting, minute)
    (moment,) = verbs.moments.of(ana)
    assert (moment.kind, moment.direction, moment.depth) == (MomentKind.CALL, Direction.ME, Depth.DEEP)
    assert (moment.text, moment.day, moment.time) == ("The flat is done.", TODAY, waiting.at.time())
    (promise,) = verbs.promises.of(ana)
    assert promise.moment == moment.id
    assert promise.due_on == date(2026, 11, 27)
    assert "samples" in promise.text
    assert verbs.notes.get(note).confirmed_on == TODAY
    verbs.book.undo()
    assert verbs.moments.of(ana) == []
    assert verbs.promises.of(ana) == []
    assert verbs.notes.get(note).confirmed_on is None


def test_empty_fields_keep_the_contact_alone(shop: Shop, ana: PersonId) -> None:
    shop.verbs.call_outs.begin(ana, Channel.WHATSAPP)
    shop.verbs.call_outs.settle(shop.verbs.call_outs.waiting()[0], MinuteAfter())
    (moment,) = shop.verbs.moments.of(ana)
    assert (moment.kind, moment.depth, moment.text) == (MomentKind.MESSAGE, Depth.LIGHT, "")


def test_kept_skipped_or_answered_elsewhere_it_waits_no_more(shop: Shop, ana: PersonId, rui: PersonId) -> None:
    call_outs = shop.verbs.call_outs
    call_outs.begin(ana, Channel.CALL)
    call_outs.settle(call_outs.waiting()[0], MinuteAfter(said="Well."))
    assert call_outs.waiting() == ()
    call_outs.begin(ana, Channel.CALL)
    call_outs.skip(ana)
    assert call_outs.waiting() == ()
    call_outs.begin(rui, Channel.CALL)
    shop.verbs.moments.log([ana, rui], MomentKind.VISIT)
    assert call_outs.waiting() == ()


def test_after_three_days_nobody_asks_any_more(shop: Shop, ana: PersonId) -> None:
    shop.verbs.call_outs.begin(ana, Channel.CALL)
    shop.clock.at += timedelta(days=2)
    assert len(shop.verbs.call_outs.waiting()) == 1
    shop.clock.at += timedelta(days=2)
    assert shop.verbs.call_outs.waiting() == ()


def test_who_is_removed_is_not_asked_about(shop: Shop, ana: PersonId) -> None:
    shop.verbs.call_outs.begin(ana, Channel.CALL)
    shop.verbs.people.delete(ana)
    assert shop.verbs.call_outs.waiting() == ()


def test_what_is_not_true_any_more_goes_with_the_same_step(shop: Shop, ana: PersonId) -> None:
    note = NoteId(shop.verbs.notes.add(ana, "Oat milk", NoteKind.LIKES).created or 0)
    shop.verbs.call_outs.begin(ana, Channel.CALL)
    shop.verbs.call_outs.settle(shop.verbs.call_outs.waiting()[0], MinuteAfter(note=note, still_true=False))
    assert shop.verbs.notes.of(ana) == []
    shop.verbs.book.undo()
    assert [kept.text for kept in shop.verbs.notes.of(ana)] == ["Oat milk"]
