"""What can be printed and saved as PDF: text set block by block, so that nothing typed is markup."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Protocol

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF
from PySide6.QtGui import (
    QFont,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPdfWriter,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)

from regulars.ui.theme import Role, Theme, Type
from regulars.ui.wording import Pieces

_MARGIN_MM = 18.0
_LINE_HEIGHT = 140  # per cent


class Printable(Protocol):
    """A thing for paper."""

    title: str

    def prepare(self, device: QPagedPaintDevice) -> None:
        """Set the paper's size and margins."""

    def put_on(self, device: QPagedPaintDevice) -> None:
        """Paint all pages."""


class Kind(Enum):
    """What a paragraph is: its letters, their colour on the screen, and the design pixels above it."""

    TITLE = (Type.TITLE, Role.INK, 0.0)
    INTRO = (Type.BODY, Role.MUTED, 2.0)
    SECTION = (Type.SECTION, Role.INK, 18.0)
    LINE = (Type.BODY, Role.INK, 3.0)
    QUIET = (Type.SMALL, Role.MUTED, 2.0)
    QUOTE = (Type.QUOTE, Role.INK, 3.0)
    AVOID = (Type.STRONG, Role.SLIPPING, 3.0)
    FOOT = (Type.SMALL, Role.MUTED, 20.0)


@dataclass(frozen=True, slots=True, repr=False)
class Stretch:
    """A part of a paragraph, in the letters and the colour of a kind that need not be the paragraph's."""

    text: str
    kind: Kind
    bold: bool = False


@dataclass(frozen=True, slots=True, repr=False)
class Paragraph:
    """A paragraph: plain, in pieces of which some are bold, or in stretches."""

    kind: Kind
    words: str | Pieces | tuple[Stretch, ...]

    def __repr__(self) -> str:
        return f"Paragraph({self.kind.name})"

    @property
    def text(self) -> str:
        """Its words."""
        return "".join(stretch.text for stretch in self.stretches)

    @property
    def stretches(self) -> list[Stretch]:
        """Its words with the look of each."""
        pieces = [(self.words, False)] if isinstance(self.words, str) else self.words
        return [piece if isinstance(piece, Stretch) else Stretch(piece[0], self.kind, piece[1]) for piece in pieces]


class TextPaper:
    """Paragraphs one below the other."""

    def __init__(self, theme: Theme, title: str, paragraphs: Sequence[Paragraph]) -> None:
        self._theme = theme
        self.title = title
        self.paragraphs = tuple(paragraphs)

    def prepare(self, device: QPagedPaintDevice) -> None:
        """Upright, with margins for fingers and holes; the size stays the printer's own."""
        margins = QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM)
        size = device.pageLayout().pageSize()
        upright = QPageLayout.Orientation.Portrait
        device.setPageLayout(QPageLayout(size, upright, margins, QPageLayout.Unit.Millimeter))

    def put_on(self, device: QPagedPaintDevice) -> None:
        """All pages."""
        self.document(on_paper=True).print_(device)

    def document(self, *, on_paper: bool = False) -> QTextDocument:
        """In the theme's type and, on the screen, its colours; on paper all ink is black."""
        document = QTextDocument()
        document.setUndoRedoEnabled(False)
        document.setDocumentMargin(0 if on_paper else self._theme.px(4))
        document.setDefaultFont(self._font(Type.BODY, on_paper))
        document.setMetaInformation(QTextDocument.MetaInformation.DocumentTitle, self.title)
        cursor = QTextCursor(document)
        cursor.beginEditBlock()
        for place, paragraph in enumerate(self.paragraphs):
            self._write(cursor, paragraph, on_paper, first=place == 0)
        cursor.endEditBlock()
        return document

    def _font(self, kind: Type, on_paper: bool) -> QFont:
        font = self._theme.font(kind)
        if on_paper:  # large letters are for the screen
            font.setPointSizeF(font.pointSizeF() / self._theme.scale)
        return font

    def _write(self, cursor: QTextCursor, paragraph: Paragraph, on_paper: bool, *, first: bool) -> None:
        above = paragraph.kind.value[2]
        shape = QTextBlockFormat()
        shape.setTopMargin(above if on_paper else self._theme.px(above))
        shape.setLineHeight(_LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        if first:
            cursor.setBlockFormat(shape)
        else:
            cursor.insertBlock(shape)
        for stretch in paragraph.stretches:
            letters, role, _ = stretch.kind.value
            look = QTextCharFormat()
            font = self._font(letters, on_paper)
            if stretch.bold:
                font.setWeight(QFont.Weight.DemiBold)
            look.setFont(font)
            if not on_paper:
                look.setForeground(self._theme.colour(role))
            # A line break inside an entry stays inside its paragraph.
            cursor.insertText(stretch.text.replace("\n", "\u2028"), look)


def pdf_of(printable: Printable) -> bytes:
    """The pages as a PDF."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(printable.title)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printable.prepare(writer)
    printable.put_on(writer)
    del writer  # it ends the file
    return bytes(buffer.data().data())
