"""After a talk: whether what the owner wanted to say was said. Asked beside the word at the foot; nothing goes by itself."""

from collections.abc import Callable
from dataclasses import dataclass

from regulars.domain.changes import Act, Area, Changes
from regulars.ui import wording
from regulars.ui.desk import Desk
from regulars.ui.wording import translate

_TALKS = frozenset({Act.LOG_MOMENT.value, Act.MARK_DONE.value})


@dataclass(frozen=True, slots=True)
class Offer:
    """A question after what was done, the button's answer to it, and what that does."""

    question: str
    answer: str
    take: Callable[[], None]


def offer_after(changes: Changes, desk: Desk, then: Callable[[Changes], None]) -> Offer | None:
    """The question about the one person whom the owner was in touch with and wanted to say something to.

    Where there are several, their pages and briefs ask, each about one.
    """
    if changes.label not in _TALKS or Area.MOMENTS not in changes.areas or not changes.people:
        return None
    to_say = desk.verbs.to_say
    waiting = desk.read(lambda: to_say.maybe_said(changes.people))
    if len(waiting) != 1:
        return None
    person = waiting[0].person
    return Offer(
        translate("SaidIt", "Did you say what you wanted to? “%1”").replace("%1", _beginning(waiting[0].text)),
        translate("SaidIt", "Yes, let it go"),
        lambda: _do(desk, lambda: to_say.let_go(person), then),
    )


def _do(desk: Desk, verb: Callable[[], Changes], then: Callable[[Changes], None]) -> None:
    desk.do(verb, then)


def _beginning(text: str) -> str:
    line = " ".join(text.split())
    return wording.isolated(line if len(line) <= 60 else f"{line[:60].rstrip()}…")
