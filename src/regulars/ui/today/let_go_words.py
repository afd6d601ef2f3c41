"""The words about somebody whom the owner may let go: how often, why, and what it would ask less."""

from regulars.domain.planner import LetGoReason, Load, MayGo
from regulars.ui import wording
from regulars.ui.wording import translate

_MONTH = 30.44
_SEEN = 0.05
"""Smaller figures are no figures in decimals of one digit."""


def why(one: MayGo) -> str:
    """One kind sentence."""
    match one.reason:
        case LetGoReason.UNANSWERED:
            return translate("LetSomeGo", "Your last %n hello(s) found no answer.", None, one.unanswered)
        case LetGoReason.QUIET:
            return translate("LetSomeGo", "It has been quiet for %1 already.").replace(
                "%1", wording.span(one.silent_days)
            )
        case LetGoReason.HOLDS:
            said = translate("LetSomeGo", "Your bond holds: about %1 of 100, even after %2 of quiet.")
            return said.replace("%1", wording.number(one.score_then)).replace("%2", wording.span(one.longer))
        case LetGoReason.LOOSE:
            return translate("LetSomeGo", "It is a loose bond: seldom may be enough.")


def how_often(one: MayGo) -> str:
    """ "every 5 weeks, then every 3 months"."""
    said = translate("LetSomeGo", "%1, then %2").replace("%1", wording.rhythm(one.rhythm))
    return said.replace("%2", wording.rhythm(one.longer))


def less(one: MayGo, load: Load) -> str:
    """ "asks 0.3 a day less", in minutes where those are counted; of a month, where a day would not show it."""
    a_month = _MONTH * (1 / one.rhythm - 1 / one.longer)
    if load.asked_minutes is not None:
        if one.saves_minutes >= 1:
            said = translate("LetSomeGo", "asks %1 minutes a day less")
            return said.replace("%1", wording.number(one.saves_minutes))
        each = one.saves_minutes / one.saves
        said = translate("LetSomeGo", "asks %1 minutes a month less")
        return said.replace("%1", wording.number(max(a_month * each, 1)))
    if one.saves >= _SEEN:
        return translate("LetSomeGo", "asks %1 a day less").replace("%1", wording.decimal(one.saves))
    return translate("LetSomeGo", "asks %1 a month less").replace("%1", wording.decimal(max(a_month, _SEEN)))
