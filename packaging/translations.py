"""Write the English plurals: `python packaging/translations.py`, with the development setup.

English needs a translation of its own for its plurals alone. The sentences that count are read from the code itself: Qt's
`lupdate` misses those whose number is more than a plain name. The two forms follow from the source, where "(s)" marks
the plural.
"""

import ast
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ENGLISH = ROOT / "resources" / "i18n" / "regulars_en.ts"
IRREGULAR = {"person(s)": ("person", "people"), "entry(s)": ("entry", "entries"), "was(s)": ("was", "were")}


def forms(source: str) -> tuple[str, str]:
    """The singular and the plural of a source sentence.

    >>> forms("%n person(s) today"), forms("in %n day(s)"), forms("every %n week(s)")
    (('%n person today', '%n people today'), ('in %n day', 'in %n days'), ('every week', 'every %n weeks'))
    """
    one = many = source
    for word, (singular, plural) in IRREGULAR.items():
        one, many = one.replace(word, singular), many.replace(word, plural)
    one, many = one.replace("(s)", ""), many.replace("(s)", "s")
    return re.sub(r"^every %n ", "every ", one), many


def counting(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """The sentences with a number: context and source, of `translate(context, source, …)` and of `self.tr(source, …)`."""
    owners = [(node, node.name) for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]
    contexts = {call: name for owner, name in owners for call in ast.walk(owner) if isinstance(call, ast.Call)}
    for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
        name = getattr(call.func, "attr", getattr(call.func, "id", ""))
        words = [arg.value for arg in call.args[:2] if isinstance(arg, ast.Constant) and isinstance(arg.value, str)]
        if name == "translate" and len(words) == 2 and "%n" in words[1]:
            yield words[0], words[1]
        elif name == "tr" and words and "%n" in words[0]:
            yield contexts[call], words[0]


def collect(folder: Path) -> dict[str, set[str]]:
    """All counting sentences of a folder, by context."""
    found: dict[str, set[str]] = {}
    for path in sorted(folder.rglob("*.py")):
        for context, source in counting(ast.parse(path.read_text("utf-8"))):
            found.setdefault(context, set()).add(source)
    return found


def write(found: dict[str, set[str]], target: Path) -> None:
    """The sentences and their English forms, as Qt's translation file."""
    root = ET.Element("TS", version="2.1", language="en", sourcelanguage="en")
    for context, sources in sorted(found.items()):
        place = ET.SubElement(root, "context")
        ET.SubElement(place, "name").text = context
        for source in sorted(sources):
            message = ET.SubElement(place, "message", numerus="yes")
            ET.SubElement(message, "source").text = source
            translation = ET.SubElement(message, "translation")
            for form in forms(source):
                ET.SubElement(translation, "numerusform").text = form
    ET.indent(root)
    target.parent.mkdir(exist_ok=True)
    ET.ElementTree(root).write(target, encoding="utf-8", xml_declaration=True)


def main() -> None:
    """Write `regulars_en.ts`, and `regulars_en.qm` beside it."""
    write(collect(ROOT / "src/regulars/ui"), ENGLISH)
    release = Path(sys.executable).parent / "pyside6-lrelease"
    subprocess.run([release, str(ENGLISH), "-silent"], check=True)


if __name__ == "__main__":
    main()
