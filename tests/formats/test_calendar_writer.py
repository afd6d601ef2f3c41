"""Calendar files as RFC 5545 asks: folded lines, escaped words, one identity for a day for ever."""

from datetime import UTC, date, datetime

from regulars.formats.calendar_writer import CalendarDay, ComesBack, calendar

STAMP = datetime(2026, 11, 22, 16, 12, tzinfo=UTC)


def written(*days: CalendarDay) -> bytes:
    return b"".join(calendar(days, STAMP))


def unfolded(data: bytes) -> list[str]:
    return data.replace(b"\r\n ", b"").decode().split("\r\n")


def test_long_lines_are_folded_at_75_bytes_and_never_inside_a_letter() -> None:
    title = "Обещание для Ольги: " + "привезти лампу и два абажура " * 6
    data = written(CalendarDay("u", date(2026, 11, 30), title, ComesBack.NEVER))
    lines = data.split(b"\r\n")
    assert all(len(line) <= 75 for line in lines)
    for line in lines:
        line.decode()  # each is whole letters
    assert f"SUMMARY:{title}" in unfolded(data)


def test_what_was_typed_stays_one_value() -> None:
    title = "a; b, c \\ d\nEND:VEVENT\rBEGIN:VALARM\x07"
    [summary] = [line for line in unfolded(written(CalendarDay("u", date(2026, 1, 1), title))) if "SUMMARY" in line]
    assert summary == "SUMMARY:a\\; b\\, c \\\\ d\\nEND:VEVENT BEGIN:VALARM "


def test_a_day_comes_back_by_its_rule_or_not_at_all() -> None:
    rules = {}
    for comes_back in ComesBack:
        lines = unfolded(written(CalendarDay("u", date(2024, 2, 29), "x", comes_back)))
        rules[comes_back] = [line for line in lines if line.startswith("RRULE")]
    assert rules == {
        ComesBack.YEARLY: ["RRULE:FREQ=YEARLY"],
        ComesBack.LAST_OF_FEBRUARY: ["RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1"],
        ComesBack.DAY_60: ["RRULE:FREQ=YEARLY;BYYEARDAY=60"],
        ComesBack.NEVER: [],
    }


def test_an_identity_has_no_sign_that_ends_a_value() -> None:
    lines = unfolded(written(CalendarDay("urn:uuid:17;x\r\n", date(2026, 1, 1), "x")))
    assert "UID:urn-uuid-17-x--@regulars" in lines
