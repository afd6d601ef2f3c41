"""Phones, mails, addresses and manners on the person's page."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from regulars.domain.people import Address, Channel, PersonField, PersonId, PointKind
from regulars.services.verbs import Verbs
from regulars.ui.desk import Desk
from regulars.ui.person.person_page import PersonPage
from tests.ui.person.conftest import choose, editor_in, menu_words, type_into
from tests.ui.recorded_shell import RecordedShell


def test_a_value_and_its_label_are_changed_in_place(
    page: PersonPage, verbs: Verbs, ana: PersonId, qtbot: QtBot
) -> None:
    row = page.reaching.points()[0]
    type_into(row.value, "+351 912 555 999", qtbot)
    type_into(row.label, "mum's phone", qtbot)
    point = verbs.people.get(ana).points[0]
    assert (point.value, point.label) == ("+351 912 555 999", "mum's phone")


def test_a_mail_without_an_at_is_refused_with_a_reason_and_what_was_typed_stays(
    page: PersonPage, verbs: Verbs, ana: PersonId, qtbot: QtBot
) -> None:
    field = page.reaching.points()[1].value
    type_into(field, "ana.moreira.example", qtbot)
    assert editor_in(field).text() == "ana.moreira.example"
    assert any("name@example.com" in label.text() for label in field.findChildren(QLabel))
    assert verbs.people.get(ana).points[1].value == "ana@moreira.example"
    editor_in(field).setText("ana@moreira.test")
    qtbot.keyClick(editor_in(field), Qt.Key.Key_Return)
    assert verbs.people.get(ana).points[1].value == "ana@moreira.test"
    assert not any(label.isVisible() and "name@example.com" in label.text() for label in field.findChildren(QLabel))


@pytest.mark.parametrize(("kind", "value"), [(PointKind.PHONE, "21 555 0143"), (PointKind.URL, "https://a.example")])
def test_one_more_way_is_typed_where_it_will_stand(
    page: PersonPage, verbs: Verbs, ana: PersonId, kind: PointKind, value: str, qtbot: QtBot
) -> None:
    page.reaching.start(kind)
    editor = editor_in(page.reaching.new.field)
    qtbot.keyClicks(editor, value)
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert (kind, value) in [(point.kind, point.value) for point in verbs.people.get(ana).points]
    assert not page.reaching.new.isVisible()


def test_the_star_says_which_one_they_prefer(page: PersonPage, verbs: Verbs, ana: PersonId, desk: Desk) -> None:
    desk.do(lambda: verbs.people.add_point(ana, PointKind.PHONE, "21 555 0143"))
    row = next(row for row in page.reaching.points() if row.value.text() == "21 555 0143")
    row.prefer.click()
    assert [p.value for p in verbs.people.get(ana).points if p.preferred and p.kind is PointKind.PHONE] == [
        "21 555 0143"
    ]


def test_a_way_is_removed_and_the_keyboard_goes_to_its_neighbour(
    page: PersonPage, verbs: Verbs, ana: PersonId, desk: Desk
) -> None:
    first = page.reaching.points()[0]
    first.remove.setFocus()
    first.remove.click()
    assert [point.kind for point in verbs.people.get(ana).points] == [PointKind.EMAIL]
    left = page.reaching.points()[0]
    assert left.isAncestorOf(page.focusWidget())
    desk.undo()
    assert len(page.reaching.points()) == 2


def test_every_part_of_an_address_is_a_field(page: PersonPage, verbs: Verbs, ana: PersonId, qtbot: QtBot) -> None:
    row = page.reaching.addresses()[0]
    row.toggle()
    assert row.form is not None
    type_into(row.form.fields["postcode"], "1100-000", qtbot)
    type_into(row.form.fields["label"], "studio", qtbot)
    address = verbs.people.get(ana).addresses[0]
    assert (address.postcode, address.label, address.street) == ("1100-000", "studio", "Rua da Amostra 14")
    row.form.remove.click()
    assert verbs.people.get(ana).addresses == ()


@pytest.mark.parametrize(
    ("country", "first", "then"),
    [
        ("Portugal", "street", ["postcode", "city"]),
        ("United States", "street", ["city", "region", "postcode"]),
        ("Japan", "street", ["city", "region", "postcode"]),
        ("日本", "postcode", ["region", "city", "street"]),
    ],
)
def test_an_address_is_typed_in_the_order_of_its_country(
    page: PersonPage, verbs: Verbs, desk: Desk, ana: PersonId, country: str, first: str, then: list[str]
) -> None:
    desk.do(lambda: verbs.people.add_address(ana, Address(street="1 Sample Street", country=country)))
    row = page.reaching.addresses()[-1]
    row.toggle()
    assert row.form is not None
    places = [list(row.form.fields).index(part) for part in (first, *then)]
    assert places == sorted(places)


def test_a_channel_they_never_want_ends_the_preference_for_it(page: PersonPage, verbs: Verbs, ana: PersonId) -> None:
    manners = page.reaching.manners
    manners.prefers.picked.emit(Channel.CALL.value)
    assert verbs.people.get(ana).preferred_channel is Channel.CALL
    manners.never.chips[Channel.CALL].click()
    person = verbs.people.get(ana)
    assert person.preferred_channel is None
    assert person.forbidden_channels == {Channel.CALL}
    manners.prefers.setCurrentIndex(1)
    manners.prefers.picked.emit(Channel.CALL.value)
    assert manners.prefers.value() == ""


def test_quiet_hours_and_zone_are_checked_where_they_are_typed(
    page: PersonPage, verbs: Verbs, ana: PersonId, qtbot: QtBot
) -> None:
    manners = page.reaching.manners
    type_into(manners.zone, "Lisbon time", qtbot)
    assert manners.zone.is_editing()
    qtbot.keyClick(editor_in(manners.zone), Qt.Key.Key_Escape)
    assert manners.zone.text() == "Asia/Tokyo"
    type_into(manners.zone, "Europe/Lisbon", qtbot)
    type_into(manners.quiet, "21:00 - 8:00", qtbot)
    person = verbs.people.get(ana)
    assert (person.zone, person.quiet_hours) == ("Europe/Lisbon", "21:00-08:00")


def test_the_first_button_is_the_channel_they_prefer_and_a_forbidden_one_has_none(
    page: PersonPage, verbs: Verbs, ana: PersonId, desk: Desk, shell: RecordedShell
) -> None:
    assert page.header.channel_words() == ["Call", "Message", "Write"]
    desk.do(lambda: verbs.people.set_field(ana, PersonField.PREFERRED_CHANNEL, "email"))
    assert page.header.channel_words()[0] == "Write"
    desk.do(lambda: verbs.people.set_field(ana, PersonField.FORBIDDEN_CHANNELS, "call"))
    assert "Call" not in page.header.channel_words()
    page.header.channel_buttons()[0].click()
    assert shell.asked[-1] == ("reach", (ana, Channel.EMAIL))


def test_each_button_opens_its_own_channel(page: PersonPage, ana: PersonId, shell: RecordedShell) -> None:
    for button in page.header.channel_buttons():
        button.click()
    assert shell.asked == [("reach", (ana, way)) for way in (Channel.CALL, Channel.MESSAGE, Channel.EMAIL)]


def test_a_channel_that_they_ruled_out_is_in_the_menu_alone_and_said_to_be_so(
    page: PersonPage, verbs: Verbs, ana: PersonId, desk: Desk, shell: RecordedShell
) -> None:
    page.header.more.click()
    assert not any("asked not to" in words for words in menu_words(page.header.more))
    desk.do(lambda: verbs.people.set_field(ana, PersonField.FORBIDDEN_CHANNELS, "whatsapp,call"))
    page.header.more.click()
    choose(page.header.more, "Call (asked not to) …")
    assert shell.asked[-1] == ("reach", (ana, Channel.CALL))
    page.header.more.click()
    choose(page.header.more, "WhatsApp (asked not to) …")
    assert shell.asked[-1] == ("reach", (ana, Channel.WHATSAPP))


def test_the_buttons_that_stay_keep_the_keyboard(page: PersonPage, verbs: Verbs, ana: PersonId, desk: Desk) -> None:
    call = page.header.channel_buttons()[0]
    call.setFocus()
    desk.do(lambda: verbs.people.set_field(ana, PersonField.PRONOUNS, "she/her"))
    assert page.header.channel_buttons()[0] is call
    assert call.hasFocus()
