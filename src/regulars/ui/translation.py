"""The language of the screens: Qt's own words and ours. English has a translation too, for its plurals."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

FALLBACK = "en"


def install(app: QCoreApplication, resources: Path, language: str = "") -> None:
    """Speak `language` ("" = the desktop's), or English where there is no translation of it."""
    locale = QLocale(language) if language else QLocale()
    folder = str(resources / "i18n")
    ours = QTranslator(app)
    if ours.load(locale, "regulars", "_", folder) or ours.load(f"regulars_{FALLBACK}", folder):
        app.installTranslator(ours)
    qt = QTranslator(app)
    if qt.load(locale, "qtbase", "_", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(qt)
