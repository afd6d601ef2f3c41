"""Tool tips that hold what the owner or a file wrote."""

from PySide6.QtGui import Qt
from PySide6.QtWidgets import QWidget


def set_plain_tip(widget: QWidget, text: str) -> None:
    """Show `text` as it is. Qt reads a tool tip that looks like markup as such, and would open the files named in it."""
    widget.setToolTip(Qt.convertFromPlainText(text) if Qt.mightBeRichText(text) else text)
