"""The states of a keyring that every build must survive, with a real gnome-keyring: no new key, no overwritten file, an
answer within a second, the true cause, and a recovery code that opens the book.
"""

import json
import time
from collections.abc import Iterator
from pathlib import Path

import keyring
import keyring.backend
import pytest
from keyring.backends import chainer, fail, null

from regulars.domain.errors import KnownProblem, Problem
from regulars.store import keyslots
from regulars.store.keyslots import Cost, DataKey, KeyringEntry, NewKeys
from regulars.system.keyring_vault import TRUSTED, BoundedVault, KeyringVault
from regulars.system.waiting import in_background
from tests.desktop_session import DesktopSession, desktop_session

LIGHT = Cost(memory_kib=64, passes=1, lanes=1)
TRUSTED_HERE = "keyring.backends.SecretService.Keyring"

# What a start does with the keyring, told as JSON: the cause, the seconds until the answer, and whether the code opens.
START = """
import json, sys, time
from pathlib import Path
from regulars.domain.errors import KnownProblem
from regulars.store import keyslots
from regulars.system.keyring_vault import BoundedVault, KeyringVault
import keyring
folder, patience_s, code = Path(sys.argv[1]), float(sys.argv[2]), sys.argv[3]
slots = keyslots.read(folder)
entry = slots.keyring_entry
began = time.monotonic()
try:
    key = BoundedVault(KeyringVault(), patience_s).fetch(entry)
    cause = "lost" if key is None else "wrong-key" if slots.rules_out(key) else "open"
except KnownProblem as problem:
    cause = problem.code.value
took_s = time.monotonic() - began
by_code = keyslots.unlock_with_code(slots, code)
print(json.dumps({"cause": cause, "took_s": took_s, "code_opens": not slots.rules_out(by_code)}))
"""


@pytest.fixture
def session() -> Iterator[DesktopSession]:
    with desktop_session() as started:
        yield started


@pytest.fixture
def book(tmp_path: Path) -> tuple[Path, NewKeys]:
    folder = tmp_path / "book"
    new = keyslots.create(folder, cost=LIGHT)
    keyslots.add_keyring(folder, new.key)
    keyslots.mark_in_use(folder)
    return folder, new


def keep(session: DesktopSession, entry: KeyringEntry, text: str) -> None:
    session.python(
        "import keyring, sys; keyring.set_password(*sys.argv[1:4])", entry.service, entry.account, text, timeout_s=20
    )


def keep_its_key(session: DesktopSession, book: tuple[Path, NewKeys]) -> None:
    new = book[1]
    keep(session, new.slots.keyring_entry, new.key.hex())


def start(session: DesktopSession, book: tuple[Path, NewKeys], *, patience_s: float = 10.0) -> str:
    """What a start finds. In every state: it answers in time, changes no file, and the recovery code opens."""
    folder, new = book
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    told = json.loads(session.python(START, str(folder), str(patience_s), new.recovery_code))
    assert told["code_opens"]
    assert told["took_s"] < 1.0
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before
    cause: str = told["cause"]
    return cause


def test_a_key_kept_in_a_real_keyring_comes_back_and_can_be_dropped(keyring_session: DesktopSession) -> None:
    vault, entry, key = KeyringVault(), KeyringEntry("Regulars", "a book"), DataKey.random()
    assert vault.backend_name() == TRUSTED_HERE
    assert vault.fetch(entry) is None
    vault.keep(entry, key)
    assert vault.fetch(entry) == key
    assert vault.fetch(KeyringEntry("Regulars", "another book")) is None
    newer = DataKey.random()
    vault.keep(entry, newer)
    assert vault.fetch(entry) == newer
    vault.drop(entry)
    vault.drop(entry)
    assert vault.fetch(entry) is None
    assert key.hex() not in keyring_session.keyring_file.read_bytes().decode("latin-1")


def test_state_normal(session: DesktopSession, book: tuple[Path, NewKeys]) -> None:
    session.start_keyring()
    keep_its_key(session, book)
    assert start(session, book) == "open"


def test_state_no_backend(session: DesktopSession, book: tuple[Path, NewKeys]) -> None:
    assert start(session, book) == "no-keyring"


def test_state_no_session_bus_at_all(session: DesktopSession, book: tuple[Path, NewKeys]) -> None:
    session.env["DBUS_SESSION_BUS_ADDRESS"] = "unix:path=/nonexistent/bus"
    assert start(session, book) == "no-keyring"


@pytest.mark.parametrize(
    "backend", ["keyring.backends.null.Keyring", "keyring.backends.fail.Keyring", "not.installed.Keyring"]
)
def test_state_null_backend(session: DesktopSession, book: tuple[Path, NewKeys], backend: str) -> None:
    session.start_keyring()
    _configure(session, backend)
    expected = (
        "lost" if "fail" in backend else "no-keyring"
    )  # fail is what "nothing found" looks like: then we look again
    assert start(session, book) == expected


def test_state_plaintext_backend_installed(session: DesktopSession, book: tuple[Path, NewKeys]) -> None:
    """A backend that writes in the clear, chosen in the owner's configuration, gets no key and gives none."""
    new = book[1]
    clear = session.home / "clear.txt"
    (session.home / "plaintext_keyring.py").write_text(
        "from pathlib import Path\n"
        "from keyring.backend import KeyringBackend\n"
        "class PlaintextKeyring(KeyringBackend):\n"
        "    priority = 9\n"
        f"    place = Path({str(clear)!r})\n"
        "    def get_password(self, service, username):\n"
        "        return self.place.read_text() if self.place.exists() else None\n"
        "    def set_password(self, service, username, password): self.place.write_text(password)\n"
    )
    session.env["PYTHONPATH"] += f":{session.home}"
    _configure(session, "plaintext_keyring.PlaintextKeyring")
    clear.write_text(new.key.hex())
    assert start(session, book) == "no-keyring"
    clear.unlink()
    told = session.python(
        "from regulars.system.keyring_vault import KeyringVault; from regulars.store.keyslots import *\n"
        "try: KeyringVault().keep(KeyringEntry('Regulars', 'x'), DataKey(bytes(32)))\n"
        "except Exception as error: print(error, error.values)"
    )
    assert told == "no-keyring {'found': 'plaintext_keyring.PlaintextKeyring'}"
    assert not clear.exists()


def test_state_backend_changed(session: DesktopSession, book: tuple[Path, NewKeys]) -> None:
    """The keyring works, but it is another one than the key was given to."""
    session.start_keyring()
    assert start(session, book) == "lost"


def test_state_frozen_app_without_metadata_still_finds_the_keyring(
    session: DesktopSession, book: tuple[Path, NewKeys]
) -> None:
    session.start_keyring()
    keep_its_key(session, book)
    told = session.python(
        "import importlib.metadata\n"
        "importlib.metadata.entry_points = lambda **wanted: ()\n"
        "import keyring, keyring.backend\n"
        "keyring.backend.entry_points = importlib.metadata.entry_points\n"
        "import keyring.backend; keyring.backend.get_all_keyring = lambda: []\n"
        "assert 'fail' in type(keyring.get_keyring()).__module__\n"
        "from regulars.system.keyring_vault import KeyringVault\n"
        "print(KeyringVault().backend_name())"
    )
    assert told == TRUSTED_HERE


def test_state_locked_and_dismissed(session: DesktopSession, book: tuple[Path, NewKeys]) -> None:
    session.start_keyring()
    keep_its_key(session, book)
    session.stop_keyring()
    session.start_keyring(locked=True)
    assert start(session, book) == "keyring-locked"


def test_state_locked_and_ignored(session: DesktopSession, book: tuple[Path, NewKeys]) -> None:
    """Nobody answers the prompt: the start gives up when it is told to, and the program can end."""
    session.start_keyring()
    keep_its_key(session, book)
    session.stop_keyring()
    session.ignore_prompts()
    session.start_keyring(locked=True)
    began = time.monotonic()
    assert start(session, book, patience_s=0.5) == "keyring-locked"
    assert time.monotonic() - began < 8
    waited = session.python(
        "import sys, time\n"
        "from regulars.system.keyring_vault import KeyringVault\n"
        "from regulars.system.waiting import in_background\n"
        "from regulars.store.keyslots import KeyringEntry\n"
        "waiting = in_background(lambda: KeyringVault().fetch(KeyringEntry('Regulars', 'x')))\n"
        "time.sleep(2)\n"
        "print(waiting.done)"
    )
    assert waited == "False"  # it is the prompt that is waited for: nothing else took the time


def test_state_keyring_file_lost(session: DesktopSession, book: tuple[Path, NewKeys]) -> None:
    session.start_keyring()
    keep_its_key(session, book)
    session.stop_keyring()
    session.keyring_file.unlink()
    session.start_keyring(locked=True)
    assert start(session, book) == "lost"
    session.stop_keyring()
    session.start_keyring()
    assert start(session, book) == "lost"


@pytest.mark.parametrize("text", ["00" * 32, "not a key", ""])
def test_state_keyring_holds_a_wrong_key(session: DesktopSession, book: tuple[Path, NewKeys], text: str) -> None:
    session.start_keyring()
    keep(session, book[1].slots.keyring_entry, text)
    assert start(session, book) == "wrong-key"


def test_state_daemon_dies_while_running(keyring_session: DesktopSession) -> None:
    vault, entry, key = KeyringVault(), KeyringEntry("Regulars", "a book"), DataKey.random()
    vault.keep(entry, key)
    keyring_session.stop_keyring()
    for call in (lambda: vault.fetch(entry), lambda: vault.keep(entry, key), lambda: vault.drop(entry)):
        began = time.monotonic()
        with pytest.raises(KnownProblem) as caught:
            in_background(call).result(5)
        assert caught.value.code is Problem.NO_KEYRING
        assert key.hex() not in repr(caught.value.values)
        assert time.monotonic() - began < 1
    keyring_session.start_keyring()
    assert vault.fetch(entry) == key


@pytest.mark.parametrize("damage", ["missing", "damaged"])
def test_state_keyslot_file_missing_or_damaged(
    session: DesktopSession, book: tuple[Path, NewKeys], damage: str
) -> None:
    """The file alone is hit: the cause is named, and the spare brings the way through the keyring and the code back."""
    session.start_keyring()
    keep_its_key(session, book)
    folder = book[0]
    path = folder / "keyslots.json"
    if damage == "missing":
        path.unlink()
    else:
        path.write_bytes(path.read_bytes()[:300])
    with pytest.raises(KnownProblem) as caught:
        keyslots.read(folder)
    assert caught.value.code.value == f"keyslots-{damage}"
    keyslots.put_back_spare(folder, "1")
    assert start(session, book) == "open"


def test_several_backends_mean_the_trusted_one_among_them(
    keyring_session: DesktopSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    several = chainer.ChainerBackend()
    trusted = keyring.get_keyring()
    if isinstance(trusted, chainer.ChainerBackend):
        trusted = next(backend for backend in trusted.backends if type(backend).__module__.endswith("SecretService"))
    monkeypatch.setattr(chainer.ChainerBackend, "backends", [null.Keyring(), trusted])
    monkeypatch.setattr(keyring, "get_keyring", lambda: several)
    assert KeyringVault().backend_name() == TRUSTED_HERE
    monkeypatch.setattr(chainer.ChainerBackend, "backends", [null.Keyring(), fail.Keyring()])
    assert KeyringVault().backend_name() == "none (keyring.backends.chainer.ChainerBackend)"


def test_a_backend_that_only_inherits_from_a_trusted_one_is_not_trusted(monkeypatch: pytest.MonkeyPatch) -> None:
    from keyring.backends import SecretService

    class Lookalike(SecretService.Keyring):
        priority = 0.5

    monkeypatch.setattr(keyring, "get_keyring", Lookalike)
    assert KeyringVault().backend_name().startswith("none (")
    assert all("alt" not in name and "null" not in name and "kwallet" not in name for name in TRUSTED)


class _Forgetful(keyring.backend.KeyringBackend):
    priority = 0.5
    gives: str | None = None

    def set_password(self, service: str, username: str, password: str) -> None:
        pass

    def get_password(self, service: str, username: str) -> str | None:
        return self.gives


@pytest.mark.parametrize("gives", [None, "00" * 32, "no key"])
def test_a_keyring_that_gives_back_something_else_has_not_kept_the_key(
    monkeypatch: pytest.MonkeyPatch, gives: str | None
) -> None:
    backend = _Forgetful()
    backend.gives = gives
    monkeypatch.setattr("regulars.system.keyring_vault._trusted_backend", lambda: backend)
    with pytest.raises(KnownProblem) as caught:
        KeyringVault().keep(KeyringEntry("Regulars", "a book"), DataKey.random())
    assert caught.value.code is Problem.KEYRING_LOST


def test_the_bounded_vault_does_what_the_vault_does(keyring_session: DesktopSession) -> None:
    vault, entry, key = BoundedVault(KeyringVault(), 10), KeyringEntry("Regulars", "a book"), DataKey.random()
    vault.keep(entry, key)
    assert vault.fetch(entry) == key
    vault.drop(entry)
    assert vault.fetch(entry) is None
    assert vault.backend_name() == TRUSTED_HERE


def _configure(session: DesktopSession, backend: str) -> None:
    config = session.home / ".config" / "python_keyring" / "keyringrc.cfg"
    config.parent.mkdir(parents=True)
    config.write_text(f"[backend]\ndefault-keyring={backend}\n")
