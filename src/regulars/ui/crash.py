"""What nobody caught. A bug of ours: logged, said plainly, and the book stays safe (every change is a transaction).

A problem of the world that a page met while it read (the disk, a damaged book) comes this way too, and is told as one.
"""

import logging
import sys
from types import TracebackType

from PySide6.QtCore import QObject, Signal

from regulars.domain.errors import KnownProblem

log = logging.getLogger(__name__)


class CrashWatch(QObject):
    """Catches what nobody caught, on the GUI thread."""

    happened = Signal(str)
    """A bug: the exception's name."""
    met = Signal(object)
    """A `KnownProblem`."""

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
        if isinstance(error, KnownProblem):
            log.warning("a page met a problem: %s", error.code)
            self.met.emit(error)
            return
        log.error("a bug: %s", kind.__name__, exc_info=(kind, error, trace))
        self.happened.emit(kind.__name__)
