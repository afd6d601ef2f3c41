"""The words about a circle that its card and its page share."""

from regulars.domain.circles import CircleStanding
from regulars.domain.health.vocabulary import Band
from regulars.ui import wording
from regulars.ui.theme import Role
from regulars.ui.wording import translate

_LONGEST_ABOUT = 140
"""Letters of the note that a card shows; the page of the circle shows all of them."""


def people_words(standing: CircleStanding) -> str:
    """ "14 people"."""
    return translate("circle_words", "%n person(s)", None, standing.people)


def health_words(standing: CircleStanding) -> str:
    """ "Steady 61"; a circle in which nobody has a health says so."""
    if standing.score is None:
        return (
            translate("circle_words", "No moments yet") if standing.people else translate("circle_words", "Nobody yet")
        )
    said = translate("circle_words", "%1 %2").replace("%1", wording.band(standing.band))
    return said.replace("%2", wording.number(round(standing.score)))


def health_role(standing: CircleStanding) -> Role:
    """The colour beside these words."""
    return Role.TRACK if standing.band is Band.NEW else wording.band_role(standing.band) or Role.TRACK


def rhythm_words(standing: CircleStanding) -> str:
    """ "every 5 weeks", "learned: 7 weeks", or nothing."""
    if standing.circle.cadence_days is not None:
        return wording.rhythm(standing.circle.cadence_days)
    return "" if standing.learned_days is None else wording.learned(standing.learned_days)


def short_about(about: str) -> str:
    """The beginning of the note, on one line, with an ellipsis where there is more of it."""
    line = " ".join(about.split())
    if len(line) <= _LONGEST_ABOUT:
        return line
    return line[:_LONGEST_ABOUT].rsplit(" ", 1)[0].rstrip(".,;") + "…"


def sentence(standing: CircleStanding) -> str:
    """The whole card for a screen reader."""
    circle = standing.circle
    parts = (circle.name, people_words(standing), health_words(standing), rhythm_words(standing), circle.about)
    return ", ".join(part for part in parts if part)
