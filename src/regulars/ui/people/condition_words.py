"""What a search line was understood to ask for, in words: "likes riesling · not seen for 90 days, or avoids latex"."""

from regulars.domain.conditions import Condition, Fact, Field, Group, Holds, Knows, Says, Silent, read_conditions
from regulars.ui import wording
from regulars.ui.wording import translate


def understood(line: str) -> str:
    """The conditions of a search line in words; "" for an ordinary search."""
    groups = read_conditions(line)
    if groups is None:
        return ""
    told = translate("PeopleModel", ", or ").join(_group(group) for group in groups)
    return translate("PeopleModel", "Understood: %1").replace("%1", told)


def _group(group: Group) -> str:
    return " · ".join(_condition(condition) for condition in group)


def _condition(condition: Condition) -> str:
    match condition:
        case Says(text):
            return translate("PeopleModel", "“%1” anywhere").replace("%1", wording.isolated(text))
        case Silent(days, negated):
            if negated:
                return translate("PeopleModel", "seen in the last %n day(s)", None, days)
            return translate("PeopleModel", "not seen for %n day(s)", None, days)
        case Holds(fact, negated):
            words = _facts()[fact]
        case Knows(field, text, negated):
            words = _fields()[field].replace("%1", wording.isolated(text))
    return translate("PeopleModel", "not: %1").replace("%1", words) if negated else words


def _facts() -> dict[Fact, str]:
    return {
        Fact.PROMISED: translate("PeopleModel", "has an open promise"),
        Fact.SLIPPING: translate("PeopleModel", "is slipping"),
        Fact.COOLING: translate("PeopleModel", "is cooling"),
        Fact.STEADY: translate("PeopleModel", "is steady"),
        Fact.THRIVING: translate("PeopleModel", "is thriving"),
        Fact.NEW: translate("PeopleModel", "is new"),
        Fact.NO_RHYTHM: translate("PeopleModel", "has no rhythm yet"),
        Fact.NEVER_SEEN: translate("PeopleModel", "nothing logged yet"),
    }


def _fields() -> dict[Field, str]:
    return {
        Field.LIKES: translate("PeopleModel", "likes “%1”"),
        Field.DISLIKES: translate("PeopleModel", "does not like “%1”"),
        Field.AVOIDS: translate("PeopleModel", "must avoid “%1”"),
        Field.NEAR: translate("PeopleModel", "lives near “%1”"),
        Field.CIRCLE: translate("PeopleModel", "in the circle “%1”"),
        Field.ROLE: translate("PeopleModel", "is a %1 to you"),
        Field.WORKS_AT: translate("PeopleModel", "works at “%1”"),
    }
