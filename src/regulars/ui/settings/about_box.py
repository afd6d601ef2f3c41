"""About Regulars: its version, its licence, and whose work it stands on."""

from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from regulars import __version__
from regulars.ui.theme import Role, Theme, Type
from regulars.ui.widgets.overlay import Overlay
from regulars.ui.widgets.sentence import Sentence

# Name, whose it is, licence: proper names, the same in every language.
_NOTICES = (
    ("Qt and PySide6", "The Qt Company Ltd. and contributors", "LGPL-3.0"),
    ("SQLCipher", "Zetetic LLC", "BSD-3-Clause"),
    ("SQLite", "D. Richard Hipp and contributors", "Public domain"),
    ("sqlcipher3", "Charles Leifer", "Zlib"),
    ("sqlite-utils", "Simon Willison", "Apache-2.0"),
    ("Lucide", "Lucide Icons and Contributors; Cole Bemis (Feather)", "ISC, MIT"),
    ("Source Serif 4", "Adobe", "OFL-1.1"),
    ("Inter", "The Inter Project Authors", "OFL-1.1"),
    ("cryptography", "The Python Cryptographic Authority", "Apache-2.0, BSD-3-Clause"),
    ("OpenSSL", "The OpenSSL Project Authors", "Apache-2.0"),
    ("keyring", "Jason R. Coombs", "MIT"),
    ("APScheduler", "Alex Grönholm", "MIT"),
    ("desktop-notifier", "Sam Schott", "MIT"),
    ("phonenumbers", "David Drysdale; Google (libphonenumber)", "Apache-2.0"),
    ("NumPy", "NumPy Developers", "BSD-3-Clause"),
    ("RapidFuzz", "Max Bachmann", "MIT"),
    ("charset-normalizer", "Ahmed R. Tahri", "MIT"),
    ("segno", "Lars Heuer", "BSD-3-Clause"),
    ("hijridate", "Mohammed Alshehri", "MIT"),
    ("click", "Pallets", "BSD-3-Clause"),
    ("platformdirs", "The platformdirs developers", "MIT"),
    ("tzlocal", "Lennart Regebro", "MIT"),
    ("Python", "Python Software Foundation", "PSF-2.0"),
)


class AboutBox(Overlay):
    """Version, licence, and the notices of everything that is inside."""

    def __init__(self, theme: Theme, host: QWidget) -> None:
        super().__init__(theme, host, "", width=600, top=80)
        self.setAccessibleName(self.tr("About Regulars"))
        self.panel.setAccessibleName(self.tr("About Regulars"))
        version = self.tr("Regulars %1").replace("%1", __version__)
        self.body.addWidget(Sentence(theme, version, Type.HEADING, parent=self.panel))
        own = self.tr("Free software under the Apache License 2.0. It stands on the work of others:")
        self.body.addWidget(Sentence(theme, own, Type.BODY, Role.MUTED, parent=self.panel))
        self._area = QScrollArea(self.panel)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setAccessibleName(self.tr("Licences"))
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.viewport().setAutoFillBackground(False)
        inside = QWidget()
        column = QVBoxLayout(inside)
        theme.lay(column, (0, 0, 12, 0), 8)
        for name, owner, licence in _NOTICES:
            column.addWidget(Sentence(theme, [(name, True), (f" · {licence}\n{owner}", False)], parent=inside))
        column.addWidget(Sentence(theme, self._about_qt(), Type.SMALL, Role.MUTED, parent=inside))
        column.addStretch(1)
        self._area.setWidget(inside)
        inside.setAutoFillBackground(False)  # a scroll area paints its widget's ground unless told after it took it
        theme.hold(self._area, min_height=260)
        self.body.addWidget(self._area, 1)

    def _about_qt(self) -> str:
        said = self.tr(
            "Qt %1 is used under the GNU Lesser General Public License, version 3: its libraries lie beside the program "
            "as files of their own, and you may replace them with your own build. Its source is at download.qt.io."
        )
        return said.replace("%1", qVersion())

    def ask(self) -> None:
        """Open it."""
        self.open(self._area)
