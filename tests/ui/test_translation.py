"""The English plurals: every sentence that counts has its two forms, in the file that the program loads."""

import importlib.util
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QTranslator

ROOT = Path(__file__).resolve().parents[2]
_spec = importlib.util.spec_from_file_location("translations", ROOT / "packaging" / "translations.py")
assert _spec is not None
assert _spec.loader is not None
translations = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(translations)


def test_every_sentence_that_counts_has_its_plural_in_the_loaded_file(qapp: QCoreApplication) -> None:
    translator = QTranslator()
    assert translator.load(str(ROOT / "resources" / "i18n" / "regulars_en.qm"))
    found = translations.collect(ROOT / "src" / "regulars" / "ui")
    assert len(found) > 3
    for context, sources in found.items():
        for source in sources:
            for n, form in zip((1, 2), translations.forms(source), strict=True):
                said = translator.translate(context, source, None, n)
                assert said == form, f"run packaging/translations.py: {context}: {source}"


def test_no_sentence_says_person_s() -> None:
    for sources in translations.collect(ROOT / "src" / "regulars" / "ui").values():
        for source in sources:
            one, many = translations.forms(source)
            assert "(s)" not in one + many
