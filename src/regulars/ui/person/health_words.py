"""The health of a relationship in sentences: its rows, its reasons one by one, and what restores it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from regulars.domain.health.vocabulary import TREND_ARROW, TREND_DAYS, Act, Band, ReasonKey, Restoring, TouchDirection
from regulars.domain.moments import DEFAULT_DEPTH, Depth, MomentKind
from regulars.domain.standing import CitedReason, LessOften, Standing
from regulars.ui import wording
from regulars.ui.wording import Pieces, translate, with_bold

_DEPTH_SHARE = {Depth.LIGHT: 0.3, Depth.NORMAL: 0.6, Depth.DEEP: 1.0}
_MOSTLY = 0.5


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the card: the reason it belongs to, its name, how full its bar is (0–1), and the words behind it."""

    key: ReasonKey
    name: str
    value: float
    words: str


def rows(standing: Standing, today: date) -> list[Row]:
    """Rhythm, reciprocity, depth, promises: what the eye takes in first. The bars are impressions; the reasons count."""
    rhythm = translate("health", "Rhythm")
    reciprocity = translate("health", "Reciprocity")
    depth = translate("health", "Depth")
    promises = translate("health", "Promises")
    return [
        Row(ReasonKey.RHYTHM, rhythm, _closeness(standing, today), _rhythm(standing, today)),
        Row(ReasonKey.TWO_WAY, reciprocity, _balance(standing), _reciprocity(standing)),
        Row(ReasonKey.ROOTS, depth, _deepness(standing.kinds), _kinds(standing.kinds)),
        Row(ReasonKey.PROMISES, promises, _reliability(standing), _promises(standing)),
    ]


def band_role(value: float) -> Band:
    """In which colour a bar is drawn, by how full it is."""
    if value >= 0.7:
        return Band.THRIVING
    if value >= 0.5:
        return Band.STEADY
    return Band.COOLING if value >= 0.25 else Band.SLIPPING


def _closeness(standing: Standing, today: date) -> float:
    """1 on the day of contact, a half when the usual time is over, falling from there."""
    if standing.last_on is None:
        return 0.0
    usual = max(standing.cadence_days or standing.rhythm_days, 1.0)
    return 1 / (1 + ((today - standing.last_on).days / usual) ** 2)


def _rhythm(standing: Standing, today: date) -> str:
    usual = wording.span(standing.cadence_days or standing.rhythm_days)
    if standing.last_on is None:
        return translate("health", "nothing noted yet")
    if standing.last_on == today:
        return translate("health", "today; usually %1").replace("%1", usual)
    said = translate("health", "%1; usually %2").replace("%2", usual)
    return said.replace("%1", wording.span((today - standing.last_on).days))


def less_often(known: LessOften, today: date) -> str:
    """Why the rhythm is longer than it was: "You let go on 22 Nov, because: moved away"."""
    if not known.reason:
        said = translate("health", "The rhythm is longer since %1, when you let go.")
    else:
        said = translate("health", "The rhythm is longer since %1, when you let go, because: %2")
    return said.replace("%1", wording.short_day(known.since, today)).replace("%2", wording.isolated(known.reason))


def _balance(standing: Standing) -> float:
    if not standing.counted:
        return 0.0
    return min(1.0, 2 * (standing.counted - standing.began) / standing.counted)


def _reciprocity(standing: Standing) -> str:
    if not standing.counted:
        return translate("health", "nobody reached out yet")
    if standing.began == standing.counted:
        return translate("health", "you began the last %n time(s)", None, standing.counted)
    if standing.they_began == 0:
        both = standing.counted - standing.began
        return (
            translate("health", "both of you, %1 of %2 times")
            .replace("%1", wording.number(both))
            .replace("%2", wording.number(standing.counted))
        )
    said = translate("health", "they reached out first %1 of %2 times")
    return said.replace("%1", wording.number(standing.they_began)).replace("%2", wording.number(standing.counted))


def _deepness(kinds: Mapping[MomentKind, int]) -> float:
    count = sum(kinds.values())
    return sum(_DEPTH_SHARE[DEFAULT_DEPTH[kind]] * n for kind, n in kinds.items()) / count if count else 0.0


def _kinds(kinds: Mapping[MomentKind, int]) -> str:
    """ "mostly calls, 2 visits"."""
    most = sorted(kinds.items(), key=lambda entry: -entry[1])
    if not most:
        return translate("health", "no moments yet")
    count = sum(kinds.values())
    (first, times), rest = most[0], most[1:]
    deep = next(((kind, n) for kind, n in rest if DEFAULT_DEPTH[kind] is Depth.DEEP), rest[0] if rest else None)
    begins = _counted_kind(first, times)
    if times > count * _MOSTLY and times > 1:
        begins = translate("health", "mostly %1").replace("%1", _plural_kind(first))
    if deep is None:
        return begins
    return translate("health", "%1, %2").replace("%1", begins).replace("%2", _counted_kind(*deep))


def _plural_kind(kind: MomentKind) -> str:
    return {
        MomentKind.CALL: translate("health", "calls"),
        MomentKind.MESSAGE: translate("health", "messages"),
        MomentKind.EMAIL: translate("health", "mails"),
        MomentKind.LETTER: translate("health", "letters"),
        MomentKind.VISIT: translate("health", "visits"),
        MomentKind.MEETING: translate("health", "meetings"),
        MomentKind.PURCHASE: translate("health", "purchases"),
        MomentKind.GIFT: translate("health", "gifts"),
        MomentKind.LIKE: translate("health", "likes"),
        MomentKind.INVOICE: translate("health", "invoices"),
        MomentKind.OTHER: translate("health", "other moments"),
    }[kind]


def _counted_kind(kind: MomentKind, n: int) -> str:
    return {
        MomentKind.CALL: translate("health", "%n call(s)", None, n),
        MomentKind.MESSAGE: translate("health", "%n message(s)", None, n),
        MomentKind.EMAIL: translate("health", "%n mail(s)", None, n),
        MomentKind.LETTER: translate("health", "%n letter(s)", None, n),
        MomentKind.VISIT: translate("health", "%n visit(s)", None, n),
        MomentKind.MEETING: translate("health", "%n meeting(s)", None, n),
        MomentKind.PURCHASE: translate("health", "%n purchase(s)", None, n),
        MomentKind.GIFT: translate("health", "%n gift(s)", None, n),
        MomentKind.LIKE: translate("health", "%n like(s)", None, n),
        MomentKind.INVOICE: translate("health", "%n invoice(s)", None, n),
        MomentKind.OTHER: translate("health", "%n other moment(s)", None, n),
    }[kind]


def _reliability(standing: Standing) -> float:
    if not standing.promises_settled and not standing.promises_open:
        return 0.0
    kept = standing.promises_kept / standing.promises_settled if standing.promises_settled else 1.0
    return kept * (0.5 if standing.promises_due_today else 1.0)


def _promises(standing: Standing) -> str:
    parts = []
    if standing.promises_open and standing.promises_due_today:
        said = translate("health", "%n open, due today", None, standing.promises_open)
        parts.append(said)
    elif standing.promises_open:
        parts.append(translate("health", "%n open", None, standing.promises_open))
    if standing.promises_settled:
        said = translate("health", "%1 of %2 kept").replace("%1", wording.number(standing.promises_kept))
        parts.append(said.replace("%2", wording.number(standing.promises_settled)))
    return "; ".join(parts) if parts else translate("health", "none yet")


def trend(standing: Standing) -> str:
    """ "down 12 in four weeks", or "" where nothing much moved."""
    if standing.last_on is None or abs(standing.trend) < TREND_ARROW:
        return ""
    weeks = translate("health", "%n week(s)", None, TREND_DAYS // 7)
    said = translate("health", "up %1 in %2") if standing.trend > 0 else translate("health", "down %1 in %2")
    return said.replace("%1", wording.number(abs(standing.trend))).replace("%2", weeks)


def chart_name(standing: Standing, name: str) -> str:
    """What the chart shows, for those who do not see it."""
    said = translate("health", "Health with %1 over the past year, today %2")
    words = said.replace("%1", wording.isolated(name)).replace(
        "%2", wording.band_and_score(standing.band, standing.score)
    )
    moved = trend(standing)
    return translate("health", "%1, %2").replace("%1", words).replace("%2", moved) if moved else words


def points(value: float) -> str:
    """ "+42.1", "−36.0"."""
    sign = "+" if value >= 0 else "\u2212"
    return f"{sign}{wording.decimal(abs(value))}"


def reason(value: CitedReason, today: date) -> str:
    """One step of the waterfall as a dated sentence."""
    numbers = value.numbers
    match value.key:
        case ReasonKey.BASE:
            return translate("health", "Everybody begins in the middle")
        case ReasonKey.ROOTS:
            return _roots(numbers, today)
        case ReasonKey.TWO_WAY:
            return _two_way(numbers)
        case ReasonKey.RHYTHM:
            return _silence(value, today)
        case ReasonKey.PROMISES:
            if value.points >= 0:
                return translate("health", "You keep what you promise")
            return translate("health", "A promise was broken, or is late")


def _day(ordinal: float) -> date:
    return date.fromordinal(int(ordinal))


def _roots(numbers: Mapping[str, float], today: date) -> str:
    days = int(numbers["touches"])
    if not days:
        return translate("health", "No moment yet to stand on")
    said = translate("health", "%n day(s) in touch since %1; the older ones count less", None, days)
    return said.replace("%1", wording.short_day(_day(numbers["first_day"]), today))


def _two_way(numbers: Mapping[str, float]) -> str:
    run, side = int(numbers["run"]), TouchDirection(int(numbers["run_side"]))
    if numbers["both"]:
        said = translate("health", "You both reach out: they %1, you %2, together %3")
        for place, name in (("%1", "theirs"), ("%2", "mine"), ("%3", "mutual")):
            said = said.replace(place, wording.number(numbers[name]))
        return said
    if side is TouchDirection.ME:
        return translate("health", "Only you reached out so far, %n time(s)", None, run)
    return translate("health", "Only they reached out so far, %n time(s)", None, run)


def _silence(value: CitedReason, today: date) -> str:
    numbers = value.numbers
    usual = wording.span(numbers["tau"])
    if not value.moments:
        return translate("health", "Nothing noted yet; usual would be %1").replace("%1", usual)
    last = wording.short_day(_day(numbers["last_day"]), today)
    silence = int(numbers["silence"])
    if silence <= 0 and numbers.get("paused", 0) >= 1:
        said = translate("health", "In touch on %1, and no day since has counted; usually back in about %2")
        return said.replace("%1", last).replace("%2", usual)
    if silence <= 0:
        return translate("health", "In touch today; usually back in about %1").replace("%1", usual)
    if numbers.get("paused", 0) >= 1:
        said = translate(
            "health", "%n day(s) silent since %1, pauses left out; usually back in about %2", None, silence
        )
    else:
        said = translate("health", "%n day(s) silent since %1; usually back in about %2", None, silence)
    return said.replace("%1", last).replace("%2", usual)


def restoring(value: Restoring, today: date) -> Pieces:
    """ "A call this week brings it to about 66."."""
    score = wording.number(value.score)
    if value.act is Act.KEEP_PROMISE:
        return with_bold(translate("health", "Keeping your promise brings it to about %score."), score=score)
    if value.times == 1:
        sentence = {
            Act.MESSAGE: translate("health", "A message this week brings it to about %score."),
            Act.CALL: translate("health", "A call this week brings it to about %score."),
            Act.MEETING: translate("health", "Meeting this week brings it to about %score."),
        }[value.act]
        return with_bold(sentence, score=score)
    sentence = {
        Act.MESSAGE: translate("health", "%n message(s) by %day bring it to about %score.", None, value.times),
        Act.CALL: translate("health", "%n call(s) by %day bring it to about %score.", None, value.times),
        Act.MEETING: translate("health", "%n meeting(s) by %day bring it to about %score.", None, value.times),
    }[value.act]
    return with_bold(sentence.replace("%day", wording.short_day(_day(value.day), today)), score=score)
