"""What is held about a person as a document, for the screen and for paper. Built block by block: nothing typed is markup."""

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF
from PySide6.QtGui import (
    QFont,
    QPageLayout,
    QPageSize,
    QPdfWriter,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)

from regulars.domain.held import Held
from regulars.ui.person.held_words import HeldWords
from regulars.ui.theme import Role, Theme, Type

_MARGIN_MM = 20


class HeldPaper(QTextDocument):
    """The document in the theme's type and, on the screen, its colours; on paper all ink is black."""

    def __init__(self, theme: Theme, held: Held, *, on_paper: bool = False) -> None:
        super().__init__()
        self._theme, self._on_paper = theme, on_paper
        self._words = words = HeldWords()
        self.setUndoRedoEnabled(False)
        self.setDocumentMargin(0 if on_paper else theme.px(4))
        self.setDefaultFont(self._font(Type.BODY))
        self.setMetaInformation(QTextDocument.MetaInformation.DocumentTitle, words.title(held))
        self._cursor = QTextCursor(self)
        self._cursor.beginEditBlock()
        self._block(words.title(held), Type.TITLE, Role.INK, 0)
        self._block(words.intro(held), Type.BODY, Role.MUTED, 4)
        for part, lines in held.parts:
            self._block(words.heading(part), Type.SECTION, Role.INK, 16)
            for line in lines:
                self._block(f"{words.label(line)}: ", Type.BODY, Role.MUTED, 4)
                self._add(words.text(line), Type.BODY, Role.INK)
                origin = words.origin(line)
                if origin:
                    self._add(f"  {origin}", Type.SMALL, Role.MUTED)
        self._block(words.left_out(held), Type.SMALL, Role.MUTED, 20)
        self._cursor.endEditBlock()

    def _font(self, kind: Type) -> QFont:
        font = self._theme.font(kind)
        if self._on_paper:  # large letters are for the screen
            font.setPointSizeF(font.pointSizeF() / self._theme.scale)
        return font

    def _block(self, text: str, font: Type, role: Role, above: float) -> None:
        shape = QTextBlockFormat()
        shape.setTopMargin(self._theme.px(above))
        shape.setLineHeight(140, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        if self.isEmpty():
            self._cursor.setBlockFormat(shape)
        else:
            self._cursor.insertBlock(shape)
        self._add(text, font, role)

    def _add(self, text: str, font: Type, role: Role) -> None:
        look = QTextCharFormat()
        look.setFont(self._font(font))
        if not self._on_paper:
            look.setForeground(self._theme.colour(role))
        # A line break inside a note stays inside its entry.
        self._cursor.insertText(text.replace("\n", "\u2028"), look)


def pdf_of(theme: Theme, held: Held) -> bytes:
    """The page as a PDF."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(HeldWords().title(held))
    margins = QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM)
    a4, upright = QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait
    writer.setPageLayout(QPageLayout(a4, upright, margins, QPageLayout.Unit.Millimeter))
    HeldPaper(theme, held, on_paper=True).print_(writer)
    del writer  # it ends the file
    return bytes(buffer.data().data())
