"""The rhythms that can be picked for a person: the one that was learned, the usual ones, none."""

from functools import partial

from regulars.ui import wording
from regulars.ui.person.editing import Editing
from regulars.ui.person.small_buttons import MenuLine
from regulars.ui.widgets.rhythm_choice import USUAL
from regulars.ui.wording import translate


def rhythm_lines(editing: Editing) -> list[MenuLine | None]:
    """The lines of the menu behind the rhythm."""
    model = editing.model
    person, standing = model.person, model.standing
    if person is None:
        return []
    wished = person.cadence_days
    lines: list[MenuLine | None] = []
    if standing is not None and standing.learned_days is not None:
        learned = translate("rhythms", "%1, as it has been").replace("%1", wording.rhythm(standing.learned_days))
        lines += [MenuLine(learned, partial(set_rhythm, editing, standing.learned_days), "sparkle"), None]
    choices = sorted({*USUAL, *([wished] if wished is not None else [])})
    for days in choices:
        lines.append(MenuLine(wording.rhythm(days), partial(set_rhythm, editing, days), checked=days == wished))
    lines.append(None)
    no_wish = translate("rhythms", "No wish of my own")
    lines.append(MenuLine(no_wish, lambda: set_rhythm(editing, None), checked=wished is None))
    return lines


def set_rhythm(editing: Editing, days: float | None) -> None:
    """Wish to be in touch this often."""
    person, people = editing.person, editing.verbs.people
    editing.save(lambda: people.set_rhythm(person, days))
