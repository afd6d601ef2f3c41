"""Which window stands there: first run, unlock, the book; and how it ends."""

import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QObject, QSettings, Signal
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from regulars.domain.agenda import DayItem
from regulars.domain.errors import KnownProblem, Problem
from regulars.domain.locking import LockReason
from regulars.domain.people import PersonId
from regulars.domain.settings import Appearance
from regulars.services import opening
from regulars.services.opening import Opened
from regulars.services.people import People
from regulars.services.settings import SettingsService
from regulars.ui import pages
from regulars.ui.application import Application, Edge
from regulars.ui.capture.log_view import LogBox
from regulars.ui.desk import Desk
from regulars.ui.door import PATIENCE_MS
from regulars.ui.first_run.first_run_view import FirstRunWindow
from regulars.ui.jobs import InlineWorker
from regulars.ui.notifier import Announcement
from regulars.ui.problems import CrashBox, ProblemBox
from regulars.ui.theme import Theme
from regulars.ui.unlock.unlock_view import UnlockWindow
from regulars.ui.widgets.loose_words import LooseWordsBox
from regulars.ui.widgets.question import Question
from regulars.ui.widgets.sentence import Sentence
from tests.builders import QUICK, StandingClock, clock_on
from tests.desktop_session import child_environment
from tests.doubles import HeldCalls, MemoryVault
from tests.ui.plain_pages import PAGES, PlainPage


class Beats:
    """A heart that beats when the test says so."""

    def __init__(self, beat: Callable[[], None]) -> None:
        self.beat, self.running = beat, False

    def start(self) -> None:
        self.running = True

    def stop(self) -> None:
        self.running = False


class Announced(QObject):
    """A desktop that remembers what it was given."""

    pressed = Signal(str, object)

    def __init__(self, icon: Path) -> None:
        super().__init__()
        self.shown: list[Announcement] = []
        self.stopped = False

    def show(self, announcement: Announcement) -> None:
        self.shown.append(announcement)

    def stop(self) -> None:
        self.stopped = True


class FakeTray(QObject):
    """A tray that is there, or not."""

    opened = Signal()
    log_wanted = Signal()
    quit_wanted = Signal()
    lock_wanted = Signal()
    person_wanted = Signal(int)
    is_there = True

    def __init__(self, icon: object, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.people: list[str] = []
        self.may_lock = False

    def show_people(self, items: Sequence[DayItem], *, whole_names: bool) -> None:
        self.people = [item.name if whole_names else item.name[:3] for item in items]

    def let_lock(self, may_lock: bool) -> None:
        self.may_lock = may_lock

    def hide(self) -> None:
        self.is_there = False


@dataclass
class Shop:
    """A folder with its edge, and the applications that were started over it."""

    folder: Path
    theme: Theme
    app: QApplication
    resources: Path
    vault: MemoryVault = field(default_factory=MemoryVault)
    aside: HeldCalls = field(default_factory=HeldCalls)
    clock: StandingClock = field(default_factory=clock_on)
    hearts: list[Beats] = field(default_factory=list)
    desktops: list[Announced] = field(default_factory=list)
    running: list[Application] = field(default_factory=list)
    quits: int = 0
    code: str = ""

    def edge(self) -> Edge:
        return Edge(
            folder=self.folder,
            resources=self.resources,
            clock=self.clock,
            vault=self.vault,
            heartbeat=self._heart,
            notifier=self._desktop,
            worker=lambda _parent: InlineWorker(),
            aside=lambda _parent: self.aside,
        )

    def _heart(self, beat: Callable[[], None]) -> Beats:
        self.hearts.append(Beats(beat))
        return self.hearts[-1]

    def _desktop(self, icon: Path) -> Announced:
        self.desktops.append(Announced(icon))
        return self.desktops[-1]

    def make_book(self, *, in_keyring: bool = True, people: tuple[str, ...] = ()) -> None:
        new = opening.begin(self.folder, self.clock, cost=QUICK)
        self.code = new.recovery_code
        opened = opening.finish(self.folder, new, self.vault if in_keyring else None, self.clock)
        for name in people:
            People(opened.book).add(name)
        opened.book.close()

    def open(self) -> Opened:
        return opening.open_with_secret(self.folder, self.code, self.clock)

    def application(self, edge: Edge | None = None, *, background: bool = False) -> Application:
        application = Application(self.app, self.theme, edge or self.edge(), background=background)
        self.running.append(application)
        return application

    def start(self, **more: object) -> Application:
        """Start with the book open by its code."""
        application = self.application(**more)  # type: ignore[arg-type]  # background and edge pass through
        application.start(self.open)
        return application


@pytest.fixture
def shop(
    tmp_path: Path, theme: Theme, qapp: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Shop]:
    folder = tmp_path / "book"
    folder.mkdir(mode=0o700)
    shop = Shop(folder, theme, qapp, Path(__file__).parents[2] / "resources")
    monkeypatch.setattr(pages, "HOMES", PAGES)
    monkeypatch.setattr("regulars.ui.tray.Tray", FakeTray)
    monkeypatch.setattr(QApplication, "quit", lambda *_: setattr(shop, "quits", shop.quits + 1))
    FakeTray.is_there = True
    yield shop
    for application in shop.running:
        application.quit()
        application.setParent(None)
        qapp.applicationStateChanged.disconnect(application._woken)
        qapp.commitDataRequest.disconnect(application.quit)
    qapp.setQuitOnLastWindowClosed(True)


def windows(app: QApplication, kind: type) -> list[object]:
    return [widget for widget in app.topLevelWidgets() if type(widget) is kind and widget.isVisible()]


def ready(application: Application, qtbot: QtBot) -> None:
    """Let what follows the first paint happen."""
    if application.background.tray is None:
        with qtbot.waitSignal(application.ready):
            pass


# Opening


def test_without_a_book_the_first_run_stands_there(shop: Shop) -> None:
    shop.application().start()
    assert len(windows(shop.app, FirstRunWindow)) == 1


def test_a_set_up_left_half_way_begins_anew(shop: Shop) -> None:
    opening.begin(shop.folder, shop.clock, cost=QUICK)
    shop.application().start()
    assert len(windows(shop.app, FirstRunWindow)) == 1


def test_the_first_run_ends_in_the_open_book(shop: Shop, qtbot: QtBot, tmp_path: Path) -> None:
    application = shop.application()
    application.start()
    [first] = windows(shop.app, FirstRunWindow)
    assert isinstance(first, FirstRunWindow)
    first.model._cost = QUICK
    first.model.begin()
    shop.aside.answer()
    code = first.model.code.split("-")
    first.model.protect([code[group] for group in first.model.groups])
    first.model.choose_files([tmp_path / "phone.vcf"])
    first.model.bring(["Ana"])
    with qtbot.waitSignal(application.ready):
        first.model.choose_rhythm(None)
    assert application.window is not None
    assert application.window.isVisible()
    assert windows(shop.app, FirstRunWindow) == []
    page = application.window.page("import")
    assert isinstance(page, PlainPage)
    assert page.told[-1] == [tmp_path / "phone.vcf"]


def test_closing_the_first_run_ends_the_program(shop: Shop) -> None:
    shop.application().start()
    [first] = windows(shop.app, FirstRunWindow)
    assert isinstance(first, FirstRunWindow)
    first.close()
    assert shop.quits == 1


def test_a_keyring_that_answers_quickly_shows_no_locked_window(shop: Shop, qtbot: QtBot) -> None:
    shop.make_book()
    application = shop.application()
    application.start()
    assert windows(shop.app, UnlockWindow) == []
    shop.aside.answer()
    assert application.window is not None
    assert application.window.isVisible()
    qtbot.wait(PATIENCE_MS + 100)
    assert windows(shop.app, UnlockWindow) == []


def test_a_keyring_that_stays_silent_brings_the_locked_window(shop: Shop, qtbot: QtBot) -> None:
    shop.make_book()
    application = shop.application()
    application.start()
    qtbot.waitUntil(lambda: len(windows(shop.app, UnlockWindow)) == 1, timeout=1000)
    [locked] = windows(shop.app, UnlockWindow)
    assert isinstance(locked, UnlockWindow)
    assert locked.cancel.isVisible()
    locked.model.try_secret(shop.code)
    assert application.window is not None
    assert windows(shop.app, UnlockWindow) == []


def test_a_keyring_that_refuses_brings_the_locked_window_at_once(shop: Shop) -> None:
    shop.make_book()
    shop.vault.problem = Problem.KEYRING_LOCKED
    shop.application().start()
    shop.aside.answer()
    [locked] = windows(shop.app, UnlockWindow)
    assert isinstance(locked, UnlockWindow)
    assert locked.model.problem is not None


def test_a_book_outside_the_keyring_asks_for_its_code(shop: Shop) -> None:
    shop.make_book(in_keyring=False)
    shop.application().start()
    assert len(windows(shop.app, UnlockWindow)) == 1
    assert shop.aside.waiting == []


def test_a_folder_that_could_not_be_prepared_is_told(shop: Shop) -> None:
    shop.application().start(None, KnownProblem(Problem.READ_ONLY, path="/nowhere"))
    [locked] = windows(shop.app, UnlockWindow)
    assert isinstance(locked, UnlockWindow)
    assert any("may not write there" in label.text() for label in locked.findChildren(Sentence))


def test_a_wrong_secret_from_a_file_is_told_at_the_door(shop: Shop) -> None:
    shop.make_book(in_keyring=False)
    shop.application().start(lambda: opening.open_with_secret(shop.folder, shop.code[:-1], shop.clock))
    [locked] = windows(shop.app, UnlockWindow)
    assert isinstance(locked, UnlockWindow)
    assert locked.model.problem is not None
    assert locked.model.problem.code is Problem.MISTYPED_CODE


def test_in_the_background_nothing_is_shown_until_a_second_start(shop: Shop, qtbot: QtBot) -> None:
    shop.make_book()
    application = shop.start(background=True)
    ready(application, qtbot)
    assert application.window is not None
    assert not application.window.isVisible()
    application.come_forward([], quick=False)
    assert application.window.isVisible()


def test_a_second_start_brings_its_files(shop: Shop, qtbot: QtBot) -> None:
    shop.make_book()
    application = shop.start()
    ready(application, qtbot)
    application.come_forward(["/a/phone.vcf"], quick=False)
    assert application.window is not None
    page = application.window.page("import")
    assert isinstance(page, PlainPage)
    assert page.told[-1] == [Path("/a/phone.vcf")]


def test_the_look_follows_the_settings_and_their_undo(shop: Shop, qtbot: QtBot) -> None:
    shop.make_book()
    application = shop.start()
    desk = application.desk
    assert desk is not None
    desk.do(lambda: desk.verbs.settings.change(appearance=Appearance.DARK, text_scale=1.5))
    assert shop.theme.dark
    assert shop.theme.scale == 1.5
    desk.undo()
    assert shop.theme.scale == 1.0


def test_a_copied_folder_is_warned_about(shop: Shop, qtbot: QtBot) -> None:
    shop.make_book()
    application = shop.start(edge=replace(shop.edge(), synced_by=lambda: "Dropbox"))
    ready(application, qtbot)
    assert application.window is not None
    assert any("Dropbox" in label.text() for label in application.window.findChildren(Sentence))


# Closing


def test_without_a_tray_closing_ends_and_never_hides(shop: Shop, qtbot: QtBot) -> None:
    shop.make_book()
    FakeTray.is_there = False
    application = shop.start()
    ready(application, qtbot)
    assert application.window is not None
    application.window.close()
    assert shop.quits == 1


def test_the_first_close_asks_once_and_the_answer_holds(shop: Shop, qtbot: QtBot) -> None:
    shop.make_book()
    application = shop.start()
    ready(application, qtbot)
    window = application.window
    assert window is not None
    window.close()
    question = window.findChild(Question)
    assert isinstance(question, Question)
    question.yes.click()
    assert not window.isVisible()
    assert shop.quits == 0
    application.raise_window()
    window.close()
    assert not window.isVisible()
    assert shop.quits == 0


def test_the_other_answer_ends_the_program(shop: Shop, qtbot: QtBot) -> None:
    shop.make_book()
    application = shop.start()
    ready(application, qtbot)
    assert application.window is not None
    application.window.close()
    question = application.window.findChild(Question)
    assert isinstance(question, Question)
    question.no.click()
    assert shop.quits == 1
    assert not shop.hearts[0].running
    assert shop.desktops[0].stopped
    reopened = shop.open()
    assert reopened.book.reader.rows("SELECT value FROM setting WHERE key = 'keep_in_tray'") == [("false",)]
    reopened.book.close()


def test_locking_closes_the_book_and_drops_its_key(shop: Shop, qtbot: QtBot) -> None:
    shop.make_book(people=("Ana Duarte",))
    application = shop.start()
    ready(application, qtbot)
    desk, window = application.desk, application.window
    assert desk is not None
    assert desk.keys is not None
    assert window is not None
    keys = desk.keys.keys
    window.actions_.action("lock").trigger()
    assert application.desk is None
    assert not window.isVisible()
    with pytest.raises(ValueError, match="forgotten"):
        keys.new_recovery_code()
    [locked] = windows(shop.app, UnlockWindow)
    assert isinstance(locked, UnlockWindow)
    assert any("Locked at 16:12." in label.text() for label in locked.findChildren(Sentence))
    assert shop.aside.waiting == [], "a locked book is not opened again behind its owner's back"
    with qtbot.waitSignal(application.ready):
        locked.model.try_secret(shop.code)
    assert application.window is not None
    assert application.window.isVisible()


def test_a_bug_is_said_plainly_and_the_window_goes_on(shop: Shop, qtbot: QtBot, tmp_path: Path) -> None:
    shop.make_book()
    application = shop.start(edge=replace(shop.edge(), log_file=tmp_path / "regulars.log"))
    ready(application, qtbot)
    application.crashes.tell(ValueError("Ana Duarte"))
    assert application.window is not None
    box = application.window.findChild(CrashBox)
    assert isinstance(box, CrashBox)
    said = " ".join(label.text() for label in box.findChildren(Sentence))
    assert "Your book is safe" in said
    assert "regulars.log" in said
    assert "Ana" not in said
    box.close_over()
    assert application.window.isVisible()


# Problems of the world


def test_a_page_that_meets_a_disk_error_says_so_with_a_next_step(shop: Shop, qtbot: QtBot) -> None:
    shop.make_book()
    application = shop.start()
    ready(application, qtbot)
    assert application.window is not None
    try:
        raise KnownProblem(Problem.DISK_ERROR, path="/book.db")
    except KnownProblem as problem:
        application.crashes.tell(problem)
    window = application.window
    qtbot.waitUntil(lambda: window.findChild(ProblemBox) is not None)
    box = window.findChild(ProblemBox)
    assert isinstance(box, ProblemBox)
    qtbot.waitUntil(box.isVisible)
    assert application.window.findChild(CrashBox) is None
    assert "Check the disk" in box.accessibleName()


def test_a_book_that_opens_and_cannot_be_read_leads_back_to_the_door(
    shop: Shop, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    shop.make_book()
    monkeypatch.setattr(
        SettingsService, "read", lambda _: (_ for _ in ()).throw(KnownProblem(Problem.BOOK_DAMAGED, path="/book.db"))
    )
    application = shop.start()
    assert application.window is None
    assert application.desk is None
    [locked] = windows(shop.app, UnlockWindow)
    assert isinstance(locked, UnlockWindow)
    assert locked.model.problem is not None
    assert locked.model.problem.code is Problem.BOOK_DAMAGED


def test_a_disk_that_answers_no_more_keeps_nobody_from_closing(
    shop: Shop, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    shop.make_book()
    application = shop.start()
    ready(application, qtbot)
    monkeypatch.setattr(
        SettingsService, "read", lambda _: (_ for _ in ()).throw(KnownProblem(Problem.DISK_ERROR, path="/book.db"))
    )
    assert application.window is not None
    FakeTray.is_there = False
    application.window.close()
    assert shop.quits == 1


# Locking by itself


def due(application: Application, shop: Shop, qtbot: QtBot, reason: LockReason) -> str:
    """Say that it is time, and what the door then says."""
    application._idle.due.emit(reason)
    [locked] = windows(shop.app, UnlockWindow)
    assert isinstance(locked, UnlockWindow)
    return " ".join(label.text() for label in locked.findChildren(Sentence))


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        (LockReason.IDLE, "nobody was at the window"),
        (LockReason.SLEEP, "when the laptop went to sleep"),
        (LockReason.SCREEN, "with the screen"),
    ],
)
def test_the_book_locks_by_itself_and_says_why(shop: Shop, qtbot: QtBot, reason: LockReason, said: str) -> None:
    shop.make_book(people=("Ana Duarte",))
    application = shop.start()
    ready(application, qtbot)
    assert said in due(application, shop, qtbot, reason)
    assert application.desk is None
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    shown = [widget.accessibleName() for widget in shop.app.allWidgets()]
    assert not any("Ana" in name for name in shown)


def test_what_the_session_hears_locks_the_book(shop: Shop, qtbot: QtBot) -> None:
    shop.make_book()
    ears: list[Callable[[LockReason], None]] = []

    class Ears(Beats):
        def __init__(self, heard: Callable[[LockReason], None]) -> None:
            super().__init__(lambda: None)
            ears.append(heard)

    application = shop.start(edge=replace(shop.edge(), session=Ears))
    ready(application, qtbot)
    ears[0](LockReason.SLEEP)
    qtbot.waitUntil(lambda: application.desk is None)


def test_with_never_in_the_settings_nothing_locks_it(shop: Shop, qtbot: QtBot) -> None:
    shop.make_book()
    application = shop.start()
    ready(application, qtbot)
    desk = application.desk
    assert desk is not None
    desk.do(lambda: desk.verbs.settings.change(lock_minutes=0))
    application._idle.due.emit(LockReason.SLEEP)
    assert application.desk is desk


def test_the_sample_book_never_locks(shop: Shop, qtbot: QtBot) -> None:
    shop.make_book()
    opener = shop.open
    application = shop.application(replace(shop.edge(), demo=opener))
    application.start(application.edge.demo)
    ready(application, qtbot)
    application._idle.due.emit(LockReason.IDLE)
    assert application.desk is not None


def test_long_work_is_finished_behind_a_veil_before_the_book_locks(
    shop: Shop, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    shop.make_book()
    application = shop.start()
    ready(application, qtbot)
    assert application.window is not None
    monkeypatch.setattr(Desk, "is_busy", property(lambda _: True))
    application._idle.due.emit(LockReason.IDLE)
    assert application.window is not None
    assert application.window.over.veil.isVisible()
    monkeypatch.setattr(Desk, "is_busy", property(lambda _: False))
    application._idle.look()
    assert application.window is None


def test_what_is_being_written_waits_in_the_book_and_comes_back(shop: Shop, qtbot: QtBot) -> None:
    shop.make_book(people=("Ana Duarte",))
    application = shop.start()
    ready(application, qtbot)
    window = application.window
    assert window is not None
    window.log_moment()
    box = window.findChild(LogBox)
    assert isinstance(box, LogBox)
    box.words.setPlainText("She asked for the long table")
    application.lock()
    assert not any("long table" in text.toPlainText() for text in alive(shop.app, QPlainTextEdit))
    [locked] = windows(shop.app, UnlockWindow)
    assert isinstance(locked, UnlockWindow)
    with qtbot.waitSignal(application.ready):
        locked.model.try_secret(shop.code)
    assert application.window is not None
    application.window.log_moment()
    again = application.window.findChild(LogBox)
    assert isinstance(again, LogBox)
    assert again.words.toPlainText() == "She asked for the long table"


def test_loose_words_are_shown_again_until_they_are_put_away(shop: Shop, qtbot: QtBot) -> None:
    shop.make_book(people=("Ana Duarte",))
    application = shop.start()
    ready(application, qtbot)
    window = application.window
    assert window is not None
    field = QLineEdit(window.centralWidget())
    field.setAccessibleName("New promise")
    field.show()
    qtbot.keyClicks(field, "send the card")
    hidden = QLineEdit(window.centralWidget())
    hidden.setEchoMode(QLineEdit.EchoMode.Password)
    hidden.show()
    qtbot.keyClicks(hidden, "secret secret")
    for left in ("later", "put_away"):
        application.lock()
        [locked] = windows(shop.app, UnlockWindow)
        assert isinstance(locked, UnlockWindow)
        with qtbot.waitSignal(application.ready):
            locked.model.try_secret(shop.code)
        assert application.window is not None
        box = application.window.findChild(LooseWordsBox)
        assert isinstance(box, LooseWordsBox), left
        said = " ".join(label.text() for label in box.findChildren(Sentence))
        assert "New promise" in said
        assert "send the card" in said
        assert "secret secret" not in said
        getattr(box, left).click()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    application.lock()
    [locked] = windows(shop.app, UnlockWindow)
    assert isinstance(locked, UnlockWindow)
    with qtbot.waitSignal(application.ready):
        locked.model.try_secret(shop.code)
    assert application.window is not None
    assert application.window.findChild(LooseWordsBox) is None


def test_a_book_that_was_replaced_while_it_was_open_is_kept_beside_the_other(shop: Shop, qtbot: QtBot) -> None:
    shop.make_book(people=("Ana Duarte",))
    foreign = (shop.folder / "book.db").read_bytes()
    application = shop.start()
    ready(application, qtbot)
    desk = application.desk
    assert desk is not None
    desk.do(lambda: desk.verbs.people.add("Bruno"))
    (shop.folder / "incoming").write_bytes(foreign)
    (shop.folder / "incoming").replace(shop.folder / "book.db")
    with qtbot.waitSignal(application.ready, timeout=5000):
        shop.hearts[-1].beat()
    assert application.desk is not desk
    assert application.desk is not None
    assert application.desk.verbs.people.resolve("Bruno")
    assert application.window is not None
    assert application.window.isVisible()
    qtbot.waitUntil(lambda: bool(application.window and application.window.findChildren(ProblemBox)))
    [other] = shop.folder.glob("book.db.other-*")
    assert other.read_bytes() == foreign


def test_a_book_that_was_written_over_is_kept_beside_the_other_too(shop: Shop, qtbot: QtBot) -> None:
    shop.make_book(people=("Ana Duarte",))
    foreign = (shop.folder / "book.db").read_bytes()
    application = shop.start()
    ready(application, qtbot)
    desk = application.desk
    assert desk is not None
    desk.do(lambda: desk.verbs.people.add("Bruno"))
    desk.run(lambda _progress, _cancelled: desk.verbs.book.idle(), lambda _: None)
    with (shop.folder / "book.db").open("rb+") as file:
        file.write(foreign)
        file.truncate()
    with qtbot.waitSignal(application.ready, timeout=5000):
        shop.hearts[-1].beat()
    assert application.desk is not None
    assert application.desk.verbs.people.resolve("Bruno")
    qtbot.waitUntil(lambda: bool(application.window and application.window.findChildren(ProblemBox)))
    [other] = shop.folder.glob("book.db.other-*")
    assert other.read_bytes() == foreign


def test_an_older_book_than_last_time_is_told_at_the_start_once_and_the_newer_one_is_kept(
    shop: Shop, qtbot: QtBot
) -> None:
    shop.make_book(people=("Ana Duarte",))
    older = (shop.folder / "book.db").read_bytes()
    application = shop.start()
    ready(application, qtbot)
    desk = application.desk
    assert desk is not None
    desk.do(lambda: desk.verbs.people.add("Bruno"))
    desk.run(lambda _progress, _cancelled: desk.verbs.book.idle(), lambda _: None)
    application.lock()
    (shop.folder / "book.db").write_bytes(older)
    for times in (1, 0):
        [locked] = windows(shop.app, UnlockWindow)
        assert isinstance(locked, UnlockWindow)
        with qtbot.waitSignal(application.ready):
            locked.model.try_secret(shop.code)
        assert application.window is not None
        told = [box for box in application.window.findChildren(ProblemBox) if box.isVisible()]
        assert len(told) == times
        assert len(list(shop.folder.glob("book.db.newer-*"))) == 1
        application.lock()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_the_tray_names_the_days_people_until_the_book_is_locked(shop: Shop, qtbot: QtBot) -> None:
    shop.make_book(people=("Ana Duarte",))
    application = shop.start()
    ready(application, qtbot)
    tray, desk = application.background.tray, application.desk
    assert isinstance(tray, FakeTray)
    assert desk is not None
    assert tray.may_lock
    desk.do(lambda: desk.verbs.settings.change(rooms=(5,) * 7))
    desk.do(lambda: desk.verbs.promises.add(PersonId(1), "the quote", due_on=shop.clock.today()))
    qtbot.waitUntil(lambda: tray.people == ["Ana"], timeout=3000)
    desk.do(lambda: desk.verbs.settings.change(names_in_notices=True))
    qtbot.waitUntil(lambda: tray.people == ["Ana Duarte"], timeout=3000)
    asked: list[int] = []
    assert application.window is not None
    application.window.brief = asked.append  # type: ignore[method-assign]  # what the window then shows is tested there
    tray.person_wanted.emit(1)
    assert asked == [1]
    application.lock()
    assert tray.people == []
    assert not tray.may_lock
    tray.person_wanted.emit(1)
    assert asked == [1]


def test_a_locked_book_still_says_that_the_day_is_ready(shop: Shop, qtbot: QtBot) -> None:
    shop.make_book(people=("Ana Duarte",))
    shop.clock.at = shop.clock.at.replace(hour=8, minute=30) + timedelta(days=1)  # a Monday
    application = shop.start()
    ready(application, qtbot)
    application.lock()
    desktop = shop.desktops[-1]
    shop.hearts[-1].beat()
    qtbot.wait(1)
    assert desktop.shown == []
    shop.clock.at = shop.clock.at.replace(hour=9, minute=1)
    for _ in range(2):
        shop.hearts[-1].beat()
        qtbot.wait(1)
    [said] = desktop.shown
    assert "Ana" not in f"{said.title} {said.text}"
    desktop.pressed.emit("open", None)
    [locked] = windows(shop.app, UnlockWindow)
    assert isinstance(locked, UnlockWindow)
    with qtbot.waitSignal(application.ready):
        locked.model.try_secret(shop.code)
    assert desktop.stopped
    application.lock()  # nobody is in this day, so nothing was announced meanwhile
    shop.hearts[-1].beat()
    qtbot.wait(1)
    assert shop.desktops[-1].shown == [], "one word a day, however often it is locked"


def locked_at_nine(shop: Shop, qtbot: QtBot) -> list[Announcement]:
    """What a start of the program says whose book is locked at once, one minute after the owner's hour."""
    application = shop.start()
    ready(application, qtbot)
    application.lock()
    shop.clock.at = shop.clock.at.replace(hour=9, minute=1)
    shop.hearts[-1].beat()
    qtbot.wait(1)
    said = list(shop.desktops[-1].shown)
    application.quit()
    return said


def test_the_word_of_a_locked_book_is_not_said_again_on_that_day_after_a_restart(shop: Shop, qtbot: QtBot) -> None:
    shop.make_book(people=("Ana Duarte",))
    shop.clock.at = shop.clock.at.replace(hour=8, minute=30) + timedelta(days=1)  # a Monday
    assert len(locked_at_nine(shop, qtbot)) == 1
    assert locked_at_nine(shop, qtbot) == []
    shop.clock.at += timedelta(days=1)
    assert len(locked_at_nine(shop, qtbot)) == 1, "the next day has a word of its own"
    kept = Path(QSettings().fileName()).read_text("utf-8")
    assert "2026-11-24" in kept
    assert "Ana" not in kept


def test_another_book_has_a_word_of_its_own(shop: Shop, qtbot: QtBot, tmp_path: Path) -> None:
    shop.make_book()
    shop.clock.at = shop.clock.at.replace(hour=8, minute=30) + timedelta(days=1)  # a Monday
    assert len(locked_at_nine(shop, qtbot)) == 1
    shop.folder = tmp_path / "another"
    shop.folder.mkdir(mode=0o700)
    shop.make_book()
    assert len(locked_at_nine(shop, qtbot)) == 1


def test_a_day_that_the_clock_showed_by_mistake_silences_no_other(shop: Shop, qtbot: QtBot) -> None:
    shop.make_book()
    shop.clock.at = shop.clock.at.replace(hour=8, minute=30) + timedelta(days=8)  # a Monday, a week ahead
    assert len(locked_at_nine(shop, qtbot)) == 1
    shop.clock.at -= timedelta(days=7)
    assert len(locked_at_nine(shop, qtbot)) == 1


def test_a_locked_book_says_nothing_of_a_day_in_a_quiet_season(shop: Shop, qtbot: QtBot) -> None:
    shop.make_book(people=("Ana Duarte",))
    shop.clock.at = shop.clock.at.replace(hour=9, minute=30) + timedelta(days=1)  # a Monday
    application = shop.start()
    ready(application, qtbot)
    assert application.desk is not None
    application.desk.verbs.pauses.begin(None, shop.clock.today(), None)
    application.lock()
    shop.hearts[-1].beat()
    qtbot.wait(1)
    assert shop.desktops[-1].shown == []


def alive(app: QApplication, kind: type) -> list[Any]:
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return [widget for widget in app.allWidgets() if isinstance(widget, kind)]


# The first paint

QUICK_START = """
import sys
from regulars import bootstrap
from regulars.ui.application import Application

LATER = {"numpy", "keyring", "apscheduler", "sqlite_utils", "desktop_notifier", "phonenumbers", "click", "dbus_fast"}

def tell_and_end(self):
    print("loaded:", ",".join(sorted({name.partition(".")[0] for name in sys.modules} & LATER)))
    self.quit()

Application._after_first_paint = tell_and_end
sys.exit(bootstrap.gui(sys.argv[1:]))
"""


def test_the_first_paint_waits_for_nothing_that_comes_later(shop: Shop, tmp_path: Path) -> None:
    shop.make_book(in_keyring=False, people=("Ana Duarte", "李 伟"))
    code = tmp_path / "code.txt"
    code.write_text(shop.code)
    done = subprocess.run(
        [sys.executable, "-c", QUICK_START, "--book", str(shop.folder), "--unlock", str(code)],
        env={**child_environment(), "QT_QPA_PLATFORM": "offscreen", "HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "loaded:", done.stdout
