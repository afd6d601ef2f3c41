"""A bug of ours: logged, said plainly, and the book stays safe (every change is a transaction)."""

import logging
import sys
from types import TracebackType

from PySide6.QtCore import QObject, Signal

log = logging.getLogger(__name__)


class CrashWatch(QObject):
    """Catches what nobody caught. `happened` carries the exception's name, on the GUI thread."""

    happened = Signal(str)

    def install(self) -> None:
        """Watch from now on."""
        sys.excepthook = self._unhandled

    def tell(self, error: BaseException) -> None:
        """Take a bug that was caught elsewhere, on a worker thread."""
        self._unhandled(type(error), error, error.__traceback__)

    def _unhandled(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        log.error("a bug: %s", kind.__name__, exc_info=(kind, error, trace))
        self.happened.emit(kind.__name__)
