"""Days as people say them: "tomorrow", "next friday", "in two weeks", "3 december", "12/3", "by the 15th", "2 weeks ago".

Only what a language's tables name is understood. A reading goes once over the words, from left to right.
"""

import calendar
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from regulars.domain.capture.day_arithmetic import (
    Ahead,
    Calendar,
    Day,
    date_or_none,
    from_figures,
    in_next_week,
    last_of,
    moved,
    nearest_year,
    on_weekday,
    plus_months,
    within,
)
from regulars.domain.capture.feasts import feast
from regulars.domain.capture.phrasebook import Hit, Hits, Role
from regulars.domain.capture.words import Word


class DayReader:
    """Reads days in one sentence."""

    def __init__(self, words: Sequence[Word], hits: Sequence[Hits], calendar: Calendar, text: str = "") -> None:
        self._words, self._hits, self._calendar, self._text = words, hits, calendar, text
        self._today = calendar.today
        self._end = len(words)

    def all(self, start: int, end: int) -> list[Day]:
        """Every day between two words."""
        self._end = end
        found: list[Day] = []
        at = start
        while at < end:
            after = self._after_rhythm(at)
            if after > at:
                at = after
                continue
            day = self._at(at)
            if day is None:
                at += 1
            else:
                found.append(day)
                at = day.end
        return found

    # Where something stands

    def _hit(self, at: int, role: Role) -> Hit | None:
        if at >= self._end:
            return None
        hit = self._hits[at].get(role)
        return hit if hit is not None and hit.end <= self._end else None

    def _skip(self, at: int, *roles: Role) -> int:
        ends = [hit.end for role in roles if (hit := self._hit(at, role)) is not None]
        return max(ends, default=at)

    def _number(self, at: int) -> int | None:
        if at < self._end and self._words[at].number.isdigit() and len(self._words[at].number) <= 4:
            return int(self._words[at].number)
        return None

    def _sign(self, at: int, sign: str) -> bool:
        return at < self._end and self._words[at].text == sign

    def _after_rhythm(self, at: int) -> int:
        """Behind "every 6 weeks": a rhythm is no day."""
        every = self._hit(at, Role.EVERY)
        if every is None:
            return at
        end = every.end
        end = end + 1 if self._number(end) is not None else self._skip(end, Role.COUNT)
        return self._skip(end, Role.UNIT, Role.WEEKDAY, Role.SPAN, Role.MONTH) if end < self._end else at

    # One day

    def _at(self, start: int) -> Day | None:
        at, by, before, on, about = start, False, False, False, False
        for _ in range(3):  # "by about the": never more
            # "in 3 days", "the day after tomorrow" begin with a small word of their own.
            if self._core(at, bare=not (by or on), limit=by) is not None:
                break
            if (hit := self._hit(at, Role.ABOUT)) is not None:
                about = True
            elif (hit := self._hit(at, Role.BY)) is not None:
                by = True
            elif (hit := self._hit(at, Role.BEFORE)) is not None:
                by = before = True
            elif (hit := self._hit(at, Role.ON)) is not None:
                on = True
            else:
                break
            at = hit.end
        found = self._core(at, bare=at == start, limit=by)
        if found is None:
            return self._typed(start, at) if at > start else None
        day = found.day - timedelta(days=1) if before and not found.fuzzy else found.day
        part = self._behind_part(found.end)
        end = self._skip(part, Role.BY) if not by and self._is_limit_after(part) else part
        return replace(found, start=start, end=end, day=day, by=by or end > part, on=on, fuzzy=found.fuzzy or about)

    def _behind_part(self, at: int) -> int:
        """Behind "morning", which belongs to its day; but "3 pm" is a time."""
        part = self._hit(at, Role.PART)
        if part is None or (self._words[at - 1].number and any(self._hit(at, role) for role in (Role.AM, Role.PM))):
            return at
        return part.end

    def _is_limit_after(self, at: int) -> bool:
        """Whether a word of a limit stands behind its day (まで): nothing else follows."""
        hit = self._hit(at, Role.BY)
        return hit is not None and hit.end == at + 1 and ord(self._words[at].text[0]) > 0x2FFF

    def _core(self, at: int, *, bare: bool, limit: bool) -> Day | None:
        if at >= self._end or not (self._hits[at] or self._words[at].number):
            return None
        return (
            self._offset(at)
            or self._counted(at)
            or self._span(at, limit)
            or self._weekday(at)
            or self._written(at, limit)
            or self._figures(at, bare)
            or self._feast(at)
        )

    def _offset(self, at: int) -> Day | None:
        hit = self._hit(at, Role.OFFSET)
        if hit is None:
            return None
        if not hit.value and hit.end < self._end:  # "end of day friday"
            on = self._skip(hit.end, Role.ON)
            later = self._hit(on, Role.OFFSET)
            other = self._offset(on) if later is not None and later.value else self._weekday(on)
            if other is not None:
                return replace(other, start=at)
        return Day(at, hit.end, self._today + timedelta(days=hit.value), sure=True)

    def _counted(self, at: int) -> Day | None:
        """In 3 days, 3 days ago, within a week, 3日後."""
        prefix, past = at, False
        for role in (Role.IN, Role.AGO_BEFORE):
            if (hit := self._hit(at, role)) is not None and hit.end > prefix:
                prefix, past = hit.end, role is Role.AGO_BEFORE
        for start in {prefix: None, at: None}:
            count, end = self._count(start)
            unit = self._hit(end, Role.UNIT) if count is not None else None
            if count is None or unit is None:
                continue
            if (ago := self._hit(unit.end, Role.AGO_AFTER)) is not None:
                return self._shifted(at, ago.end, -count, unit.value)
            if (later := self._hit(unit.end, Role.IN_AFTER)) is not None:
                return self._shifted(at, later.end, count, unit.value)
            if start > at:
                both = self._hit(at, Role.AGO_BEFORE) is not None and self._hit(at, Role.IN) is not None
                past = self._calendar.ahead is Ahead.PAST if both else past
                return self._shifted(at, unit.end, -count if past else count, unit.value)
        return None

    def _count(self, at: int) -> tuple[int | None, int]:
        number = self._number(at)
        if number is not None:
            return number, at + 1
        hit = self._hit(at, Role.COUNT)
        if hit is not None:
            return int(hit.value), hit.end
        unit = self._hit(at, Role.UNIT)
        return (1, at) if unit is not None and unit.value == "fortnight" else (None, at)

    def _shifted(self, start: int, end: int, count: int, unit: str) -> Day | None:
        day = moved(self._today, count, unit)
        fuzzy = count < 0 and unit in ("month", "year")
        return Day(start, end, day, fuzzy=fuzzy, sure=True) if day is not None else None

    def _span(self, at: int, limit: bool) -> Day | None:
        """This week, next month: for a limit its last day, and in the past somewhere in it."""
        hit = self._hit(at, Role.SPAN)
        if hit is None:
            return None
        unit, shift = hit.value[:-2], int(hit.value[-2:])
        past = shift < 0 or (shift == 0 and self._calendar.ahead is Ahead.PAST)
        day = last_of(unit, shift, self._today) if not past else within(unit, shift, self._today)
        return Day(at, hit.end, day, fuzzy=past, sure=shift != 0 or limit)

    def _weekday(self, at: int) -> Day | None:
        start = at
        way = next((role for role in (Role.NEXT, Role.LAST, Role.THIS) if self._hit(at, role) is not None), None)
        if way is not None:
            at = self._skip(at, way)
        hit = self._hit(at, Role.WEEKDAY)
        if hit is None:
            return None
        end = hit.end
        for role, meant in ((Role.NEXT_AFTER, Role.NEXT), (Role.LAST_AFTER, Role.LAST)):
            if way is None and (after := self._hit(end, role)) is not None:
                way, end = meant, after.end
        comma = end + 1 if self._sign(end, ",") else end
        exact = self._written(self._skip(comma, Role.ON), limit=True) or self._figures(comma, bare=False)
        if exact is not None and exact.day.weekday() == hit.value:  # "friday 27 november"
            return replace(exact, start=start)
        if way is Role.NEXT:
            return Day(start, end, in_next_week(hit.value, self._today), sure=True)
        ahead = self._calendar.ahead is Ahead.FUTURE and way is not Role.LAST
        day = on_weekday(hit.value, self._today, ahead=ahead, this=way is Role.THIS)
        return Day(start, end, day, sure=way is Role.LAST)

    def _written(self, at: int, limit: bool) -> Day | None:
        """With the name of a month, or the signs of month and day, or only the day of a month."""
        start = at
        number = self._number(at)
        month = self._hit(at, Role.MONTH)
        if month is not None:
            if at > 0 and self._number(at - 1) is not None:  # what is left of "31 february"
                return None
            return self._month_first(start, month, limit)
        if number is None:
            return None
        if (sign := self._hit(at + 1, Role.MONTH_SIGN)) is not None and 1 <= number <= 12:
            day = self._number(sign.end)
            after = self._hit(sign.end + 1, Role.DAY_SIGN)
            if day is not None and after is not None:
                return self._day_of(start, after.end, number, day, None)
        if (sign := self._hit(at + 1, Role.DAY_SIGN)) is not None and self._hit(at + 1, Role.UNIT) is None:
            return self._day_of_month(start, sign.end, number)
        end = at + 1
        ordinal = self._hit(end, Role.ORDINAL)
        if ordinal is not None and self._words[end].start == self._words[at].end:
            end = ordinal.end
        between = end + 1 if self._sign(end, "-") or self._sign(end, ".") else self._skip(end, Role.OF)
        month = self._hit(between, Role.MONTH)
        if month is not None and 1 <= number <= 31:
            return self._with_year(start, month.end, month.value, number)
        if ordinal is not None and end == ordinal.end:
            return self._day_of_month(start, end, number)
        return None

    def _month_first(self, start: int, month: Hit, limit: bool) -> Day | None:
        number = self._number(month.end)
        if (
            number is not None
            and 1 <= number <= 31
            and self._skip(month.end + 1, Role.MINUTE, Role.HOUR) == month.end + 1
        ):
            end = self._skip(month.end + 1, Role.ORDINAL)
            return self._with_year(start, end, month.value, number)
        if number is not None and 1000 <= number <= 9999:
            return self._whole_month(start, month.end + 1, number, month.value, limit)
        year = self._today.year
        first = date(year, month.value, 1)
        if self._calendar.ahead is Ahead.FUTURE and first < self._today.replace(day=1):
            first = date(year + 1, month.value, 1)
        elif self._calendar.ahead is Ahead.PAST and first > self._today:
            first = date(year - 1, month.value, 1)
        return self._whole_month(start, month.end, first.year, month.value, limit)

    def _whole_month(self, start: int, end: int, year: int, month: int, limit: bool) -> Day | None:
        if self._calendar.ahead is Ahead.PAST:
            return Day(start, end, min(date(year, month, 15), self._today), fuzzy=True)
        last = calendar.monthrange(year, month)[1]
        return Day(start, end, date(year, month, 1 if limit else last))

    def _with_year(self, start: int, end: int, month: int, day: int) -> Day | None:
        after = self._skip(end, Role.OF)
        after = after + 1 if self._sign(after, ",") or self._sign(after, "-") else after
        year = self._number(after)
        if year is not None and 1900 <= year <= 2999:
            return self._day_of(start, after + 1, month, day, year)
        return self._day_of(start, end, month, day, None)

    def _day_of(self, start: int, end: int, month: int, day: int, year: int | None) -> Day | None:
        if year is not None:
            found = date_or_none(year, month, day)
        else:
            found = nearest_year(month, day, self._calendar)
        return Day(start, end, found, sure=year is not None) if found is not None else None

    def _day_of_month(self, start: int, end: int, day: int) -> Day | None:
        step = 1 if self._calendar.ahead is Ahead.FUTURE else -1
        for months in range(3):
            first = plus_months(self._today.replace(day=1), step * months)
            found = date_or_none(first.year, first.month, day) if first is not None else None
            if found is not None and (found >= self._today if step > 0 else found <= self._today):
                return Day(start, end, found)
        return None

    def _figures(self, at: int, bare: bool) -> Day | None:
        """2026-11-22, 12/3, 12/3/26, 18.9., 18.9.2026. Two figures alone are a date only where something says so."""
        if at >= self._end:
            return None
        word = self._words[at]
        for sign in "-/.":
            parts = word.number.split(sign)
            if len(parts) in (2, 3) and all(part.isdigit() and len(part) <= 4 for part in parts):
                break
        else:
            return None
        end = at + 1
        dotted = sign == "." and self._sign(end, ".") and self._words[end].start == word.end
        year_behind = None
        if len(parts) == 2:
            if sign == "-" or (sign == "." and not dotted) or (sign == "/" and bare and not self._stands_alone(end)):
                return None
            if dotted:
                end += 1
                year_behind = self._number(end) if end < self._end and (self._number(end) or 0) >= 1900 else None
                end += year_behind is not None
        found = from_figures([int(part) for part in parts], len(parts[0]), year_behind, self._calendar)
        return Day(at, end, found, sure=len(parts) == 3) if found is not None else None

    def _stands_alone(self, end: int) -> bool:
        """Whether two figures with a stroke end a piece, or another figure follows: else they may be a half of something."""
        return end >= self._end or bool(self._words[end].number)

    def _feast(self, at: int) -> Day | None:
        hit = self._hit(at, Role.FEAST)
        if hit is None:
            return None
        future = self._calendar.ahead is Ahead.FUTURE
        year = self._number(hit.end)
        if year is not None and 1900 <= year <= 2999:
            return Day(at, hit.end + 1, feast(hit.value, year))
        day = feast(hit.value, self._today.year)
        if (day < self._today) is future and day != self._today:
            day = feast(hit.value, self._today.year + (1 if future else -1))
        return Day(at, hit.end, day)

    def _typed(self, start: int, at: int) -> Day | None:
        """What no table names, behind a small word: a few words with a figure among them, for another to read."""
        read = self._calendar.typed
        if read is None or at >= self._end or not self._words[at].number or ":" in self._words[at].number:
            return None
        if at > 0 and self._hit(at - 1, Role.AT) is not None:  # "at 8.15"
            return None
        of_clock = (Role.AM, Role.PM, Role.OCLOCK, Role.HOUR, Role.MINUTE, Role.UNIT)
        if at + 1 < self._end and any(self._hit(at + 1, role) is not None for role in of_clock):
            return None
        for end in range(min(at + 4, self._end), at, -1):
            if end == at + 1 and self._words[at].number.isdigit():  # a number alone is no date
                break
            found = read(self._text[self._words[at].start : self._words[end - 1].end], self._calendar.ahead)
            if found is not None:
                return Day(start, end, found, by=self._hit(start, Role.BY) is not None, on=True)
        return None
