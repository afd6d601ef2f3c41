"""Sheets of labels: every label lies on its paper, and a sheet that was begun is filled up first."""

import pytest

from regulars.domain.label_sheets import LABEL_SHEETS, LabelSheet, Paper

SIZES = {Paper.A4: (210.0, 297.0), Paper.LETTER: (215.9, 279.4)}


@pytest.mark.parametrize("sheet", LABEL_SHEETS, ids=str)
def test_every_label_lies_on_its_paper_and_on_no_other(sheet: LabelSheet) -> None:
    width, height = SIZES[sheet.paper]
    corners = [sheet.place(number) for number in range(sheet.count)]
    assert all(x >= 0 and x + sheet.width <= width + 0.1 for x, _ in corners)
    assert all(y >= 0 and y + sheet.height <= height + 0.1 for _, y in corners)
    for i, (x, y) in enumerate(corners):
        for other_x, other_y in corners[:i]:
            assert abs(x - other_x) >= sheet.width - 1e-6 or abs(y - other_y) >= sheet.height - 1e-6


def test_a_sheet_that_was_begun_is_filled_up_first() -> None:
    sheet = LABEL_SHEETS[0]
    pages = list(sheet.sheets(30, 20))
    assert [list(page) for page in pages] == [[0, 1, 2, 3], list(range(4, 28)), [28, 29]]
    assert list(sheet.sheets(0)) == []
