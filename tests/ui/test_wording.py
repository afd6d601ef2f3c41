"""Sentences of the day."""

from datetime import date

from regulars.domain.agenda import Why, WhyKey
from regulars.ui import wording


def test_a_card_that_has_to_go_is_said_with_its_day() -> None:
    values = {"label": "", "kind": "birthday", "day": "2026-12-19", "years": 46.0, "post_by": "2026-12-09"}
    said = wording.plain(wording.why(Why(WhyKey.DATE_SOON, values=values), date(2026, 12, 8)))
    assert said.startswith("Turns 46 in 11 day")
    assert said.endswith(" A card has to be posted by Wednesday.")
    today = wording.plain(wording.why(Why(WhyKey.DATE_SOON, values=values), date(2026, 12, 9)))
    assert today.endswith(" A card has to be posted today.")
