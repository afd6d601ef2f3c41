"""A figure in the serif with the words that make it a sentence."""

from PySide6.QtWidgets import QSizePolicy, QWidget

from regulars.ui.theme import Role, Theme, Type
from regulars.ui.widgets.card import Card
from regulars.ui.widgets.sentence import Sentence


class FigureCard(Card):
    """One figure: 1,042, and below it "new". `warn` for what needs a look."""

    def __init__(
        self, theme: Theme, figure: str, sentence: str, *, warn: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, warn=warn, parent=parent)
        ink, words = (Role.WARN_INK, Role.WARN_INK) if warn else (Role.INK, Role.MUTED)
        self._figure = Sentence(theme, figure, Type.FIGURE, ink, parent=self)
        self._sentence = Sentence(theme, sentence, Type.BODY, words, parent=self)
        theme.lay(self.body, spacing=0)
        self.body.addWidget(self._figure)
        self.body.addWidget(self._sentence)
        theme.hold(self, min_height=100)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.set_figure(figure, sentence)

    def set_figure(self, figure: str, sentence: str) -> None:
        """Show another figure; screen readers hear both as one sentence."""
        self._figure.set_pieces(figure)
        self._sentence.set_pieces(sentence)
        self.set_name(f"{figure} {sentence}")
