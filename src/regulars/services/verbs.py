"""All verbs of one open book, in one place for the window and the command line."""

from collections.abc import Callable
from threading import RLock
from typing import TYPE_CHECKING, Generic, TypeVar

from regulars.services.book import Book
from regulars.services.ports import Reader, Shrinker

if TYPE_CHECKING:
    from regulars.services.brief import BriefService
    from regulars.services.call_outs import CallOuts
    from regulars.services.capture import Capture
    from regulars.services.circles import Circles
    from regulars.services.drafts import DraftKeeping
    from regulars.services.exporting import Exporting
    from regulars.services.formulas import Formulas
    from regulars.services.gifts import Gifts
    from regulars.services.health import Health
    from regulars.services.held import Holding
    from regulars.services.households import Households
    from regulars.services.importing import Importing
    from regulars.services.insights import Insights
    from regulars.services.moments import Moments
    from regulars.services.note_review import NoteReview
    from regulars.services.notes import Notes
    from regulars.services.occasions import Occasions
    from regulars.services.organisations import Organisations
    from regulars.services.paper import PaperWork
    from regulars.services.pauses import Pauses
    from regulars.services.people import People
    from regulars.services.planning import Planning
    from regulars.services.promises import Promises
    from regulars.services.reminders import Reminders
    from regulars.services.river import River
    from regulars.services.search import Search
    from regulars.services.settings import SettingsService
    from regulars.services.templates import Trade
    from regulars.services.tidying import Tidying
    from regulars.services.to_say import WordsToSay
    from regulars.services.today import Today
    from regulars.services.views import Views

S = TypeVar("S")


class _once(Generic[S]):  # noqa: N801  # used as a decorator, where small letters are usual
    """A service that is imported and made when it is first asked for: one, whichever thread asks first.

    The first page needs three of them; all others would add their modules to the time and the memory of the start.
    """

    def __init__(self, make: "Callable[[Verbs], S]") -> None:
        self._make = make
        self._lock = RLock()
        self.__doc__ = make.__doc__

    def __set_name__(self, _owner: type, name: str) -> None:
        self._name = name

    def __get__(self, verbs: "Verbs", _owner: type) -> S:
        kept = vars(verbs)  # where Python itself looks from then on, before it asks here
        with self._lock:
            if self._name not in kept:
                kept[self._name] = self._make(verbs)
        service: S = kept[self._name]
        return service


class Verbs:
    """The services over one book."""

    def __init__(self, book: Book, reader: Reader | None = None, shrink: Shrinker | None = None) -> None:
        self.book = book
        self._reader = reader
        self._shrink = shrink

    @_once
    def people(self) -> "People":
        """The verbs about people."""
        from regulars.services.people import People  # lazy, as said above

        return People(self.book, self._shrink)

    @_once
    def notes(self) -> "Notes":
        """The verbs about notes."""
        from regulars.services.notes import Notes  # lazy, as said above

        return Notes(self.book)

    @_once
    def note_review(self) -> "NoteReview":
        """The verbs about the notes that are looked through each month."""
        from regulars.services.note_review import NoteReview  # lazy, as said above

        return NoteReview(self.book, self.settings)

    @_once
    def moments(self) -> "Moments":
        """The verbs about what was done together."""
        from regulars.services.moments import Moments  # lazy, as said above

        return Moments(self.book)

    @_once
    def promises(self) -> "Promises":
        """The verbs about promises."""
        from regulars.services.promises import Promises  # lazy, as said above

        return Promises(self.book)

    @_once
    def occasions(self) -> "Occasions":
        """The verbs about the days that matter to somebody."""
        from regulars.services.occasions import Occasions  # lazy, as said above

        return Occasions(self.book)

    @_once
    def circles(self) -> "Circles":
        """The verbs about circles."""
        from regulars.services.circles import Circles  # lazy, as said above

        return Circles(self.book)

    @_once
    def pauses(self) -> "Pauses":
        """The verbs about pauses."""
        from regulars.services.pauses import Pauses  # lazy, as said above

        return Pauses(self.book)

    @_once
    def settings(self) -> "SettingsService":
        """The verbs about the owner's settings."""
        from regulars.services.settings import SettingsService  # lazy, as said above

        return SettingsService(self.book)

    @_once
    def search(self) -> "Search":
        """The verbs that find people."""
        from regulars.services.search import Search  # lazy, as said above

        return Search(self.book)

    @_once
    def health(self) -> "Health":
        """The verbs about how a relation does."""
        from regulars.services.health import Health  # lazy, as said above

        return Health(self.book)

    @_once
    def today(self) -> "Today":
        """The verbs about the day."""
        from regulars.services.today import Today  # lazy, as said above

        return Today(self.book, self.settings)

    @_once
    def planning(self) -> "Planning":
        """The verbs about the coming weeks."""
        from regulars.services.planning import Planning  # lazy, as said above

        return Planning(self.book, self.settings)

    @_once
    def brief(self) -> "BriefService":
        """What the owner should know before a call."""
        from regulars.services.brief import BriefService  # lazy, as said above

        return BriefService(self.book, self.settings)

    @_once
    def drafts(self) -> "DraftKeeping":
        """The verbs about what is typed and not kept yet."""
        from regulars.services.drafts import DraftKeeping  # lazy, as said above

        return DraftKeeping(self.book)

    @_once
    def reminders(self) -> "Reminders":
        """The verbs about reminding."""
        from regulars.services.reminders import Reminders  # lazy, as said above

        return Reminders(self.book, self.today, self.settings)

    @_once
    def households(self) -> "Households":
        """The verbs about households."""
        from regulars.services.households import Households  # lazy, as above

        return Households(self.book)

    @_once
    def organisations(self) -> "Organisations":
        """The verbs about organisations."""
        from regulars.services.organisations import Organisations  # lazy, as said above

        return Organisations(self.book)

    @_once
    def views(self) -> "Views":
        """The verbs about saved views."""
        from regulars.services.views import Views  # lazy, as said above

        return Views(self.book)

    @_once
    def tidying(self) -> "Tidying":
        """The verbs that put many people in order."""
        from regulars.services.tidying import Tidying  # lazy, as said above

        return Tidying(self.book)

    @_once
    def river(self) -> "River":
        """Reading everything that happened with somebody."""
        from regulars.services.river import River  # lazy, as said above

        return River(self.book)

    @_once
    def gifts(self) -> "Gifts":
        """The verbs about gifts and small favours."""
        from regulars.services.gifts import Gifts  # lazy, as said above

        return Gifts(self.book)

    @_once
    def to_say(self) -> "WordsToSay":
        """The verbs about what the owner wants to say to somebody."""
        from regulars.services.to_say import WordsToSay  # lazy, as said above

        return WordsToSay(self.book)

    @_once
    def formulas(self) -> "Formulas":
        """The verbs about formulas and their versions."""
        from regulars.services.formulas import Formulas  # lazy, as said above

        return Formulas(self.book)

    @_once
    def trade(self) -> "Trade":
        """The verbs about the owner's trade and its fields."""
        from regulars.services.templates import Trade  # lazy, as said above

        return Trade(self.book)

    @_once
    def held(self) -> "Holding":
        """The verbs about showing people what is held about them."""
        from regulars.services.held import Holding  # lazy, as said above

        return Holding(self.book, self.health)

    @_once
    def capture(self) -> "Capture":
        """The verbs about one plain sentence."""
        from regulars.services.capture import Capture  # lazy, as said above

        return Capture(self.book, self.search, self.health)

    @_once
    def paper(self) -> "PaperWork":
        """The verbs about what goes on paper."""
        from regulars.services.paper import PaperWork  # lazy, as said above

        return PaperWork(self.book, self.today, self.brief, self.settings)

    @_once
    def call_outs(self) -> "CallOuts":
        """The verbs about the minute after a call-out."""
        from regulars.services.call_outs import CallOuts  # lazy, as said above

        return CallOuts(self.book, lambda: self.capture)

    @_once
    def insights(self) -> "Insights":
        """The verbs about what the weeks add up to."""
        from regulars.services.insights import Insights  # lazy, as said above

        return Insights(self.book, self.planning)

    @_once
    def exporting(self) -> "Exporting":
        """The verbs about what goes out."""
        from regulars.services.exporting import Exporting  # lazy, as said above

        return Exporting(self.book)

    @_once
    def importing(self) -> "Importing":
        """The verbs about files that come in."""
        from regulars.services.importing import Importing  # lazy, as said above

        return Importing(self.book, self._reader, self._shrink)
