"""Words that were begun and not kept wait inside the book when it is locked or closed, and nowhere else."""

from datetime import date
from typing import Any

from regulars.domain.drafts import Drafts, LooseWords, MomentDraft
from regulars.domain.moments import Depth, Direction, MomentKind
from regulars.domain.people import PersonId
from regulars.services.book import Book
from regulars.store import drafts as store


class DraftKeeping:
    """The verbs about what was begun."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def read(self) -> Drafts:
        """What waits."""
        kept = store.read(self._book.connection)
        try:
            return _restored(kept) if kept else Drafts()
        except (ValueError, TypeError, KeyError):
            return Drafts()  # written by a version that knew more

    def keep(self, drafts: Drafts) -> None:
        """Let this wait, in place of what did. On the writing thread. No step of its own: Undo does not know of it."""
        if drafts or store.read(self._book.writer) is not None:
            store.write(self._book.writer, _stored(drafts) if drafts else None)


def _stored(drafts: Drafts) -> dict[str, Any]:
    return {
        "moments": [
            {
                "about": draft.about,
                "people": list(draft.people),
                "kind": draft.kind,
                "direction": draft.direction,
                "depth": draft.depth,
                "when": draft.when,
                "said_on": draft.said_on.isoformat(),
                "minutes": draft.minutes,
                "words": draft.words,
                "bought": draft.bought,
                "lines": {str(person): line for person, line in draft.lines.items()},
            }
            for draft in drafts.moments
        ],
        "loose": [{"place": loose.place, "words": loose.words, "about": loose.about} for loose in drafts.loose],
    }


def _restored(kept: dict[str, Any]) -> Drafts:
    return Drafts(
        tuple(_moment(draft) for draft in kept["moments"]),
        tuple(LooseWords(loose["place"], loose["words"], _person(loose["about"])) for loose in kept["loose"]),
    )


def _moment(draft: dict[str, Any]) -> MomentDraft:
    return MomentDraft(
        about=_person(draft["about"]),
        people=tuple(PersonId(person) for person in draft["people"]),
        kind=MomentKind(draft["kind"]),
        direction=Direction(draft["direction"]),
        depth=Depth(draft["depth"]) if draft["depth"] is not None else None,
        when=draft["when"],
        said_on=date.fromisoformat(draft["said_on"]),
        minutes=draft["minutes"],
        words=draft["words"],
        lines={PersonId(int(person)): line for person, line in draft["lines"].items()},
        bought=draft.get("bought", ""),  # a draft of an older version has none
    )


def _person(found: int | None) -> PersonId | None:
    return None if found is None else PersonId(found)
