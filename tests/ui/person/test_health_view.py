"""The health card: from the picture down to the entries behind every point."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from regulars.domain.health.vocabulary import Act, Band, Confidence, ReasonKey, Restoring
from regulars.domain.moments import Direction, MomentKind
from regulars.domain.people import PersonId
from regulars.domain.standing import CitedReason, Standing
from regulars.services.verbs import Verbs
from regulars.ui import wording
from regulars.ui.person import health_words
from regulars.ui.person.person_page import PersonPage
from regulars.ui.person.person_view import PersonView
from regulars.ui.person.pin_box import BANDS, PinBox
from regulars.ui.person.small_buttons import SmallPrint
from tests.builders import TODAY
from tests.ui.accessible import assert_accessible
from tests.ui.person.conftest import new_person, open_page


def words_in(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisible() and label.text()]


def test_enter_on_the_band_opens_reasons_whose_points_sum_to_the_score(page: PersonPage, qtbot: QtBot) -> None:
    assert not page.health.reasons.isVisible()
    qtbot.keyClick(page.health.badge, Qt.Key.Key_Return)
    assert page.health.reasons.isVisible()
    standing = page.model.standing
    assert standing is not None
    assert sum(reason.points for reason in standing.reasons) == pytest.approx(standing.score, abs=1e-9)
    shown = words_in(page.health.reasons)
    for reason in standing.reasons:
        assert health_words.points(reason.points) in shown
    assert wording.decimal(standing.score) in shown


def test_clicking_the_rows_opens_the_reasons_and_again_closes_them(page: PersonPage, qtbot: QtBot) -> None:
    for visible in (True, False):
        qtbot.mouseClick(page.health.parts, Qt.MouseButton.LeftButton)
        assert page.health.reasons.isVisible() is visible


def test_the_silence_is_a_dated_sentence_that_leads_to_its_moment(page: PersonPage, qtbot: QtBot) -> None:
    page.health.open_reasons()
    assert any(text.startswith("65 day") and "silent since 18 Sep" in text for text in words_in(page.health.reasons))
    links = [link for link in page.health.reasons.findChildren(SmallPrint) if link.text() == "18 Sep Call"]
    links[-1].click()
    newest = page.together.rows()[0]
    qtbot.waitUntil(newest.shown.is_lit)
    assert newest.shown.hasFocus()


def test_a_promise_that_moved_the_score_leads_to_its_row(
    page: PersonPage, ana: PersonId, verbs: Verbs, view: PersonView
) -> None:
    broken = verbs.promises.add(ana, "Find the maker of the rose", due_on=TODAY - timedelta(days=9)).created
    view.arrive()
    page.health.open_reasons()
    link = next(p for p in page.health.reasons.findChildren(SmallPrint) if p.text() == "Find the maker of the rose")
    link.click()
    row = next(row for row in page.promises.rows() if row.promise.id == broken)
    assert row.isAncestorOf(view.focusWidget())


def test_the_card_says_in_words_what_the_colours_say(page: PersonPage) -> None:
    name = page.health.parts.accessibleName()
    assert "Rhythm: 9 week" in name
    assert "Reciprocity: they reached out first 2 of 4 times" in name
    assert "Promises: 1 open, due today" in name
    standing = page.model.standing
    assert standing is not None
    assert wording.band(standing.band) in page.health.badge.accessibleName()


def test_the_green_line_says_what_restores_it(page: PersonPage) -> None:
    standing = page.model.standing
    assert standing is not None
    assert standing.restoring is not None
    assert any(f"about {round(standing.restoring.score)}" in text for text in words_in(page.health.hint))


def test_a_rhythm_that_was_learned_is_offered_and_taken_by_one_button(
    view: PersonView, verbs: Verbs, qtbot: QtBot
) -> None:
    rui = new_person(verbs, "Rui Faria")
    for weeks in range(6):
        verbs.moments.log([rui], MomentKind.VISIT, day=TODAY - timedelta(weeks=3 * weeks + 1))
    page = open_page(view, rui)
    assert page.health.learned.isVisible()
    assert verbs.people.get(rui).cadence_days is None
    page.health.learned.button.click()
    assert verbs.people.get(rui).cadence_days == 21.0
    assert not page.health.learned.isVisible()


def test_somebody_without_a_moment_is_new_and_has_reasons_too(view: PersonView, grace: PersonId) -> None:
    page = open_page(view, grace)
    page.health.open_reasons()
    assert "New" in page.health.badge.accessibleName()
    assert any(text.startswith("Nothing noted yet") for text in words_in(page.health.reasons))


def _standing(**values: object) -> Standing:
    fields: dict[str, object] = {
        "score": 31.0,
        "band": Band.COOLING,
        "trend": -12.0,
        "confidence": Confidence.GOOD,
        "rhythm_days": 35.0,
        "gaps": 8,
        "last_on": date(2026, 9, 18),
        "due_on": None,
        "late_on": None,
        "reasons": (),
        "restoring": None,
    }
    return Standing(**{**fields, **values})  # type: ignore[arg-type]  # the fields by name, some of them replaced


def test_the_rows_are_worded_from_the_numbers() -> None:
    standing = _standing(
        began=5,
        they_began=4,
        counted=9,
        kinds={MomentKind.CALL: 7, MomentKind.VISIT: 1},
        promises_open=1,
        promises_due_today=1,
        promises_kept=6,
        promises_settled=7,
    )
    words = {row.key: row.words for row in health_words.rows(standing, TODAY)}
    assert words[ReasonKey.TWO_WAY] == "they reached out first 4 of 9 times"
    assert words[ReasonKey.ROOTS].startswith("mostly calls, 1 visit")
    assert words[ReasonKey.PROMISES] == "1 open, due today; 6 of 7 kept"
    assert all(0 <= row.value <= 1 for row in health_words.rows(standing, TODAY))


def test_a_bar_empties_as_silence_grows() -> None:
    values = [
        health_words.rows(_standing(last_on=TODAY - timedelta(days=days)), TODAY)[0].value for days in (0, 35, 70, 300)
    ]
    assert values == sorted(values, reverse=True)
    assert values[0] == 1.0


def test_a_trend_is_worth_words_from_five_points_on() -> None:
    assert health_words.trend(_standing(trend=4.9)) == ""
    assert health_words.trend(_standing(trend=-12.0)).startswith("down 12 in 4 week")
    assert health_words.trend(_standing(trend=8.0)).startswith("up 8 in 4 week")


@pytest.mark.parametrize("act", list(Act))
@pytest.mark.parametrize("times", [1, 3])
def test_every_way_to_restore_has_its_sentence(act: Act, times: int) -> None:
    said = wording.plain(health_words.restoring(Restoring(act, times, 66.2, 50.0, float(TODAY.toordinal())), TODAY))
    assert "66" in said
    assert "%" not in said


@pytest.mark.parametrize("direction", list(Direction))
def test_every_reason_has_its_sentence(view: PersonView, verbs: Verbs, direction: Direction) -> None:
    rui = new_person(verbs, "Rui Faria")
    verbs.moments.log([rui], MomentKind.CALL, direction=direction)
    for reason in verbs.health.of(rui).reasons:
        said = health_words.reason(reason, TODAY)
        assert said
        assert "%" not in said


def test_a_broken_promise_and_a_kept_one_are_worded_apart() -> None:
    kept = health_words.reason(CitedReason(ReasonKey.PROMISES, 4.0), TODAY)
    assert kept != health_words.reason(CitedReason(ReasonKey.PROMISES, -4.0), TODAY)


def test_their_own_days_are_dots_and_the_rhythm_is_offered_with_one_key(
    view: PersonView, verbs: Verbs, qtbot: QtBot
) -> None:
    person = new_person(verbs, "Piotr Baran")
    for ago in (196, 147, 98, 49):
        day = TODAY - timedelta(days=ago)
        verbs.moments.log([person], MomentKind.CALL, direction=Direction.BOTH, day=day)
    page = open_page(view, person)
    name = page.health.rhythm.accessibleName()
    assert name.startswith("In touch on ")
    assert name.endswith("usually 7 week(s) apart")
    assert verbs.people.get(person).cadence_days is None
    assert any("By your own days: about every 7 week(s). Use that?" in text for text in words_in(page.health))
    view.around.actions.action("person_rhythm").trigger()
    assert verbs.people.get(person).cadence_days == 49
    assert not page.health.learned.isVisible()
    verbs.book.undo()
    assert verbs.people.get(person).cadence_days is None


def test_a_level_is_pinned_with_a_reason_and_an_end_and_its_number_stays(
    page: PersonPage, ana: PersonId, verbs: Verbs, view: PersonView, qtbot: QtBot
) -> None:
    score = verbs.health.of(ana).score
    view.around.actions.action("person_pin").trigger()
    (box,) = page.window().findChildren(PinBox)
    assert_accessible(box)
    box.keep.click()
    assert box.isVisible()  # it wants a reason
    box.band.set_current(BANDS.index(Band.THRIVING))
    qtbot.keyClicks(box.reason, "she is at sea")
    box.until.setText("1 March 2027")
    qtbot.keyClick(box.until, Qt.Key.Key_Return)
    standing = verbs.health.of(ana)
    assert (standing.band, standing.score) == (Band.THRIVING, score)
    said = words_in(page.health)
    assert any("Thriving until 1 Mar 2027, because you said: she is at sea." in text for text in said)
    assert f"Thriving · {round(score)}" in page.health.badge.accessibleName()
    page.health.pinned.button.click()
    assert verbs.health.of(ana).pin is None
    assert not page.health.pinned.isVisible()
    verbs.book.undo()
    assert verbs.health.of(ana).band is Band.THRIVING


def test_letting_go_is_told_where_the_rhythm_is_with_its_reason(view: PersonView, verbs: Verbs) -> None:
    person = new_person(verbs, "Piotr Baran")
    for ago in (196, 147, 98, 49):
        verbs.moments.log([person], MomentKind.CALL, direction=Direction.BOTH, day=TODAY - timedelta(days=ago))
    page = open_page(view, person)
    assert not page.health.less_often.isVisible()
    verbs.today.let_go(person, "at sea until spring")
    page = open_page(view, person)
    assert page.health.less_often.isVisible()
    assert "at sea until spring" in page.health.less_often.text()
    verbs.book.undo()
    verbs.today.let_go(person)
    page = open_page(view, person)
    assert page.health.less_often.text().endswith("when you let go.")
