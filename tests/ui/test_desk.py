"""The desk hands verbs to the book and tells the screens what changed."""

from itertools import count
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from regulars.domain.changes import Area, Changes, Undone
from regulars.domain.errors import KnownProblem, Problem
from regulars.domain.people import PersonId
from regulars.services import opening
from regulars.services.verbs import Verbs
from regulars.ui.desk import Desk
from regulars.ui.jobs import ThreadWorker
from tests.builders import QUICK, clock_on


def test_a_change_is_told_after_the_commit_and_before_what_follows(desk: Desk, verbs: Verbs) -> None:
    order: list[str] = []
    desk.changed.connect(lambda changes: order.append(f"changed {len(changes.people)}"))
    desk.do(lambda: verbs.people.add("Ana"), lambda changes: order.append(f"then {changes.created}"))
    assert order == ["changed 1", "then 1"]
    assert verbs.search.first_page().total == 1


def test_what_changed_nothing_is_told_to_nobody(desk: Desk, verbs: Verbs) -> None:
    told: list[object] = []
    then: list[object] = []
    desk.changed.connect(told.append)
    desk.do(lambda: verbs.settings.change(owner_name=""), then.append)
    assert told == []
    assert len(then) == 1


def test_a_known_problem_is_shown_in_place_or_by_the_window(desk: Desk, verbs: Verbs) -> None:
    in_place: list[KnownProblem] = []
    by_the_window: list[KnownProblem] = []
    desk.problem.connect(by_the_window.append)
    desk.do(lambda: verbs.people.delete(PersonId(99)), failed=in_place.append)
    desk.do(lambda: verbs.people.delete(PersonId(99)))
    assert [problem.code for problem in in_place + by_the_window] == [Problem.PERSON_UNKNOWN] * 2


def test_a_bug_is_told_as_one_and_leaves_the_book_as_it_was(desk: Desk, verbs: Verbs) -> None:
    crashed: list[Exception] = []
    desk.crashed.connect(crashed.append)

    def buggy() -> Changes:
        with verbs.book.change(act=_any_act()) as change:
            change.insert("circle", {"name": "half made"})
            raise ZeroDivisionError

    desk.do(buggy)
    assert [type(error) for error in crashed] == [ZeroDivisionError]
    assert verbs.circles.all() == []


def _any_act() -> object:
    from regulars.domain.changes import Act

    return Act.EDIT_CIRCLES


def test_undo_is_told_with_what_was_taken_back(desk: Desk, verbs: Verbs) -> None:
    undone: list[Undone] = []
    desk.undone.connect(undone.append)
    desk.do(lambda: verbs.people.add("Ana"))
    desk.undo()
    desk.redo()
    assert [one.step.subject for one in undone] == ["Ana", "Ana"]
    assert verbs.search.first_page().total == 1


def test_nothing_to_undo_is_a_known_problem(desk: Desk) -> None:
    told: list[KnownProblem] = []
    desk.problem.connect(told.append)
    desk.undo()
    assert [problem.code for problem in told] == [Problem.NOTHING_TO_UNDO]


def test_search_knows_of_a_change_when_the_screens_hear_of_it(desk: Desk, verbs: Verbs) -> None:
    found: list[int] = []
    verbs.search.find("ana")
    desk.changed.connect(lambda _: found.append(verbs.search.find("ana").total))
    desk.do(lambda: verbs.people.add("Ana Duarte"))
    assert found == [1]


def test_our_own_commits_are_no_news_from_elsewhere(desk: Desk, verbs: Verbs) -> None:
    desk.do(lambda: verbs.people.add("Ana"))
    assert not verbs.book.changed_elsewhere()


def test_long_work_tells_how_far_it_is_and_can_be_stopped(tmp_path: Path, qtbot: QtBot) -> None:
    folder = tmp_path / "threaded"
    folder.mkdir(mode=0o700)
    clock = clock_on()
    book = opening.finish(folder, opening.begin(folder, clock, cost=QUICK), None, clock).book
    desk = Desk(Verbs(book), ThreadWorker("book"))
    far: list[tuple[int, int]] = []
    ended: list[str] = []

    def work(progress: object, cancelled: object) -> str:
        assert callable(progress)
        assert callable(cancelled)
        for done in count():  # however slow the machine is, it is still at work when it is stopped
            progress(done, 1_000_000)
            if cancelled():
                return "stopped"
        return "done"

    job = desk.run(work, ended.append, progress=lambda done, total: far.append((done, total)))
    qtbot.waitUntil(lambda: len(far) > 2)
    job.cancel()
    qtbot.waitUntil(lambda: ended == ["stopped"])
    desk.close()


def test_closing_stops_long_work_and_waits_for_nothing_else(tmp_path: Path, qtbot: QtBot) -> None:
    folder = tmp_path / "threaded"
    folder.mkdir(mode=0o700)
    book = opening.finish(folder, opening.begin(folder, clock_on(), cost=QUICK), None, clock_on()).book
    desk = Desk(Verbs(book), ThreadWorker("book"))
    stopped: list[bool] = []

    def endless(_progress: object, cancelled: object) -> None:
        assert callable(cancelled)
        while not cancelled():
            pass
        stopped.append(True)

    desk.run(endless, lambda _: None)
    desk.close()
    assert stopped == [True]


def test_a_busy_desk_says_so(desk: Desk, verbs: Verbs) -> None:
    told: list[bool] = []
    desk.busy_changed.connect(told.append)
    desk.do(lambda: verbs.people.add("Ana"))
    assert told == [True, False]


@pytest.mark.parametrize("areas", [frozenset(), frozenset({Area.PEOPLE})])
def test_news_of_another_program_reach_the_screens(desk: Desk, areas: frozenset[Area]) -> None:
    told: list[Changes] = []
    desk.changed.connect(told.append)
    desk.announce(Changes("import", areas=areas, whole_book=True))
    desk.read_elsewhere(lambda: None)
    assert [changes.whole_book for changes in told] == [True, True]
