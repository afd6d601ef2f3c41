"""Address labels on the sheets they are sold on: letters as large as fit, nothing beyond a label's edge."""

from collections.abc import Sequence

from PySide6.QtCore import QMarginsF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from regulars.domain.label_sheets import AddressLabel, LabelSheet, Paper
from regulars.ui.theme import Role, Theme, Type
from regulars.ui.widgets.one_line import reading_direction

_PAGES = {Paper.A4: QPageSize.PageSizeId.A4, Paper.LETTER: QPageSize.PageSizeId.Letter}
_EDGE_MM = 4.0
"""Room between a label's edge and its words; printers shift a sheet by a millimetre or two."""
_LARGEST_MM = 4.6
_SMALLEST_MM = 2.4
_STEP_MM = 0.2


class LabelPaper:
    """Labels on sheets, the first `used` places of the first sheet left empty."""

    def __init__(self, title: str, labels: Sequence[AddressLabel], sheet: LabelSheet, used: int, font: QFont) -> None:
        self.title = title
        self.labels, self.sheet, self.used = tuple(labels), sheet, used
        self._font = font
        self.pages = list(sheet.sheets(len(self.labels), used))

    def prepare(self, device: QPagedPaintDevice) -> None:
        """The labels' own paper, from edge to edge."""
        page = QPageSize(_PAGES[self.sheet.paper])
        upright, none = QPageLayout.Orientation.Portrait, QMarginsF()
        layout = QPageLayout(page, upright, none, QPageLayout.Unit.Millimeter)
        layout.setMode(QPageLayout.Mode.FullPageMode)
        device.setPageLayout(layout)

    def put_on(self, device: QPagedPaintDevice) -> None:
        """Sheet after sheet."""
        painter = QPainter(device)
        scale = device.logicalDpiX() / 25.4
        for place, page in enumerate(self.pages):
            if place:
                device.newPage()
            self.paint(painter, page, scale)
        painter.end()

    def size_mm(self) -> QSizeF:
        """The size of a sheet."""
        return QPageSize(_PAGES[self.sheet.paper]).size(QPageSize.Unit.Millimeter)

    def paint(self, painter: QPainter, page: range, scale: float) -> None:
        """Paint the labels of a sheet, so many pixels to a millimetre."""
        for number in page:
            x, y = self.sheet.place(number + self.used)
            box = QRectF(x, y, self.sheet.width, self.sheet.height).adjusted(_EDGE_MM, _EDGE_MM, -_EDGE_MM, -_EDGE_MM)
            whole = QRectF(box.x() * scale, box.y() * scale, box.width() * scale, box.height() * scale)
            self._paint_label(painter, whole, self.labels[number], scale)

    def _paint_label(self, painter: QPainter, box: QRectF, label: AddressLabel, scale: float) -> None:
        lines = (label.name, *label.lines)
        font, high = self._fitting(lines, box, scale)
        painter.setFont(font)
        metrics = painter.fontMetrics()
        top = box.top() + max(0.0, (box.height() - high * len(lines)) / 2)
        for place, line in enumerate(lines):
            row = QRectF(box.left(), top + place * high, box.width(), high)
            shown = metrics.elidedText(line, Qt.TextElideMode.ElideRight, int(box.width()) + 1)
            direction = reading_direction(line)
            painter.setLayoutDirection(direction)  # not the window's: "3 Rua Nova" would be another house
            is_right = direction is Qt.LayoutDirection.RightToLeft
            side = Qt.AlignmentFlag.AlignRight if is_right else Qt.AlignmentFlag.AlignLeft
            flags = side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(row, int(flags) | int(Qt.TextFlag.TextSingleLine), shown)

    def _fitting(self, lines: Sequence[str], box: QRectF, scale: float) -> tuple[QFont, float]:
        """The largest letters with which all lines fit, and how far apart they stand; the smallest where none do."""
        size = _LARGEST_MM
        while True:
            font = QFont(self._font)
            font.setPixelSize(max(round(size * scale), 1))
            metrics = QFontMetricsF(font)
            high = metrics.height()
            fits = high * len(lines) <= box.height() and all(
                metrics.horizontalAdvance(line) <= box.width() for line in lines
            )
            if fits or size <= _SMALLEST_MM:
                return font, min(high, box.height() / len(lines))
            size -= _STEP_MM


class SheetPicture(QWidget):
    """The first sheet, small."""

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.paper: LabelPaper | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_paper(self, paper: LabelPaper, name: str) -> None:
        """Show this sheet; `name` says what is seen."""
        self.paper = paper
        self.setAccessibleName(name)
        self.update()

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(80), self._theme.px(80))

    def paintEvent(self, event: QPaintEvent) -> None:
        paper = self.paper
        if paper is None:
            return
        size = paper.size_mm()
        scale = min(self.width() / size.width(), self.height() / size.height())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left, top = (self.width() - size.width() * scale) / 2, (self.height() - size.height() * scale) / 2
        painter.translate(left, top)
        page = QRectF(0, 0, size.width() * scale, size.height() * scale)
        painter.fillRect(page, Qt.GlobalColor.white)  # paper is white in the dark too
        painter.setPen(QPen(self._theme.colour(Role.TRACK), 1))
        for number in range(paper.sheet.count):
            x, y = paper.sheet.place(number)
            painter.drawRect(QRectF(x * scale, y * scale, paper.sheet.width * scale, paper.sheet.height * scale) & page)
        painter.setPen(Qt.GlobalColor.black)
        if paper.pages:
            paper.paint(painter, paper.pages[0], scale)


def label_font(theme: Theme) -> QFont:
    """The letters of a label."""
    return theme.font(Type.BODY)
