"""The words for how people are connected: the usual kinds in the owner's language, anything else as it was typed."""

from regulars.domain.folding import fold
from regulars.domain.link_kinds import SYMMETRIC, LinkKind, reverse_of
from regulars.domain.people import PersonLink
from regulars.ui.wording import isolated, translate


def usual_words() -> dict[LinkKind, str]:
    """Every usual kind with its word."""
    return {
        LinkKind.PARTNER: translate("link_words", "partner"),
        LinkKind.SPOUSE: translate("link_words", "husband or wife"),
        LinkKind.PARENT: translate("link_words", "parent"),
        LinkKind.MOTHER: translate("link_words", "mother"),
        LinkKind.FATHER: translate("link_words", "father"),
        LinkKind.CHILD: translate("link_words", "child"),
        LinkKind.DAUGHTER: translate("link_words", "daughter"),
        LinkKind.SON: translate("link_words", "son"),
        LinkKind.SIBLING: translate("link_words", "brother or sister"),
        LinkKind.SISTER: translate("link_words", "sister"),
        LinkKind.BROTHER: translate("link_words", "brother"),
        LinkKind.GRANDPARENT: translate("link_words", "grandparent"),
        LinkKind.GRANDCHILD: translate("link_words", "grandchild"),
        LinkKind.COUSIN: translate("link_words", "cousin"),
        LinkKind.FRIEND: translate("link_words", "friend"),
        LinkKind.NEIGHBOUR: translate("link_words", "neighbour"),
        LinkKind.COLLEAGUE: translate("link_words", "colleague"),
        LinkKind.EMPLOYER: translate("link_words", "employer"),
        LinkKind.EMPLOYEE: translate("link_words", "employee"),
        LinkKind.TEACHER: translate("link_words", "teacher"),
        LinkKind.PUPIL: translate("link_words", "pupil"),
        LinkKind.ASSISTANT: translate("link_words", "assistant"),
        LinkKind.GUARDIAN: translate("link_words", "guardian"),
        LinkKind.WARD: translate("link_words", "ward"),
    }


def shown_kind(kind: str) -> str:
    """What a kind is called: a usual one in the owner's language, any other as it was written."""
    return usual_words()[LinkKind(kind)] if kind in set(LinkKind) else kind


def stored_kind(words: str) -> str:
    """How a kind is kept: a usual one so that every language can say it, any other as it was typed."""
    wanted = fold(words)
    usual = next((kind for kind, word in usual_words().items() if wanted and fold(word) == wanted), None)
    return words.strip() if usual is None else usual.value


def usual_reverse(kind: str) -> tuple[str, bool]:
    """The kind seen from the other side as it is kept, and whether it is the same from both; "" where nothing is usual."""
    if kind not in set(LinkKind):
        return "", False
    usual = LinkKind(kind)
    reverse = reverse_of(usual)
    return ("" if reverse is None else reverse.value), usual in SYMMETRIC


def beside(link: PersonLink) -> str:
    """What stands before the name: "sister", or "mother of" where it was written on the other one's page."""
    word = shown_kind(link.kind)
    return translate("link_words", "%1 of").replace("%1", isolated(word)) if link.backwards else word
