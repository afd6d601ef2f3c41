"""There is no way to write to several people at once: not in the links, not in the window, not in the command line."""

import ast
import inspect
import re
import typing
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from regulars.domain import reaching_links
from regulars.domain.message_text import with_text
from regulars.domain.people import Channel, PersonId
from regulars.ui.reach.reach_model import ReachModel, Way
from regulars.ui.reach.reach_view import ReachBox
from regulars.ui.screen import Shell

SOURCE = Path(__file__).parents[1] / "src" / "regulars"
FILES = sorted(SOURCE.rglob("*.py"))


def public_functions() -> list[Callable[..., object]]:
    found = inspect.getmembers(reaching_links, inspect.isfunction)
    return [
        function
        for name, function in found
        if not name.startswith("_") and function.__module__ == reaching_links.__name__
    ]


def calls_of(name: str) -> Iterator[tuple[str, ast.Call]]:
    """Where something of this name is called, with its file."""
    for path in FILES:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and name in (getattr(node.func, "attr", ""), getattr(node.func, "id", "")):
                yield path.relative_to(SOURCE).as_posix(), node


def is_local_file(call: ast.Call) -> bool:
    """Whether what is opened is a file or folder of this computer, and can be nothing else."""
    [argument] = call.args
    return isinstance(argument, ast.Call) and ast.unparse(argument.func) == "QUrl.fromLocalFile"


@pytest.mark.parametrize("build", public_functions(), ids=lambda function: function.__name__)
def test_a_link_is_built_of_one_number_or_address_alone(build: Callable[..., object]) -> None:
    [parameter] = inspect.signature(build).parameters.values()
    assert parameter.kind is inspect.Parameter.POSITIONAL_OR_KEYWORD
    assert typing.get_type_hints(build) == {parameter.name: str, "return": str}


def test_every_link_builder_is_looked_at() -> None:
    assert {function.__name__ for function in public_functions()} >= {
        "phone_link", "message_link", "whatsapp_link", "signal_link", "mail_link",
    }  # fmt: skip


def test_links_are_opened_in_one_place_and_there_once() -> None:
    assert [path for path, call in calls_of("openUrl") if not is_local_file(call)] == ["ui/reach/reach_view.py"]
    assert not list(calls_of("startDetached"))


def test_the_system_is_asked_to_open_links_by_that_call_alone() -> None:
    for path in FILES:
        text = path.read_text("utf-8")
        assert text.count("QDesktopServices.") == len(re.findall(r"\bQDesktopServices\.openUrl\(", text)), path
        assert "import webbrowser" not in text


@pytest.mark.parametrize("takes_one", [Shell.reach, ReachBox.show_for, ReachModel.begin])
def test_whoever_reaches_out_names_one_person(takes_one: Callable[..., object]) -> None:
    assert typing.get_type_hints(takes_one)["person"] is PersonId


def test_words_go_along_with_one_link_in_one_place_and_are_the_owners_own() -> None:
    assert typing.get_type_hints(with_text) == {"link": str, "text": str, "return": str}
    calls = [(path, call) for path, call in calls_of("with_text") if not path.startswith("domain/")]
    assert {path for path, _ in calls} == {"ui/reach/reach_model.py"}
    assert {ast.unparse(call) for _, call in calls} == {"with_text(way.link, self.words)"}


def test_a_way_is_one_number_with_one_link() -> None:
    assert typing.get_type_hints(Way) == {"channel": Channel, "shown": str, "label": str, "link": str}


@pytest.mark.parametrize(
    "never", [r"\bb?cc=", r"\bsmtplib\b", r"\bimaplib\b", r"copy all", r"mailto:\{", r"\?body=", r"\?subject="]
)
def test_nothing_in_the_source_sends_or_gathers(never: str) -> None:
    allowed = {r"mailto:\{": {"domain/reaching_links.py"}, r"\?body=": {"domain/message_text.py"}}.get(never, set())
    found = [
        path.relative_to(SOURCE).as_posix()
        for path in FILES
        if re.search(never, path.read_text("utf-8"), re.IGNORECASE)
    ]
    assert set(found) <= allowed
