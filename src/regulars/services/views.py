"""Saved views: keeping a look at the list under a name, and letting it go."""

from regulars.domain.changes import Act, Changes
from regulars.domain.folding import fold
from regulars.domain.views import Look, SavedView, ViewId
from regulars.services import checked
from regulars.services.book import Book
from regulars.store import views as store


class Views:
    """The saved views of one book."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def all(self) -> list[SavedView]:
        """Every view in the owner's order."""
        return store.all_views(self._book.connection)

    def save(self, name: str, look: Look) -> Changes:
        """Keep a look under a name. A view that has the name already looks for this from now on."""
        name = checked.line("view_name", name, needed=True)
        line = checked.line("view_line", look.line)
        text = store.text_of(Look(line, look.filters, look.sort, look.descending))
        known = next((view for view in self.all() if fold(view.name) == fold(name)), None)
        with self._book.change(Act.EDIT_VIEW, name) as change:
            if known is not None:
                change.update("saved_view", known.id, {"name": name, "query": text})
            else:
                position = store.next_position(change.connection)
                change.created = change.insert("saved_view", {"name": name, "query": text, "position": position})
        return change.result

    def delete(self, view: ViewId) -> Changes:
        """Let a view go; its people stay as they are. ENTRY_UNKNOWN."""
        name = store.find(self._book.connection, view).name
        with self._book.change(Act.EDIT_VIEW, name) as change:
            change.delete("saved_view", view)
        return change.result
