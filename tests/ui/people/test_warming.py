"""What is done in idle moments, so that the first key press need not wait for it."""

from typing import Any

import pytest

from regulars.ui.desk import Desk
from regulars.ui.people import prepared
from regulars.ui.people.columns import FACE_SIDE
from regulars.ui.people.people_model import PeopleModel
from regulars.ui.people.photos import Photos
from regulars.ui.people.row_delegate import RowDelegate
from regulars.ui.people.warming import SAMPLES
from regulars.ui.theme import Theme


def test_words_and_faces_in_every_sample_script_are_painted_a_step_at_a_time(
    theme: Theme, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    painted: list[str] = []
    paint = prepared.paint_face

    def watched(painter: Any, box: Any, letters: str, *rest: Any) -> None:
        painted.append(letters)
        paint(painter, box, letters, *rest)

    monkeypatch.setattr(prepared, "paint_face", watched)
    lines = RowDelegate(theme, PeopleModel(desk), Photos(desk, theme, FACE_SIDE))
    steps = lines.load_fonts(SAMPLES)
    next(steps)
    assert painted == []
    assert len(list(steps)) + 1 == 4 * len(SAMPLES)  # names, organisations and places; then the letters of a face
    assert {"佐", "김", "み", "Ա"} <= set(painted)
