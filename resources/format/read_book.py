"""Read a book of Regulars without Regulars: everything in its tables, as JSON on standard output.

    pip install cryptography sqlcipher3
    python read_book.py FOLDER > everything.json

FOLDER holds book.db and keyslots.json. The recovery code (or the passphrase) is asked for. Nothing is written; the JSON is
readable by anybody, so look where it goes. keyslots.md and book.md beside this file say what each field means.
"""

import base64
import getpass
import json
import sys
import unicodedata
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from sqlcipher3 import dbapi2 as sqlcipher

# What is worked out from the rest, and what only matters while the program runs.
SKIPPED = ("search_", "touch", "score", "sqlite_")


def secrets(typed):
    """The slots' secrets that these words may be, by kind of slot."""
    code = typed.upper().translate(str.maketrans("OIL", "011", "- "))
    return {"recovery": code[:25], "passphrase": unicodedata.normalize("NFKC", typed).strip()}


def data_key(document, typed):
    """The 32 bytes that open the book, from the slot that the words fit."""
    for slot in document["slots"]:
        secret = secrets(typed).get(slot["kind"])
        if secret is None:
            continue
        cost = [slot[name] for name in ("memory_kib", "passes", "lanes")]
        parts = [
            document["format"],
            document["version"],
            document["book"],
            slot["kind"],
            slot["kdf"],
            *cost,
            slot["salt"],
        ]
        header = "\n".join(map(str, parts)).encode("ascii")
        salt, nonce, sealed = (bytes.fromhex(slot[name]) for name in ("salt", "nonce", "sealed"))
        kdf = Argon2id(salt=salt, length=32, memory_cost=cost[0], iterations=cost[1], lanes=cost[2])
        try:
            return AESGCM(kdf.derive(secret.encode())).decrypt(nonce, sealed, header)
        except InvalidTag:
            continue
    sys.exit("This is not the recovery code, nor the passphrase, of this book.")


def open_book(path, key):
    """The book, open for reading alone."""
    connection = sqlcipher.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
    connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    return connection


def plain(value):
    """Bytes as base64; all other values are as they are."""
    return base64.b64encode(value).decode("ascii") if isinstance(value, bytes) else value


def tables(connection):
    """The names of the tables that hold what cannot be worked out again."""
    names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY rowid")
    return [name for (name,) in names.fetchall() if not name.startswith(SKIPPED)]


def rows(connection, table):
    """All rows of a table, each by the names of its columns."""
    cursor = connection.execute(f'SELECT * FROM "{table}"')  # noqa: S608  # a name from the book's own list of tables
    columns = [column[0] for column in cursor.description]
    return [dict(zip(columns, map(plain, row), strict=True)) for row in cursor.fetchall()]


def main(folder):
    document = json.loads((folder / "keyslots.json").read_text("ascii"))
    ask = getpass.getpass if sys.stdin.isatty() else lambda _: sys.stdin.readline()
    key = data_key(document, ask("Recovery code or passphrase: ").strip())
    connection = open_book(folder / "book.db", key)
    whole = {table: rows(connection, table) for table in tables(connection)}
    connection.close()
    json.dump(whole, sys.stdout, ensure_ascii=False, indent=1)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])) if len(sys.argv) == 2 else __doc__)
