"""Links that open the owner's own phone or mail program for one person.

Every function takes one number or one address and gives one link. There is no way to put a second recipient, a copy or a
text into any of them: what could smuggle one in is refused, never cleaned.
"""

import re
import unicodedata
from urllib.parse import quote

LONGEST = 254  # of a mail address (RFC 5321, 4.5.3.1.3); no phone number comes near
_NUMBER = re.compile(r"\+?[0-9][0-9 ()./\-\u2010-\u2015\u00a0]*")
_DIGITS = re.compile(r"[^0-9]+")
_NEVER_IN_MAIL = frozenset(',;:<>()[]"\\')


class NotOneRecipient(ValueError):
    """This is no single phone number or mail address. The value is not repeated: it may be somebody's."""


def dialled(number: str) -> str:
    """The number as it is dialled: digits, and the plus before them if there is one. Raises `NotOneRecipient`.

    >>> dialled("+351 912-555 014"), dialled("(912) 555.014")
    ('+351912555014', '912555014')
    """
    number = number.strip()
    if len(number) > LONGEST or _NUMBER.fullmatch(number.removeprefix("(")) is None:
        raise NotOneRecipient
    digits = _DIGITS.sub("", number)
    if not 2 < len(digits) < 16:  # ITU-T E.164: at most fifteen
        raise NotOneRecipient
    return f"+{digits}" if number.startswith("+") else digits


def international(number: str) -> str:
    """The digits of a number with its country code, without the plus. Raises `NotOneRecipient` for a local one."""
    called = dialled(number)
    if not called.startswith("+"):
        raise NotOneRecipient
    return called[1:]


def phone_link(number: str) -> str:
    """A `tel:` link (RFC 3966): digits and a leading plus, nothing else.

    >>> phone_link("+351 912 555 014")
    'tel:+351912555014'
    """
    return f"tel:{dialled(number)}"


def message_link(number: str) -> str:
    """An `sms:` link (RFC 5724) without a text.

    >>> message_link("912 555 014")
    'sms:912555014'
    """
    return f"sms:{dialled(number)}"


def whatsapp_link(number: str) -> str:
    """The link that opens one chat in WhatsApp; the number needs its country code.

    >>> whatsapp_link("+351 912 555 014")
    'https://wa.me/351912555014'
    """
    return f"https://wa.me/{international(number)}"


def signal_link(number: str) -> str:
    """The link that opens one chat in Signal; the number needs its country code.

    >>> signal_link("+351 912 555 014")
    'https://signal.me/#p/+351912555014'
    """
    return f"https://signal.me/#p/+{international(number)}"


def mail_link(address: str) -> str:
    """A `mailto:` link (RFC 6068) to one address, percent-encoded, without a subject or anything else behind it.

    >>> mail_link("ana+shop@example.org")
    'mailto:ana%2Bshop@example.org'
    """
    address = address.strip()
    local, at, host = address.partition("@")
    if not (at and local and host) or len(address) > LONGEST or "@" in host:
        raise NotOneRecipient
    if any(sign in _NEVER_IN_MAIL or sign.isspace() or unicodedata.category(sign)[0] == "C" for sign in address):
        raise NotOneRecipient
    return f"mailto:{quote(local, safe='')}@{quote(host, safe='')}"
