"""Labels: the types and built-in labels of a file as plain words, and words as types."""

import re

_DROPPED = frozenset(
    ("voice", "internet", "pref", "msg", "text", "dom", "intl", "postal", "parcel", "x-internet", "textphone")
)
_WORDS = {"cell": "mobile", "cellular": "mobile"}
_PLACES = ("home", "work")
_BUILT_IN = {
    "homefax": "home fax",
    "workfax": "work fax",
    "otherfax": "other fax",
    "homepage": "homepage",
    "iphone": "iphone",
}
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
_BUILT_IN_LABEL = re.compile(r"_\$!<(.*)>!\$_", re.DOTALL)

TYPES_OF = {
    "mobile": "cell",
    "home": "home",
    "work": "work",
    "fax": "fax",
    "pager": "pager",
    "main": "main",
    "other": "other",
    "home mobile": "home,cell",
    "work mobile": "work,cell",
    "home fax": "home,fax",
    "work fax": "work,fax",
}
"""Labels that have a type in every address book; any other label is written as a label."""

SERVICES = {
    "X-AIM": "aim",
    "X-ICQ": "icq",
    "X-JABBER": "jabber",
    "X-MSN": "msn",
    "X-YAHOO": "yahoo",
    "X-GADUGADU": "gadu-gadu",
    "X-GROUPWISE": "groupwise",
    "X-GOOGLE-TALK": "google talk",
    "X-GTALK": "google talk",
    "X-QQ": "qq",
    "X-SKYPE": "skype",
    "X-SKYPE-USERNAME": "skype",
    "X-TELEGRAM": "telegram",
    "X-WECHAT": "wechat",
    "X-WHATSAPP": "whatsapp",
    "X-SIGNAL": "signal",
    "X-THREEMA": "threema",
    "X-LINE": "line",
    "X-MATRIX": "matrix",
}
"""Properties that hold the handle of one messenger."""
PROPERTY_OF_SERVICE = {service: name for name, service in reversed(SERVICES.items())}

RELATIONS = {
    "X-SPOUSE": "spouse",
    "X-MS-SPOUSE": "spouse",
    "X-EVOLUTION-SPOUSE": "spouse",
    "X-KADDRESSBOOK-X-SPOUSESNAME": "spouse",
    "X-MANAGER": "manager",
    "X-MS-MANAGER": "manager",
    "X-EVOLUTION-MANAGER": "manager",
    "X-KADDRESSBOOK-X-MANAGERSNAME": "manager",
    "X-ASSISTANT": "assistant",
    "X-MS-ASSISTANT": "assistant",
    "X-EVOLUTION-ASSISTANT": "assistant",
    "X-KADDRESSBOOK-X-ASSISTANTSNAME": "assistant",
    "X-MS-CHILD": "child",
}
"""Properties that hold the name of somebody close."""

ANDROID_RELATIONS = ("", "assistant", "brother", "child", "domestic partner", "father", "friend", "manager", "mother", "parent",
                     "partner", "referred by", "relative", "sister", "spouse")  # fmt: skip
"""The relations of Android's own fields, by their number (0 has a label of its own)."""


def label_of(types: list[str]) -> str:
    """One label from the types of a line, place first.

    >>> label_of(["FAX", "WORK", "pref"]), label_of(["CELL", "VOICE"]), label_of(["X-mum's phone"])
    ('work fax', 'mobile', "mum's phone")
    """
    places: list[str] = []
    others: list[str] = []
    for type_ in types:
        word = type_.strip().lower()
        if not word or word in _DROPPED:
            continue
        if word in _PLACES:
            places.append(word)
        else:
            others.append(type_.strip()[2:].strip() if word.startswith("x-") else _WORDS.get(word, word))
    words = dict.fromkeys(places + [word for word in others if word])
    if "iphone" in words:  # every iPhone is a mobile
        words.pop("mobile", None)
    return " ".join(words)


def own_label(text: str) -> str:
    """What an X-ABLabel says: the owner's words as they are, a built-in label as plain words.

    >>> own_label("_$!<HomeFAX>!$_"), own_label("_$!<YoungerSister>!$_"), own_label("Café am Eck")
    ('home fax', 'younger sister', 'Café am Eck')
    """
    text = text.strip()
    built_in = _BUILT_IN_LABEL.fullmatch(text)
    if built_in is None:
        return text
    name = built_in[1].strip()
    return _BUILT_IN.get(name.lower(), _HUMP.sub(" ", name).lower())
