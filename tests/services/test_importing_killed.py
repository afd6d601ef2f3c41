"""A large import that is killed at any place is all there or not at all, with every index and guard."""

import subprocess
import sys
from pathlib import Path

import pytest

from regulars.store.database import Error
from tests.benchmarks.generate_vcards import write_book
from tests.desktop_session import child_environment
from tests.open_shop import Shop

CARDS = 1500
SCHEMA = "SELECT type, name, sql FROM sqlite_master ORDER BY type, name"
IMPORT = """
import sys
from pathlib import Path
from regulars.services import opening
from regulars.services.importing import Importing
from tests.builders import clock_on
from tests.reading_here import read_here
folder, path, code = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
importing = Importing(opening.open_with_secret(folder, code, clock_on()).book, read_here)
def tell(done, total):
    print(done, flush=True)
done = importing.bring_in(importing.review([path]), progress=tell)
print("done", done.new, flush=True)
"""


def test_a_killed_import_is_all_or_nothing(shop: Shop, tmp_path: Path) -> None:
    path = tmp_path / "phone.vcf"
    write_book(path, CARDS)
    shop.person("Ana Duarte")
    before = shop.book.writer.rows(SCHEMA)
    shop.book.close()
    # After the first round, the second, the third, when all is said to be written but not committed, and afterwards.
    for lines in (1, 2, 3, 3, 4):
        command = [sys.executable, "-c", IMPORT, str(shop.folder), str(path), shop.code]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=child_environment()) as child:
            assert child.stdout is not None
            said = [child.stdout.readline() for _ in range(lines)]
            child.kill()
        shop.restart_after_a_kill()
        writer = shop.book.writer
        people = writer.value("SELECT count(*) FROM person")
        if lines < 3:
            assert people == 1
        if said[-1].startswith("done"):
            assert people > 1
        assert people in (1, 1 + writer.value("SELECT count(DISTINCT person_id) FROM origin"))
        shop.book.idle()  # words of single people wait for it
        assert writer.value("SELECT count(*) FROM search_all") == writer.value("SELECT count(*) FROM score") == people
        assert writer.rows(SCHEMA) == before
        assert writer.rows("PRAGMA quick_check") == [("ok",)]
        with pytest.raises(Error, match="outside a change"):
            writer.execute("UPDATE person SET name = 'x'")
        if people > 1:
            shop.book.undo()
            assert writer.value("SELECT count(*) FROM person") == 1
        shop.book.close()
    shop.restart_after_a_kill()
