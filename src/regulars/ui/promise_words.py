"""What became of a promise, in words."""

from datetime import date

from regulars.domain.promises import Promise, PromiseState
from regulars.ui import wording
from regulars.ui.wording import translate


def state(value: PromiseState) -> str:
    """Where a promise stands."""
    return {
        PromiseState.OPEN: translate("promise_words", "open"),
        PromiseState.KEPT: translate("promise_words", "kept"),
        PromiseState.LATE: translate("promise_words", "kept late"),
        PromiseState.BROKEN: translate("promise_words", "not kept"),
        PromiseState.DROPPED: translate("promise_words", "let go"),
    }[value]


def settled(promise: Promise, today: date) -> str:
    """What became of it, and when: "kept 12 Sep", "kept late, 12 Sep", "not kept, 12 Sep", "let go, 12 Sep"."""
    said = {
        PromiseState.OPEN: "",
        PromiseState.KEPT: translate("promise_words", "kept %1"),
        PromiseState.LATE: translate("promise_words", "kept late, %1"),
        PromiseState.BROKEN: translate("promise_words", "not kept, %1"),
        PromiseState.DROPPED: translate("promise_words", "let go, %1"),
    }[promise.state]
    return said.replace("%1", wording.short_day(promise.settled_on, today) if promise.settled_on is not None else "")
