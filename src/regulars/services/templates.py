"""The owner's trade: the fields that it wants to know of everybody, brought by a template and then the owner's to change."""

import json
from collections.abc import Sequence

from regulars.domain.changes import Act, Changes
from regulars.domain.errors import Unfit
from regulars.domain.folding import fold
from regulars.domain.people import OwnField, OwnFieldId, OwnKind
from regulars.domain.templates import OWN, Template, TemplateField, in_language
from regulars.services import checked
from regulars.services.book import Book
from regulars.services.checked import bad_value
from regulars.services.connections import FEWEST_CHOICES
from regulars.services.shipped import templates
from regulars.store import own_fields as store
from regulars.store import settings as settings_store
from regulars.store.journal import Change

TRADE_SETTING = "trade"
NOTE_KINDS_SETTING = "note_kinds"
_NEW = OwnFieldId(0)


def named_trades(language: str) -> list[tuple[str, str]]:
    """The trades that can be chosen: key and name in a language, by their names."""
    named = [(one.key, in_language(one.name, language)) for one in templates()]
    return sorted(named, key=lambda trade: fold(trade[1]))


class Trade:
    """The trade of one book, its fields and its kinds of notes."""

    def __init__(self, book: Book) -> None:
        self._book = book

    # Reading

    def templates(self) -> tuple[Template, ...]:
        """The trades that can be chosen."""
        return templates()

    def key(self) -> str:
        """The key of the trade that was chosen, "" for none."""
        return str(settings_store.read(self._book.connection).get(TRADE_SETTING, ""))

    def fields(self) -> list[OwnField]:
        """The trade's fields in the owner's order: those of the template that are left, and those added to them."""
        return [field for field in store.fields(self._book.connection) if field.template]

    def note_kinds(self) -> list[str]:
        """The kinds of notes beside the general ones: the trade's, then those that notes have."""
        connection = self._book.connection
        listed = settings_store.read(connection).get(NOTE_KINDS_SETTING, [])
        kinds = [kind for kind in listed if isinstance(kind, str)] if isinstance(listed, list) else []
        found: dict[str, str] = {}
        for kind in (*kinds, *store.own_kinds_in_use(connection)):
            found.setdefault(fold(kind) or kind, kind)
        return list(found.values())

    # Changing

    def choose(self, key: str, language: str = "en") -> Changes:
        """Begin with the fields of a trade, named in a language; "" is none.

        What the trade before brought goes where nothing stands in it for anybody. BAD_VALUE names "trade".
        """
        chosen = next((one for one in templates() if one.key == key), None)
        if chosen is None and key:
            raise bad_value("trade", key, Unfit.NOT_ONE_OF)
        before = self.key()
        if before == key:
            return Changes(Act.CHOOSE_TRADE.value)
        former = next((one for one in templates() if one.key == before), None)
        subject = in_language((chosen or former or templates()[0]).name, language)
        with self._book.change(Act.CHOOSE_TRADE, subject) as change:
            if former is not None:
                self._drop_empty(change, former)
            brought = [self._bring(change, chosen, field, language) for field in chosen.fields] if chosen else []
            rest = [field.id for field in store.fields(change.connection) if field.id not in brought]
            settings_store.write(
                change,
                {
                    TRADE_SETTING: key,
                    store.ORDER_SETTING: [int(field) for field in [*brought, *rest]],
                    NOTE_KINDS_SETTING: self._kinds_after(former, chosen, language),
                },
            )
        return change.result

    def _drop_empty(self, change: Change, former: Template) -> None:
        theirs = [field.id for field in self.fields() if field.template.startswith(f"{former.key}/")]
        for field in store.empty_ones(change.connection, theirs):
            change.delete("own_field", field)

    def _bring(self, change: Change, template: Template, field: TemplateField, language: str) -> OwnFieldId:
        """The book's field for one of the template: the one it brought before, one of that name and kind, or a new one."""
        origin, label = template.origin(field), in_language(field.label, language)
        known = store.fields(change.connection)
        found = next((one for one in known if one.template == origin), None)
        if found is not None:
            return found.id
        named = {fold(one.label): one for one in known}
        same = named.get(fold(label))
        if same is not None and same.kind is field.kind:
            change.update("own_field", same.id, {"template": origin})
            return same.id
        if same is not None:
            label = f"{label} ({in_language(template.name, language)})"
        choices = tuple(in_language(choice, language) for choice in field.choices)
        return store.insert(change, OwnField(_NEW, label, field.kind, choices, origin))

    def _kinds_after(self, former: Template | None, chosen: Template | None, language: str) -> list[str]:
        listed = settings_store.read(self._book.connection).get(NOTE_KINDS_SETTING, [])
        gone = {words for kind in former.note_kinds for words in kind.values()} if former is not None else set()
        kept = [kind for kind in listed if kind not in gone]
        new = [in_language(kind, language) for kind in chosen.note_kinds] if chosen is not None else []
        return list(dict.fromkeys([*new, *kept]))

    def add_field(self, label: str, kind: OwnKind = OwnKind.TEXT, choices: Sequence[str] = ()) -> Changes:
        """One more field for everybody, among those of the trade. BAD_VALUE names "label" or "choices"."""
        label = self._free_label(label)
        field = OwnField(_NEW, label, kind, self._checked_choices(kind, choices), OWN)
        with self._book.change(Act.ADD_OWN_FIELD, label) as change:
            store.insert(change, field)
        return change.result

    def rename_field(self, field: OwnFieldId, label: str) -> Changes:
        """Call a field otherwise; what stands in it stays. ENTRY_UNKNOWN, BAD_VALUE names "label"."""
        known = store.find(self._book.connection, field)
        label = self._free_label(label, but=field)
        if label == known.label:
            return Changes(Act.CHANGE_OWN_FIELD.value, known.label)
        with self._book.change(Act.CHANGE_OWN_FIELD, known.label) as change:
            change.update("own_field", field, {"label": label})
        return change.result

    def set_choices(self, field: OwnFieldId, choices: Sequence[str]) -> Changes:
        """What there is to choose from; values that are none of it stay as they are. BAD_VALUE names "choices"."""
        known = store.find(self._book.connection, field)
        wanted = self._checked_choices(known.kind, choices)
        if wanted == known.choices:
            return Changes(Act.CHANGE_OWN_FIELD.value, known.label)
        with self._book.change(Act.CHANGE_OWN_FIELD, known.label) as change:
            change.update("own_field", field, {"choices": json.dumps(list(wanted), ensure_ascii=False)})
        return change.result

    def move_field(self, field: OwnFieldId, place: int) -> Changes:
        """Put a field at a place among those of the trade, counted from 0; past the end is the end. ENTRY_UNKNOWN."""
        connection = self._book.connection
        known = store.find(connection, field)
        ours = [one.id for one in self.fields() if one.id != field]
        ours.insert(max(place, 0), field)
        others = [one.id for one in store.fields(connection) if one.id not in ours]
        wanted = [*ours, *others]
        if wanted == [one.id for one in store.fields(connection)]:
            return Changes(Act.CHANGE_OWN_FIELD.value, known.label)
        with self._book.change(Act.CHANGE_OWN_FIELD, known.label) as change:
            settings_store.write(change, {store.ORDER_SETTING: [int(one) for one in wanted]})
        return change.result

    def remove_field(self, field: OwnFieldId) -> Changes:
        """The field goes, with what stands in it for everybody; undo brings both back. ENTRY_UNKNOWN."""
        known = store.find(self._book.connection, field)
        with self._book.change(Act.DELETE_OWN_FIELD, known.label) as change:
            change.delete("own_field", field)
        return change.result

    def set_note_kinds(self, kinds: Sequence[str]) -> Changes:
        """The kinds of notes to offer beside the general ones."""
        wanted = list(dict.fromkeys(cleaned for kind in kinds if (cleaned := checked.line("note_kinds", kind))))
        if wanted == settings_store.read(self._book.connection).get(NOTE_KINDS_SETTING, []):
            return Changes(Act.SETTINGS.value)
        with self._book.change(Act.SETTINGS) as change:
            settings_store.write(change, {NOTE_KINDS_SETTING: wanted})
        return change.result

    def _free_label(self, label: str, but: OwnFieldId | None = None) -> str:
        label = checked.line("label", label, needed=True)
        taken = {fold(one.label) or one.label for one in store.fields(self._book.connection) if one.id != but}
        if (fold(label) or label) in taken:
            raise bad_value("label", label, Unfit.TAKEN)
        return label

    @staticmethod
    def _checked_choices(kind: OwnKind, choices: Sequence[str]) -> tuple[str, ...]:
        chosen = tuple(dict.fromkeys(cleaned for choice in choices if (cleaned := checked.line("choices", choice))))
        if (len(chosen) < FEWEST_CHOICES) if kind is OwnKind.CHOICE else bool(chosen):
            raise bad_value("choices", ", ".join(chosen), Unfit.TOO_FEW, least=FEWEST_CHOICES)
        return chosen
