"""The usual ways in which people are connected, each with what it is seen from the other side. The words are the window's."""

from enum import StrEnum


class LinkKind(StrEnum):
    """What somebody is to the person on whose page it stands."""

    PARTNER = "partner"
    SPOUSE = "spouse"
    PARENT = "parent"
    MOTHER = "mother"
    FATHER = "father"
    CHILD = "child"
    DAUGHTER = "daughter"
    SON = "son"
    SIBLING = "sibling"
    SISTER = "sister"
    BROTHER = "brother"
    GRANDPARENT = "grandparent"
    GRANDCHILD = "grandchild"
    COUSIN = "cousin"
    FRIEND = "friend"
    NEIGHBOUR = "neighbour"
    COLLEAGUE = "colleague"
    EMPLOYER = "employer"
    EMPLOYEE = "employee"
    TEACHER = "teacher"
    PUPIL = "pupil"
    ASSISTANT = "assistant"
    GUARDIAN = "guardian"
    WARD = "ward"


SYMMETRIC = frozenset(
    {
        LinkKind.PARTNER,
        LinkKind.SPOUSE,
        LinkKind.SIBLING,
        LinkKind.COUSIN,
        LinkKind.FRIEND,
        LinkKind.NEIGHBOUR,
        LinkKind.COLLEAGUE,
    }
)
"""The same from both sides."""

_REVERSES = {
    LinkKind.PARENT: LinkKind.CHILD,
    LinkKind.MOTHER: LinkKind.CHILD,
    LinkKind.FATHER: LinkKind.CHILD,
    LinkKind.CHILD: LinkKind.PARENT,
    LinkKind.DAUGHTER: LinkKind.PARENT,
    LinkKind.SON: LinkKind.PARENT,
    LinkKind.SISTER: LinkKind.SIBLING,
    LinkKind.BROTHER: LinkKind.SIBLING,
    LinkKind.GRANDPARENT: LinkKind.GRANDCHILD,
    LinkKind.GRANDCHILD: LinkKind.GRANDPARENT,
    LinkKind.EMPLOYER: LinkKind.EMPLOYEE,
    LinkKind.EMPLOYEE: LinkKind.EMPLOYER,
    LinkKind.TEACHER: LinkKind.PUPIL,
    LinkKind.PUPIL: LinkKind.TEACHER,
    LinkKind.GUARDIAN: LinkKind.WARD,
    LinkKind.WARD: LinkKind.GUARDIAN,
}


def reverse_of(kind: LinkKind) -> LinkKind | None:
    """What it is from the other side; None where that has no usual word (an assistant's …).

    >>> reverse_of(LinkKind.MOTHER).value, reverse_of(LinkKind.COUSIN).value, reverse_of(LinkKind.ASSISTANT)
    ('child', 'cousin', None)
    """
    return kind if kind in SYMMETRIC else _REVERSES.get(kind)
