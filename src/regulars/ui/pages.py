"""The pages of the window: one in front, those that were shown before, and the trail that leads back."""

from importlib import import_module

from PySide6.QtWidgets import QStackedWidget, QWidget

from regulars.ui.screen import Screen, Surroundings

LONGEST_TRAIL = 20
PERSON, PEOPLE = "person", "people"

# Where each page lives. A page is imported and built when it is first shown: the start needs one of them.
HOMES = {
    "today": ("regulars.ui.today.today_view", "TodayView"),
    PEOPLE: ("regulars.ui.people.people_view", "PeopleView"),
    PERSON: ("regulars.ui.person.person_view", "PersonView"),
    "organisation": ("regulars.ui.person.organisation_view", "OrganisationView"),
    "circles": ("regulars.ui.circles.circles_view", "CirclesView"),
    "circle": ("regulars.ui.circles.circle_view", "CircleView"),
    "promises": ("regulars.ui.promises.promises_view", "PromisesView"),
    "dates": ("regulars.ui.dates.dates_view", "DatesView"),
    "insights": ("regulars.ui.insights.insights_view", "InsightsView"),
    "import": ("regulars.ui.imports.imports_view", "ImportsView"),
    "settings": ("regulars.ui.settings.settings_view", "SettingsView"),
    "history": ("regulars.ui.history.history_view", "HistoryView"),
}
_UNDER = {PERSON: PEOPLE, "circle": "circles", "organisation": PEOPLE}

Place = tuple[str, int | None]
"""A page, and whom or what it is about: a person, a circle, an organisation."""


class Pages(QStackedWidget):
    """The pages that were shown so far."""

    def __init__(self, around: Surroundings, parent: QWidget) -> None:
        super().__init__(parent)
        self.around = around
        self._known: dict[str, Screen] = {}
        self._trail: list[Place] = []
        self.here: Place = ("", None)

    @property
    def line(self) -> str:
        """The line of the sidebar to which the page in front belongs."""
        return _UNDER.get(self.here[0], self.here[0])

    def page(self, key: str) -> Screen:
        """A page, built when it is first asked for."""
        if key not in self._known:
            module, name = HOMES[key]
            page: Screen = getattr(import_module(module), name)(self.around)
            self._known[key] = page
            self.addWidget(page)
        return self._known[key]

    def in_front(self) -> Screen | None:
        """The page in front."""
        current = self.currentWidget()
        return current if isinstance(current, Screen) else None

    def show_page(self, place: Place, *, remember: bool = True) -> Screen:
        """Bring a page to the front; the caller lets it arrive."""
        key, subject = place
        page = self.page(key)
        if remember and self.here[0] and self.here != place:
            self._trail = [*self._trail[-LONGEST_TRAIL:], self.here]
        self.here = place
        if subject is not None:
            page.show_subject(subject)
        current = self.in_front()
        if current is not None and current is not page:
            current.leave()
        self.setCurrentWidget(page)
        return page

    def back(self) -> Screen:
        """Bring the page before to the front, or the people when there is none."""
        place = self._trail.pop() if self._trail else (PEOPLE, None)
        return self.show_page(place, remember=False)
