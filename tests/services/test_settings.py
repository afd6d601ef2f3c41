"""Settings: defaults until something is set, refused when they cannot be."""

from dataclasses import fields
from datetime import time

import pytest

from regulars.domain.dates import LeapDay
from regulars.domain.errors import KnownProblem, Problem
from regulars.domain.moments import MomentKind
from regulars.domain.people import PersonId, PointKind
from regulars.domain.settings import Appearance, DaysOff, Settings
from regulars.services.verbs import Verbs
from tests.open_shop import Shop

EVERY = {
    "owner_name": "Marta",
    "country": "GB",
    "rooms": (2, 5, 5, 5, 3, 0, 0),
    "minutes": (16, 40, 40, 40, 24, 0, 0),
    "morning": time(8, 30),
    "quiet_from": time(20, 0),
    "quiet_until": time(7, 45),
    "usual_days": 45.0,
    "appearance": Appearance.DARK,
    "text_scale": 1.5,
    "language": "pt",
    "lock_minutes": 0,
    "names_in_notices": True,
    "keep_in_tray": False,
    "leap_day": LeapDay.AFTER,
    "days_off": DaysOff.AFTER,
    "counted_kinds": frozenset({MomentKind.CALL, MomentKind.LIKE}),
}


def test_a_new_book_has_the_defaults(verbs: Verbs) -> None:
    assert verbs.settings.read() == Settings()


def test_every_setting_survives_a_restart_and_is_one_step(shop: Shop) -> None:
    assert EVERY.keys() == {field.name for field in fields(Settings)}
    changes = shop.verbs.settings.change(**EVERY)
    shop.restart()
    assert shop.verbs.settings.read() == Settings(**EVERY)
    assert shop.book.undo().step.id == changes.step
    assert shop.verbs.settings.read() == Settings()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("country", "Portugal"),
        ("rooms", (5, 5)),
        ("rooms", (5, 5, 5, 5, 5, 0, -1)),
        ("morning", "nine"),
        ("usual_days", 0),
        ("usual_days", None),
        ("appearance", "pink"),
        ("text_scale", 9),
        ("lock_minutes", -1),
        ("leap_day", "30-feb"),
        ("counted_kinds", ["telepathy"]),
        ("owner_name", "x" * 1_001),
        ("no_such_setting", 1),
    ],
)
def test_a_setting_that_cannot_be_is_refused_and_nothing_is_set(verbs: Verbs, name: str, value: object) -> None:
    with pytest.raises(KnownProblem) as refused:
        verbs.settings.change(**{"owner_name": "Marta", name: value})
    assert (refused.value.code, refused.value.values["field"]) == (Problem.BAD_VALUE, name)
    assert verbs.settings.read() == Settings()


def test_settings_of_a_newer_version_are_left_alone(shop: Shop) -> None:
    shop.verbs.settings.change(appearance="dark", language="de")
    with shop.book.change(shop.book.history()[0].act) as change:
        for key, value in (("appearance", '"sepia"'), ("holograms", "true")):
            change.connection.execute(
                "INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = ?2", (key, value)
            )
    assert shop.verbs.settings.read() == Settings(language="de")


def test_a_new_country_reads_the_numbers_anew(verbs: Verbs, ana: PersonId) -> None:
    verbs.people.add_point(ana, PointKind.PHONE, "912 555 014")
    verbs.people.add_point(ana, PointKind.PHONE, "+49 171 5550 100")
    verbs.settings.change(country="pt")
    assert verbs.settings.read().country == "PT"
    assert [point.match for point in verbs.people.get(ana).points] == ["+351912555014", "+491715550100"]
    verbs.book.undo()
    assert [point.match for point in verbs.people.get(ana).points] == ["912555014", "+491715550100"]


def test_which_kinds_count_concerns_everybody_and_so_does_taking_that_back(verbs: Verbs, ana: PersonId) -> None:
    assert verbs.settings.change(counted_kinds=frozenset({MomentKind.CALL})).whole_book
    assert verbs.book.undo().changes.whole_book
    assert verbs.book.redo().changes.whole_book
    assert not verbs.settings.change(owner_name="Marta").whole_book


def test_minutes_bring_the_room_for_people_with_them_and_undo_takes_both_back(verbs: Verbs) -> None:
    verbs.settings.change(minutes=(60, 60, 30, 0, 20, 0, 0))
    assert verbs.settings.read().minutes == (60, 60, 30, 0, 20, 0, 0)
    assert verbs.settings.read().rooms == (8, 8, 4, 0, 3, 0, 0)
    verbs.settings.change(minutes=())
    assert verbs.settings.read().minutes == ()
    verbs.book.undo()
    verbs.book.undo()
    assert verbs.settings.read().rooms == (5, 5, 5, 5, 5, 0, 0)


@pytest.mark.parametrize("minutes", [(60,) * 6, (-5,) + (60,) * 6, (601,) * 7])
def test_minutes_are_seven_numbers_of_a_days_length(verbs: Verbs, minutes: tuple[int, ...]) -> None:
    with pytest.raises(KnownProblem):
        verbs.settings.change(minutes=minutes)
