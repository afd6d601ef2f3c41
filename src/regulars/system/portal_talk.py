"""The words of the desktop portal that gives keys to programs: what is said to it, and what its answers mean.

Source: org.freedesktop.portal.GlobalShortcuts (versions 1 and 2), .Request, .Session and org.freedesktop.host.portal.Registry
of xdg-desktop-portal. An answer that needs the owner comes as a signal on an object whose path the asking side knows before.
"""

import secrets
from collections.abc import Generator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from jeepney import DBusAddress, MatchRule, Properties, message_bus, new_method_call

from regulars.domain.hot_key import HotKey, HotKeyState

if TYPE_CHECKING:
    from jeepney import Message

PORTAL = "org.freedesktop.portal.Desktop"
SHORTCUTS, REQUEST, SESSION = (f"org.freedesktop.portal.{part}" for part in ("GlobalShortcuts", "Request", "Session"))
REGISTRY = "org.freedesktop.host.portal.Registry"
PLACE = "/org/freedesktop/portal/desktop"
PROGRAM = "regulars"
"""The name of our desktop entry, by which the desktop knows us and remembers the key."""
SHORTCUT = "quick-line"
WANTED = "CTRL+ALT+n"
"""The key that is asked for, by the Shortcuts specification; the owner may choose another in the desktop's own window."""
_SESSION_TOKEN = "regulars_quick_line"  # noqa: S105 - a name; the same each time, for some desktops remember keys by it
_SUCCESS, _CANCELLED = 0, 1
_WITH_WINDOW = 2
"""The version from which on the desktop can be asked to show where keys are changed."""
_LONGEST_WORDS = 80


@dataclass(frozen=True, slots=True)
class Step:
    """Something said to the portal."""

    message: "Message"
    request: str = ""
    """The object on which the answer comes; empty where the plain reply is the answer."""
    asks_owner: bool = False
    """Whether the owner may be asked, who may take any time."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The body of a reply or of a `Response`; or the failure that came instead."""

    body: tuple[Any, ...] = ()
    failed: bool = False

    @property
    def code(self) -> int:
        """What a `Response` says first; a failure counts as "ended in some other way"."""
        code = self.body[0] if not self.failed and len(self.body) == 2 else None
        return code if isinstance(code, int) else 2

    def result(self, name: str) -> Any:
        """A value among the results of a `Response`."""
        results = self.body[1] if len(self.body) == 2 else {}
        return _value(results, name)


@dataclass(slots=True)
class Held:
    """What the conversation led to."""

    key: HotKey
    session: str = ""


class Talk:
    """Says what has to be said on one connection, whose unique name is `me`."""

    def __init__(self, me: str, description: str, window: str) -> None:
        self._me = me.removeprefix(":").replace(".", "_")
        self._description, self._window = description, window

    def ask(self) -> Generator[Step, Answer, Held]:
        """The whole conversation, from the first word to the key."""
        # The first word of all: a portal that knows this interface takes a program's name only before anything else. One
        # that does not, and one that finds no such desktop entry, looks for the name itself.
        yield Step(_call(REGISTRY, "Register", "sa{sv}", (PROGRAM, {})))
        offered = yield Step(Properties(DBusAddress(PLACE, PORTAL, SHORTCUTS)).get("version"))
        if offered.failed:
            return Held(HotKey(HotKeyState.ABSENT))
        created = yield self._request("CreateSession", "a{sv}", session_handle_token=("s", _SESSION_TOKEN))
        session = created.result("session_handle")
        if created.code != _SUCCESS or not isinstance(session, str):
            return Held(HotKey(HotKeyState.REFUSED))
        wanted = [(SHORTCUT, {"description": ("s", self._description), "preferred_trigger": ("s", WANTED)})]
        question = self._request("BindShortcuts", "oa(sa{sv})sa{sv}", session, wanted, self._window)
        bound = yield replace(question, asks_owner=True)
        if bound.code != _SUCCESS:
            denied = bound.code == _CANCELLED
            return Held(HotKey(HotKeyState.DENIED if denied else HotKeyState.REFUSED), session)
        return Held(key_in(bound.result("shortcuts"), can_change=_number(offered) >= _WITH_WINDOW), session)

    def change(self, session: str, window: str) -> "Message":
        """Ask the desktop to show where the key is changed."""
        return _call(SHORTCUTS, "ConfigureShortcuts", "osa{sv}", (session, window, {}))

    def _request(self, member: str, signature: str, *body: object, **options: tuple[str, str]) -> Step:
        token = f"regulars_{secrets.token_hex(8)}"
        message = _call(SHORTCUTS, member, signature, (*body, {"handle_token": ("s", token), **options}))
        return Step(message, f"{PLACE}/request/{self._me}/{token}")


def close(path: str, interface: str) -> "Message":
    """End a session, or take a question back."""
    return new_method_call(DBusAddress(path, PORTAL, interface), "Close")


def rules() -> "list[Message]":
    """What to tell the bus, so that it passes on what the portal says, and that the portal comes and goes."""
    names = MatchRule(type="signal", sender=message_bus.bus_name, member="NameOwnerChanged")
    names.add_arg_condition(0, PORTAL)
    heard = [
        names,
        *(MatchRule(type="signal", sender=PORTAL, interface=each) for each in (SHORTCUTS, REQUEST, SESSION)),
    ]
    return [message_bus.AddMatch(rule) for rule in heard]


def key_in(shortcuts: object, *, can_change: bool) -> HotKey:
    """Our key in the portal's list of shortcuts."""
    for shortcut in shortcuts if isinstance(shortcuts, list) else ():
        if isinstance(shortcut, tuple) and len(shortcut) == 2 and shortcut[0] == SHORTCUT:
            words = _value(shortcut[1], "trigger_description")
            said = " ".join(words.split())[:_LONGEST_WORDS] if isinstance(words, str) else ""
            if said:
                return HotKey(HotKeyState.ON, said, can_change)
    return HotKey(HotKeyState.NO_KEY, can_change=can_change)


def token_in(options: object) -> str:
    """The token that lets a window come to the front, in the options of a press; "" where the desktop gives none."""
    token = _value(options, "activation_token")
    return token if isinstance(token, str) else ""


def _call(interface: str, member: str, signature: str, body: tuple[object, ...]) -> "Message":
    return new_method_call(DBusAddress(PLACE, PORTAL, interface), member, signature, body)


def _value(named: object, name: str) -> Any:
    """A variant of a dictionary: jeepney gives it as signature and value."""
    variant = named.get(name) if isinstance(named, dict) else None
    return variant[1] if isinstance(variant, tuple) and len(variant) == 2 else None


def _number(version: Answer) -> int:
    variant = version.body[0] if version.body else None
    number = variant[1] if isinstance(variant, tuple) and len(variant) == 2 else None
    return number if isinstance(number, int) else 1
