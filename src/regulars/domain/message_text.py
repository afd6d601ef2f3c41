"""The owner's own words as the body of one message: put behind a link to one person, and nothing but a body.

Every sign that could mean anything in a link is encoded, so no word can become a second recipient, a copy or a subject.
"""

from urllib.parse import quote

LONGEST = 2000
"""Characters of a whole link, encoded: what mail programs and browsers of all systems still take (Windows stops at 2,083)."""
_BODIES = {"mailto:": ("body", "\r\n"), "sms:": ("body", "\n"), "https://wa.me/": ("text", "\n")}
"""What a body is called behind each kind of link (RFC 6068, RFC 5724, WhatsApp), and how its lines end."""


class TooLongForLink(ValueError):
    """The words are longer than a link may be. They are not repeated: they are for one person."""


def takes_text(link: str) -> bool:
    """Whether a link of this kind can carry words; a call, a place and Signal's links cannot."""
    return _kind(link) is not None and not set("?#&") & set(link)


def with_text(link: str, text: str) -> str:
    r"""The same link to the same one person, with this text as the body; as it is without a text. Raises `TooLongForLink`.

    >>> with_text("mailto:ana@example.org", "50 % & {more}?\nAna")
    'mailto:ana@example.org?body=50%20%25%20%26%20%7Bmore%7D%3F%0D%0AAna'
    >>> with_text("https://wa.me/351912555014", "olá, Zoë")
    'https://wa.me/351912555014?text=ol%C3%A1%2C%20Zo%C3%AB'
    """
    if not text:
        return link
    kind = _kind(link)
    if kind is None or not takes_text(link):
        raise ValueError("this kind of link carries no text")
    name, line_end = _BODIES[kind]
    carrying = f"{link}?{name}={quote(text.replace(chr(10), line_end), safe='')}"
    if len(carrying) > LONGEST:
        raise TooLongForLink
    return carrying


def _kind(link: str) -> str | None:
    return next((kind for kind in _BODIES if link.startswith(kind)), None)
