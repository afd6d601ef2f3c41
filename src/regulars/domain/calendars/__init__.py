"""Calendars besides the Gregorian one, reckoned offline: which civil day a date of theirs falls on.

Where the days come from, and why so:

- **Hijri**: the Umm al-Qura calendar is decreed, not computed, so a kept table is the only sound source: `hijridate`
  (MIT, kept up to date, 100 kB, no dependencies; imported when the first such date is met). Before 1343 and after 1500 AH,
  where no table reaches, the tabular Islamic calendar (its leap years in a cycle of 30).
- **Hebrew**: fixed arithmetic (Reingold and Dershowitz, *Calendrical Calculations*, chapter 8) of twenty lines; a library of
  260 kB (`pyluach`) would bring prayer times along.
- **Persian**: the cycle of 33 years, which is the calendar of Iran from 1178 to 1633 AP (1799 to 2255); three lines.
- **Chinese**: the months of 1900 to 2099 as one number a year, as the almanacs print them. Of the libraries one is under the
  GPL (`lunardate`), the others (`lunar_python`, `borax`) take 0.7 to 1.1 MB and 30 to 60 ms to load for the same numbers.
  Qt has no Chinese or Hebrew calendar, and only the civil Islamic one, and belongs to the screens.

Each module here has `months(year)`: the months of one of its years in order, as `Month`; () where it does not reach.
`reckoning` does everything else for all of them alike.
"""
