"""Relationship health: a number from 0 to 100 with dated reasons, and a calibrated chance of silence.

The words (bands, reasons, acts) are there at once; whatever computes loads NumPy when it is first asked for.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from regulars.domain.health.vocabulary import (
    BAND_FLOORS,
    DEPTH_WEIGHT,
    TOUCH_DIRECTION,
    TOUCH_OF_ACT,
    TREND_ARROW,
    TREND_DAYS,
    Act,
    Band,
    Confidence,
    Reason,
    ReasonKey,
    Restoring,
    Touch,
    TouchDirection,
    band_of,
    promise_factor,
)

if TYPE_CHECKING:
    from regulars.domain.health.outlook import PersonTouches, history, restoring, what_if
    from regulars.domain.health.reasons import explain
    from regulars.domain.health.score import BookScores, score_book
    from regulars.domain.health.silence import BookPrior, fit_prior, p_quiet
    from regulars.domain.health.touches import MergedTouches, touches_per_day, with_pauses, without_pauses

_HOMES = {
    "explain": "reasons",
    "PersonTouches": "outlook",
    "history": "outlook",
    "restoring": "outlook",
    "what_if": "outlook",
    "BookScores": "score",
    "score_book": "score",
    "BookPrior": "silence",
    "fit_prior": "silence",
    "p_quiet": "silence",
    "MergedTouches": "touches",
    "touches_per_day": "touches",
    "with_pauses": "touches",
    "without_pauses": "touches",
}

__all__ = [
    "BAND_FLOORS",
    "DEPTH_WEIGHT",
    "TOUCH_DIRECTION",
    "TOUCH_OF_ACT",
    "TREND_ARROW",
    "TREND_DAYS",
    "Act",
    "Band",
    "BookPrior",
    "BookScores",
    "Confidence",
    "MergedTouches",
    "PersonTouches",
    "Reason",
    "ReasonKey",
    "Restoring",
    "Touch",
    "TouchDirection",
    "band_of",
    "explain",
    "fit_prior",
    "history",
    "p_quiet",
    "promise_factor",
    "restoring",
    "score_book",
    "touches_per_day",
    "what_if",
    "with_pauses",
    "without_pauses",
]


def __getattr__(name: str) -> Any:
    # The first page shows stored scores by their words; NumPy would make the start 1.4 times as long.
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    globals()[name] = value
    return value
