"""An open book with its keys, and the models of the settings page over it."""

from pathlib import Path

from regulars.domain.changes import Changes
from regulars.domain.errors import KnownProblem
from regulars.services import opening
from regulars.services.keys import BookKeys
from regulars.services.opening import Opened
from regulars.services.verbs import Verbs
from regulars.ui.desk import Desk, KeyDesk
from regulars.ui.jobs import InlineWorker
from regulars.ui.settings.keys_model import KeysModel
from regulars.ui.settings.settings_model import SettingsModel
from tests.builders import QUICK, clock_on
from tests.doubles import HeldCalls, MemoryVault

CLOCK = clock_on()


class Bureau:
    """Everything in it runs at once; the keyring answers when the test says so."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(mode=0o700)
        self.folder, self.vault, self.aside = folder, MemoryVault(), HeldCalls()
        new = opening.begin(folder, CLOCK, cost=QUICK)
        self.code = new.recovery_code
        self.opened: Opened = opening.finish(folder, new, None, CLOCK)
        self.keys = BookKeys(folder, new.key, self.opened.slots, cost=QUICK)
        self.desk = Desk(Verbs(self.opened.book), InlineWorker(), keys=KeyDesk(self.keys, self.vault, self.aside))
        self.model = SettingsModel(self.desk)
        self.model.read()
        self.ways = KeysModel(self.desk)
        self.ways.refused.connect(lambda problem: self.refused.append(problem))
        self.kept: list[Changes] = []
        self.refused: list[KnownProblem] = []
        self.model.kept.connect(self.kept.append)
        self.model.refused.connect(self.refused.append)

    def opens_with(self, secret: str) -> bool:
        try:
            opening.open_with_secret(self.folder, secret, CLOCK).book.close()
        except KnownProblem:
            return False
        return True
