"""The box that opens the phone for one person."""

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from regulars.domain.moments import MomentKind
from regulars.domain.people import Address, Channel, PersonField, PersonId, PointKind
from regulars.services.verbs import Verbs
from regulars.ui.reach.reach_model import Reached
from regulars.ui.reach.reach_view import ReachBox
from regulars.ui.screen import Surroundings
from tests.ui.accessible import assert_accessible
from tests.ui.recorded_shell import RecordedShell

Opened = list[str]


@pytest.fixture
def ana(verbs: Verbs) -> PersonId:
    person = PersonId(
        verbs.people.add("Ana Moreira", phones=["+351 912 555 014"], emails=["ana+shop@example.org"]).created or 0
    )
    verbs.people.add_point(person, PointKind.PHONE, "21 342 0000", "shop")
    verbs.people.add_address(
        person, Address(label="studio", street="Rua da Amostra 14", postcode="1100-000", city="Lisbon")
    )
    verbs.people.set_field(person, PersonField.ZONE, "Europe/Lisbon")
    return person


@pytest.fixture
def ken(verbs: Verbs) -> PersonId:
    person = PersonId(
        verbs.people.add("Tanaka Ken", phones=["+81 3 0000 4427"], emails=["ken@example.jp"]).created or 0
    )
    verbs.people.set_field(person, PersonField.ZONE, "Asia/Tokyo")
    verbs.people.set_field(person, PersonField.QUIET_HOURS, "21:00-09:00")
    verbs.people.set_field(person, PersonField.FORBIDDEN_CHANNELS, "call")
    return person


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> Opened:
    links: Opened = []

    def remember(url: QUrl) -> bool:
        links.append(url.toString(QUrl.ComponentFormattingOption.FullyEncoded))
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", remember)
    return links


@pytest.fixture
def box(around: Surroundings, qtbot: QtBot) -> ReachBox:
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(1280, 800)
    host.show()
    return ReachBox(around, host)


def test_the_number_stands_large_as_typed_with_its_link_below(box: ReachBox, ana: PersonId) -> None:
    box.show_for(ana)
    assert box.shown.text() == "+351 912 555 014"
    assert box.link.text() == "tel:+351912555014"


def test_enter_opens_the_phone_program_for_this_one_number(
    box: ReachBox, ana: PersonId, opened: Opened, qtbot: QtBot
) -> None:
    box.show_for(ana)
    assert box.open_button.hasFocus()
    qtbot.keyClick(box.open_button, Qt.Key.Key_Return)
    assert opened == ["tel:+351912555014"]
    assert box.log.hasFocus()


@pytest.mark.parametrize(
    ("channel", "link"),
    [
        (Channel.MESSAGE, "sms:+351912555014"),
        (Channel.WHATSAPP, "https://wa.me/351912555014"),
        (Channel.SIGNAL, "https://signal.me/#p/+351912555014"),
        (Channel.EMAIL, "mailto:ana%2Bshop@example.org"),
    ],
)
def test_each_channel_opens_its_one_link(
    channel: Channel, link: str, box: ReachBox, ana: PersonId, opened: Opened
) -> None:
    box.show_for(ana, channel)
    assert box.link.text() == link
    box.open_button.click()
    assert opened == [link]


def test_an_opened_program_is_a_call_out_to_this_person(
    box: ReachBox, ana: PersonId, opened: Opened, qtbot: QtBot
) -> None:
    box.show_for(ana, Channel.WHATSAPP)
    with qtbot.waitSignal(box.called_out) as heard:
        box.open_button.click()
    assert heard.args == [Reached(ana, Channel.WHATSAPP)]


def test_where_no_program_opens_nobody_was_called(
    box: ReachBox, ana: PersonId, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: False)
    box.show_for(ana)
    with qtbot.assertNotEmitted(box.called_out):
        box.open_button.click()


def test_another_number_is_one_choice_away(box: ReachBox, ana: PersonId) -> None:
    box.show_for(ana)
    assert box.choice.isVisible()
    box.choice.chosen.emit(1)
    assert box.shown.text() == "21 342 0000"
    assert box.link.text() == "tel:213420000"


def test_a_local_number_has_no_chat(box: ReachBox, ana: PersonId) -> None:
    box.show_for(ana, Channel.WHATSAPP)
    assert [way.shown for way in box.model.ways()] == ["+351 912 555 014"]


def test_a_letter_shows_the_address_to_copy_and_opens_nothing(box: ReachBox, ana: PersonId) -> None:
    box.show_for(ana, Channel.LETTER)
    assert box.shown.text() == "Rua da Amostra 14\n1100-000 Lisbon"
    assert box.print.isVisible()
    assert not box.open_button.isVisible()
    assert not box.code.isVisible()


def test_printing_the_address_asks_which_printer_and_holds_nothing_up(box: ReachBox, ana: PersonId) -> None:
    box.show_for(ana, Channel.LETTER)
    box.print.click()
    [dialog] = box.findChildren(QPrintDialog)
    assert dialog.isVisible()
    dialog.reject()


def test_copy_puts_exactly_one_number_on_the_clipboard(box: ReachBox, ana: PersonId) -> None:
    box.show_for(ana)
    box.copy.click()
    assert QGuiApplication.clipboard().text() == "+351 912 555 014"


def test_their_hour_is_said_with_when_it_is_good(box: ReachBox, ana: PersonId, ken: PersonId) -> None:
    box.show_for(ana)
    assert "16:12 in Lisbon" in box.hour.text() or "4:12" in box.hour.text()
    assert "a good hour" in box.hour.text()
    box.show_for(ken)
    assert "tomorrow there" in box.hour.text()
    assert "quiet until" in box.hour.text()


def test_what_they_asked_not_to_needs_a_held_button(box: ReachBox, ken: PersonId, opened: Opened, qtbot: QtBot) -> None:
    box.show_for(ken, Channel.CALL)
    assert box.hold.hasFocus()
    assert not box.open_button.isVisible()
    assert not box.code.isVisible()
    assert box.forbidden.isVisible()
    assert any("asked you not to" in label.text() for label in box.forbidden.findChildren(QLabel))
    qtbot.keyPress(box.hold, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: 0 < box.hold.progress() < 1)
    qtbot.keyRelease(box.hold, Qt.Key.Key_Space)
    assert box.hold.progress() == 0
    box.hold.click()
    assert opened == []


@pytest.mark.parametrize("by", ["Space", "Return", "pointer"])
def test_held_long_enough_it_opens(by: str, box: ReachBox, ken: PersonId, opened: Opened, qtbot: QtBot) -> None:
    box.show_for(ken, Channel.CALL)
    box.hold._progress.setDuration(60)
    if by == "pointer":
        qtbot.mousePress(box.hold, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    else:
        qtbot.keyPress(box.hold, getattr(Qt.Key, f"Key_{by}"))
    qtbot.waitUntil(lambda: opened == ["tel:+81300004427"])


@pytest.mark.parametrize(("by", "goes_on"), [("Space", True), ("pointer", False)])
def test_a_pointer_that_leaves_ends_only_its_own_hold(
    by: str, goes_on: bool, box: ReachBox, ken: PersonId, qtbot: QtBot
) -> None:
    box.show_for(ken, Channel.CALL)
    if by == "pointer":
        qtbot.mousePress(box.hold, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    else:
        qtbot.keyPress(box.hold, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: 0 < box.hold.progress() < 1)
    QApplication.sendEvent(box.hold, QEvent(QEvent.Type.Leave))
    assert (box.hold.progress() > 0) is goes_on


def test_a_person_who_forbade_calls_is_reached_another_way_first(box: ReachBox, ken: PersonId) -> None:
    box.show_for(ken)
    assert box.model.channel is Channel.EMAIL


def test_log_it_leads_to_the_log_with_the_kind(
    box: ReachBox, ana: PersonId, shell: RecordedShell, opened: Opened
) -> None:
    box.show_for(ana, Channel.WHATSAPP)
    box.open_button.click()
    box.log.click()
    assert shell.asked == [("log_moment", (ana, MomentKind.MESSAGE))]
    assert not box.isVisible()


def test_where_no_program_opens_it_the_box_says_what_to_do(
    box: ReachBox, ana: PersonId, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: False)
    box.show_for(ana)
    box.open_button.click()
    assert "Scan the code" in box.note.text()


def test_somebody_without_any_way_is_said_to_be_so_and_their_page_is_one_press_away(
    box: ReachBox, verbs: Verbs, ana: PersonId, shell: RecordedShell
) -> None:
    person = PersonId(verbs.people.add("Sam from the ferry").created or 0)
    box.show_for(ana)
    assert not box.page.isVisible()
    box.show_for(person)
    assert "No way to reach them" in box.shown.text()
    assert not box.copy.isVisible()
    assert box.page.hasFocus()
    box.page.click()
    assert shell.asked == [("open_person", person)]
    assert not box.isVisible()


def test_somebody_who_is_gone_is_told_by_the_window(
    box: ReachBox, ana: PersonId, verbs: Verbs, shell: RecordedShell
) -> None:
    verbs.people.delete(ana)
    box.show_for(ana)
    assert shell.asked == [("tell", "person-unknown")]
    assert not box.isVisible()


def test_the_code_can_be_read_in_the_dark_look_too(box: ReachBox, ana: PersonId, qtbot: QtBot) -> None:
    box.show_for(ana)
    qtbot.waitUntil(lambda: bool(box.code._modules))
    image = box.code.grab().toImage()
    middle = image.height() // 2
    tones = {image.pixelColor(x, middle).lightness() for x in range(image.width())}
    assert {0, 255} <= tones
    module = image.width() // (len(box.code._modules) + 8)
    assert all(image.pixelColor(x, middle).lightness() == 255 for x in range(2, 3 * module))


def test_every_control_has_a_name(box: ReachBox, ana: PersonId, ken: PersonId) -> None:
    box.show_for(ana)
    assert_accessible(box)
    box.show_for(ken, Channel.CALL)
    assert_accessible(box)


def test_arrows_lead_from_channel_to_channel(box: ReachBox, ana: PersonId, qtbot: QtBot) -> None:
    box.show_for(ana)
    box.chips[Channel.CALL].setFocus()
    qtbot.keyClick(box.chips[Channel.CALL], Qt.Key.Key_Right)
    assert box.model.channel is Channel.MESSAGE


WORDS = "Olá {name},\n50 % & more? See #4 + the plan; Zoë"


ENCODED = "50%20%25%20%26%20more%3F%20See%20%234%20%2B%20the%20plan%3B%20Zo%C3%AB"
HELLO = "Ol%C3%A1%20%7Bname%7D%2C"


@pytest.mark.parametrize(
    ("channel", "link"),
    [
        (Channel.EMAIL, f"mailto:ana%2Bshop@example.org?body={HELLO}%0D%0A{ENCODED}"),
        (Channel.MESSAGE, f"sms:+351912555014?body={HELLO}%0A{ENCODED}"),
        (Channel.WHATSAPP, f"https://wa.me/351912555014?text={HELLO}%0A{ENCODED}"),
        (Channel.SIGNAL, "https://signal.me/#p/+351912555014"),
        (Channel.CALL, "tel:+351912555014"),
    ],
)
def test_what_one_wants_to_say_is_the_body_of_this_one_message(
    channel: Channel, link: str, box: ReachBox, ana: PersonId, verbs: Verbs, opened: Opened
) -> None:
    verbs.to_say.write(ana, WORDS)
    box.show_for(ana, channel)
    assert box.words.words.text() == WORDS  # whole, before anything is opened
    assert "?" not in box.link.text()
    box.open_button.click()
    assert opened == [link]


def test_the_words_stay_here_where_they_are_not_to_go_along(
    box: ReachBox, ana: PersonId, verbs: Verbs, opened: Opened
) -> None:
    verbs.to_say.write(ana, WORDS)
    box.show_for(ana, Channel.WHATSAPP)
    assert box.words.along.isChecked()
    box.words.along.click()
    box.open_button.click()
    assert opened == ["https://wa.me/351912555014"]
    box.show_for(ana, Channel.WHATSAPP)
    assert box.words.along.isChecked()


def test_words_too_long_for_a_link_are_said_to_be_so_and_can_be_copied(
    box: ReachBox, ana: PersonId, verbs: Verbs, opened: Opened
) -> None:
    verbs.to_say.write(ana, "word " * 500)
    box.show_for(ana, Channel.EMAIL)
    assert "longer than a link" in box.words.fate.text()
    assert not box.words.along.isVisible()
    box.words.copy.click()
    assert QGuiApplication.clipboard().text() == ("word " * 500).strip()
    box.open_button.click()
    assert opened == ["mailto:ana%2Bshop@example.org"]


def test_one_persons_words_are_never_another_ones(
    box: ReachBox, ana: PersonId, ken: PersonId, verbs: Verbs, opened: Opened
) -> None:
    verbs.to_say.write(ana, WORDS)
    box.show_for(ana, Channel.EMAIL)
    box.show_for(ken, Channel.EMAIL)
    assert not box.words.isVisible()
    box.open_button.click()
    assert opened == ["mailto:ken@example.jp"]


def test_a_letter_is_printed_with_the_words_below_the_address(
    box: ReachBox, ana: PersonId, verbs: Verbs, monkeypatch: pytest.MonkeyPatch
) -> None:
    printed: list[str] = []
    monkeypatch.setattr("regulars.ui.reach.reach_view.print_address", lambda lines, *_: printed.append(lines))
    verbs.to_say.write(ana, WORDS)
    box.show_for(ana, Channel.LETTER)
    box.words.print.click()
    assert printed == [f"Ana Moreira\nRua da Amostra 14\n1100-000 Lisbon\n\n\n{WORDS}"]


@pytest.mark.parametrize("words", ["", WORDS])
def test_a_letter_they_asked_not_to_get_is_printed_only_by_holding(
    words: str, box: ReachBox, ana: PersonId, verbs: Verbs, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    printed: list[str] = []
    monkeypatch.setattr("regulars.ui.reach.reach_view.print_address", lambda lines, *_: printed.append(lines))
    verbs.people.set_field(ana, PersonField.FORBIDDEN_CHANNELS, "letter")
    if words:
        verbs.to_say.write(ana, words)
    box.show_for(ana, Channel.LETTER)
    assert not box.print.isVisible()
    assert not box.words.print.isVisible()
    assert box.hold.hasFocus()
    assert "print" in box.hold.accessibleName()
    box.hold._progress.setDuration(60)
    qtbot.keyPress(box.hold, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: bool(printed))
    assert printed[0].startswith("Ana Moreira\nRua da Amostra 14")
    assert printed[0].endswith(words)
    box.show_for(ana, Channel.CALL)
    assert not box.hold.isVisible()


def test_before_a_call_the_words_stand_there_to_be_read(box: ReachBox, ana: PersonId, verbs: Verbs) -> None:
    verbs.to_say.write(ana, WORDS)
    box.show_for(ana, Channel.CALL)
    assert box.words.words.isVisible()
    assert not box.words.along.isVisible()
    assert not box.words.copy.isVisible()
    assert_accessible(box)
