"""House rules that neither the import contracts nor ruff can see, as functions over one source file each.

Every rule takes a `Source` and yields a sentence for each place that breaks it. tests/test_architecture.py runs them
over the tree, and over samples that break them.
"""

import ast
import io
import re
import tokenize
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class Source:
    """One Python file: its path inside the tree, with forward slashes, and its text."""

    path: str
    text: str

    @cached_property
    def nodes(self) -> list[ast.AST]:
        return list(ast.walk(ast.parse(self.text)))

    @cached_property
    def comments(self) -> dict[int, str]:
        """Comments by line number."""
        tokens = tokenize.generate_tokens(io.StringIO(self.text).readline)
        return {token.start[0]: token.string for token in tokens if token.type == tokenize.COMMENT}

    def calls(self) -> Iterator[ast.Call]:
        return (node for node in self.nodes if isinstance(node, ast.Call))

    def explained(self, node: ast.stmt | ast.expr) -> bool:
        """Whether a comment stands on the lines of `node` or on the line above it."""
        return any(line in self.comments for line in range(node.lineno - 1, (node.end_lineno or node.lineno) + 1))


Rule = Callable[[Source], Iterator[str]]

CLOCK = "src/regulars/system/clock.py"
COLOURS = ("src/regulars/ui/theme.py", "src/regulars/ui/tokens.py")
VAGUE_NAMES = {"utils", "util", "helpers", "helper", "common", "manager", "managers", "misc"}
RICH_TEXT = {"setHtml", "insertHtml", "appendHtml", "setMarkdown", "insertMarkdown", "RichText", "MarkdownText"}


def _where(source: Source, node: ast.stmt | ast.expr, what: str) -> str:
    return f"{source.path}:{node.lineno}: {what}"


def _name(node: ast.AST) -> str:
    """The last part of a dotted name, or "" for anything else."""
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def colours_live_in_themes(source: Source) -> Iterator[str]:
    """No `#rrggbb` in code, and no colour built from numbers or names outside ui/theme.py."""
    for number, line in enumerate(source.text.splitlines(), 1):
        if re.search(r"#[0-9a-fA-F]{6}\b", line):
            yield f"{source.path}:{number}: a colour outside resources/themes"
    if source.path in COLOURS:
        return
    for call in source.calls():
        if _name(call.func) == "QColor" and call.args and all(isinstance(arg, ast.Constant) for arg in call.args):
            yield _where(source, call, "a colour made outside ui/theme.py")


def the_event_loop_is_not_pumped(source: Source) -> Iterator[str]:
    """No processEvents: it runs other slots in the middle of this one."""
    for node in source.nodes:
        if isinstance(node, ast.Attribute) and node.attr == "processEvents":
            yield _where(source, node, "processEvents")


def translations_are_whole_sentences(source: Source) -> Iterator[str]:
    """What tr() is given is a literal; values are put in afterwards, or translators never see the sentence."""
    for call in source.calls():
        if _name(call.func) not in ("tr", "translate") or not call.args:
            continue
        for inner in (node for argument in call.args[:2] for node in ast.walk(argument)):
            formatted = isinstance(inner, ast.Call) and _name(inner.func) == "format"
            if isinstance(inner, ast.JoinedStr | ast.BinOp) or formatted:
                yield _where(source, call, "text put together inside tr()")
                break


def _asks_sql_for_the_time(value: object) -> bool:
    return isinstance(value, str) and bool(re.search(r"'now'|\bCURRENT_(TIMESTAMP|DATE|TIME)\b", value))


def the_clock_is_read_in_one_place(source: Source) -> Iterator[str]:
    """Only system/clock.py asks what time it is: no Python, Qt or SQL clock anywhere else."""
    if source.path == CLOCK:
        return
    clocks = {
        ("datetime", "now"),
        ("datetime", "utcnow"),
        ("datetime", "today"),
        ("date", "today"),
        ("time", "time"),
        ("time", "time_ns"),
        ("time", "localtime"),
        ("QDateTime", "currentDateTime"),
        ("QDateTime", "currentDateTimeUtc"),
        ("QDateTime", "currentMSecsSinceEpoch"),
        ("QDateTime", "currentSecsSinceEpoch"),
        ("QDate", "currentDate"),
        ("QTime", "currentTime"),
    }
    for node in source.nodes:
        if isinstance(node, ast.Attribute) and (_name(node.value), node.attr) in clocks:
            yield _where(source, node, f"reads the clock: {_name(node.value)}.{node.attr}")
        elif "store/" in source.path and isinstance(node, ast.Constant) and _asks_sql_for_the_time(node.value):
            yield _where(source, node, "reads the clock in SQL")


def names_say_what_is_inside(source: Source) -> Iterator[str]:
    """No module or package whose name says nothing."""
    for part in source.path.removesuffix(".py").split("/"):
        if part in VAGUE_NAMES or part.split("_")[-1] in VAGUE_NAMES:
            yield f"{source.path}: '{part}' does not say what is inside"


def _import_blocks(function: ast.AST) -> Iterator[list[ast.Import | ast.ImportFrom]]:
    """Groups of imports that stand one below the other, anywhere inside `function`."""
    imports = [node for node in ast.walk(function) if isinstance(node, ast.Import | ast.ImportFrom)]
    block: list[ast.Import | ast.ImportFrom] = []
    for node in sorted(imports, key=lambda found: found.lineno):
        if block and node.lineno != (block[-1].end_lineno or 0) + 1:
            yield block
            block = []
        block.append(node)
    if block:
        yield block


def _is_ours(node: ast.Import | ast.ImportFrom) -> bool:
    names = [node.module or ""] if isinstance(node, ast.ImportFrom) else [alias.name for alias in node.names]
    return any(name.split(".")[0] == "regulars" for name in names)


def late_imports_are_explained(source: Source) -> Iterator[str]:
    """An import of our own inside a function says in a comment what it saves at start; one will do for a block."""
    functions = [node for node in source.nodes if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    for block in (block for function in functions for block in _import_blocks(function)):
        if any(map(_is_ours, block)) and not any(map(source.explained, block)):
            yield _where(source, block[0], "an import of our own inside a function, with no reason beside it")


def screen_models_know_no_widgets(source: Source) -> Iterator[str]:
    """`*_model.py` says what is shown, never how: no widgets of Qt's or ours, no view."""
    if not source.path.endswith("_model.py"):
        return
    for node in source.nodes:
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        for name in names:
            if re.search(r"QtWidgets|QtPrintSupport|_view\b|^regulars\.ui\.widgets\b", name):
                assert isinstance(node, ast.stmt)
                yield _where(source, node, f"a screen model imports {name}")


def the_store_opens_encrypted_books_only(source: Source) -> Iterator[str]:
    """sqlite-utils gets an open connection of ours, and no plugins: a path or memory=True would open a clear book."""
    for call in source.calls():
        if _name(call.func) != "Database":
            continue
        options = {keyword.arg: keyword.value for keyword in call.keywords}
        plugins = options.get("execute_plugins")
        if not (isinstance(plugins, ast.Constant) and plugins.value is False):
            yield _where(source, call, "Database(...) without execute_plugins=False")
        if {"memory", "memory_name", "recreate", "filename_or_conn", None} & options.keys():
            yield _where(source, call, "Database(...) that may open a file of its own")
        if len(call.args) != 1 or not isinstance(call.args[0], ast.Name | ast.Attribute):
            yield _where(source, call, "Database(...) of something else than a connection")


def signals_carry_typed_values(source: Source) -> Iterator[str]:
    """`changed(Changes)`, never a dictionary or a list of anything."""
    for call in source.calls():
        if _name(call.func) == "Signal" and any(_name(argument) in ("dict", "list") for argument in call.args):
            yield _where(source, call, "a signal that carries an untyped collection")


def rich_text_is_explained(source: Source) -> Iterator[str]:
    """Qt's rich text opens files named in a client's name; each use says why its text is safe."""
    for node in source.nodes:
        if isinstance(node, ast.Attribute) and node.attr in RICH_TEXT and not source.explained(node):
            yield _where(source, node, f"{node.attr} with no word on why the text is safe")


def exceptions_from_lint_have_reasons(source: Source) -> Iterator[str]:
    """`noqa` and `type: ignore` name their rule, and a reason stands after it."""
    for number, comment in source.comments.items():
        silenced = re.search(r"#\s*(?:noqa|type:\s*ignore)(.*)$", comment)
        if silenced and not re.match(r"(: [A-Z]+\d+(, [A-Z]+\d+)*|\[[\w, -]+\])\s+[#-]\s*\S.{7,}", silenced[1]):
            yield f"{source.path}:{number}: a lint exception without its rule or its reason"


def _catches_everything(handler: ast.ExceptHandler) -> bool:
    kinds = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    return any(kind is None or _name(kind) in ("Exception", "BaseException") for kind in kinds)


def what_is_swallowed_is_explained(source: Source) -> Iterator[str]:
    """A reason stands at every suppress(), and at every except that catches anything and does not raise it again."""
    for call in source.calls():
        if _name(call.func) == "suppress" and not source.explained(call):
            yield _where(source, call, "suppress with no word on why nobody needs to know")
    for node in source.nodes:
        if not isinstance(node, ast.ExceptHandler) or not _catches_everything(node):
            continue
        last = node.body[-1]
        raised_again = isinstance(last, ast.Raise) and last.exc is None
        if not raised_again and node.lineno not in source.comments:
            yield f"{source.path}:{node.lineno}: an except for anything, with no reason beside it"


def tests_run(source: Source) -> Iterator[str]:
    """No test is skipped or expected to fail."""
    for node in source.nodes:
        if not isinstance(node, ast.Attribute) or _name(node.value) not in ("pytest", "mark"):
            continue
        if node.attr in ("skip", "skipif", "xfail", "importorskip"):
            yield _where(source, node, f"a test that does not run: {node.attr}")


# Rules for the app, and those that hold for every Python file of the project.
APP_RULES: tuple[Rule, ...] = (
    colours_live_in_themes,
    the_event_loop_is_not_pumped,
    translations_are_whole_sentences,
    the_clock_is_read_in_one_place,
    names_say_what_is_inside,
    late_imports_are_explained,
    screen_models_know_no_widgets,
    the_store_opens_encrypted_books_only,
    signals_carry_typed_values,
    rich_text_is_explained,
    exceptions_from_lint_have_reasons,
    what_is_swallowed_is_explained,
)
TEST_RULES: tuple[Rule, ...] = (tests_run, exceptions_from_lint_have_reasons, what_is_swallowed_is_explained)
