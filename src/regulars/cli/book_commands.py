"""Commands about the book as a whole: made, filled, taken out of, checked, and its steps taken back."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from regulars.cli.session import NUMBER, Session, pass_session, read_secret
from regulars.cli.wording import dates_line, day_title, remark_line
from regulars.domain.changes import StepId, Undone
from regulars.services import opening
from regulars.services.checking import Checked, check
from regulars.services.exporting import ExportFormat
from regulars.services.importing import FileDates, FileRemark, Imported, NumberOrder, Review


@click.command()
@click.option("--no-keyring", is_flag=True, help="Only the recovery code (or passphrase) will open the book.")
@click.option("--passphrase", metavar="FILE", help="A file with a passphrase of your own; - for standard input.")
@pass_session
def init(session: Session, no_keyring: bool, passphrase: str | None) -> None:
    """Make a new book, and show its recovery code: write it down."""
    secret = None if passphrase is None else read_secret(passphrase)
    keys = opening.begin(session.folder, session.clock, passphrase=secret)
    opened = opening.finish(session.folder, keys, None if no_keyring else session.vault, session.clock)
    opened.book.close()
    document = {"book": str(session.folder), "recovery_code": keys.recovery_code, "keyring": opened.in_keyring}
    session.answer(
        document,
        f"A new book is in {session.folder}.",
        f"Recovery code: {keys.recovery_code}",
        "Write it down, and keep the paper apart from this computer: without it nobody can help.",
        "The system's keyring opens the book." if opened.in_keyring else "The keyring does not know this book.",
    )


@click.command("import")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE...")
@click.option("--dry-run", is_flag=True, help="Say what would come in, and write nothing.")
@click.option(
    "--dates",
    "order",
    type=click.Choice([order.value for order in NumberOrder]),
    help="What comes first in dates as 03/04/1984, in files that do not tell; without it such dates go to the notes.",
)
@pass_session
def import_(session: Session, files: tuple[Path, ...], dry_run: bool, order: str | None) -> None:
    """Bring people in from vCard files, as one step that can be taken back."""
    dates = NumberOrder(order) if order is not None else None
    with session.verbs() as verbs:
        review = verbs.importing.review(files, _Progress("Reading"), dates=dates)
        if review is None:
            raise click.Abort
        if dry_run:
            _answer_review(session, review)
            return
        done = verbs.importing.bring_in(review, progress=_Progress("Writing"))
        if done is None:
            raise click.Abort
    _answer_import(session, done)


class _Progress:
    """How far it is, in per cent, where somebody looks at a terminal."""

    def __init__(self, what: str) -> None:
        self._what = what
        self._shown = -1
        self._seen = sys.stderr.isatty()

    def __call__(self, done: int, total: int) -> None:
        share = 100 * done // max(total, 1)
        if self._seen and share != self._shown:
            self._shown = share
            click.echo(f"\r{self._what}: {share} %", nl=done >= total, err=True)


def _answer_review(session: Session, review: Review) -> None:
    counts = review.counts()
    document = _import_document(
        counts.read, counts.new, counts.joined, counts.unchanged, review.refused, review.remarks, review.dates, None
    )
    _answer(session, document, review.remarks, review.dates, f"{_sentence(document)} Nothing was written.")


def _answer_import(session: Session, done: Imported) -> None:
    document = _import_document(
        done.read, done.new, done.joined, done.unchanged, done.refused, done.remarks, done.dates, done.step
    )
    taken = f" Step {done.step}: `undo {done.step}` takes it back." if done.step is not None else ""
    _answer(session, document, done.remarks, done.dates, _sentence(document) + taken)


def _import_document(
    read: int,
    new: int,
    joined: int,
    unchanged: int,
    refused: Sequence[FileRemark],
    remarks: Sequence[FileRemark],
    dates: Sequence[FileDates],
    step: StepId | None,
) -> dict[str, Any]:
    return {
        "read": read,
        "new": new,
        "joined": joined,
        "unchanged": unchanged,
        "refused": [{"file": r.file, "line": r.line, "reason": r.reason.value} for r in refused],
        "moments": 0,
        "step": step,
        # Cards that came in, with a line in them that needs a look.
        "remarks": [
            {"file": r.file, "line": r.line, "reason": r.reason.value, "value": r.value} for r in remarks if not r.lost
        ],
        "dates": [_dates_document(of_file) for of_file in dates if of_file.count],
    }


def _dates_document(dates: FileDates) -> dict[str, Any]:
    """How dates as 03/04/1984 of a file are read, and why; where nobody could say, the option that says it."""
    by = "file" if dates.proof else "option" if dates.order is not None else None
    document = {
        "file": dates.file,
        "count": dates.count,
        "samples": [
            {"text": one.text, "day-first": one.day_first.iso(), "month-first": one.month_first.iso()}
            for one in dates.samples
        ],
        "order": dates.order.value if dates.order is not None else None,
        "decided_by": by,
    }
    if dates.proof:
        document["proof"] = dates.proof
    return document if by else {**document, "option": "--dates day-first|month-first"}


def _sentence(document: dict[str, Any]) -> str:
    return (
        f"{document['read']} read: {document['new']} new, {document['joined']} joined, {document['unchanged']} already"
        f" here, {len(document['refused'])} refused."
    )


def _answer(
    session: Session, document: dict[str, Any], remarks: Sequence[FileRemark], dates: Sequence[FileDates], line: str
) -> None:
    session.answer(document, line)
    if not session.as_json:
        for of_file in dates:
            if of_file.count:
                click.echo(dates_line(of_file), err=True)
        for remark in remarks:
            click.echo(remark_line(remark), err=True)


@click.command()
@click.argument("dest", type=click.Path(path_type=Path))
@click.option(
    "--format", "kind", type=click.Choice([kind.value for kind in ExportFormat]), help="By the name's ending."
)
@click.option("--person", metavar="PERSON", help="Only this person.")
@pass_session
def export(session: Session, dest: Path, kind: str | None, person: str | None) -> None:
    """Write everything, or one person, to a new file that anybody can read."""
    endings = {".vcf": ExportFormat.VCARD, ".csv": ExportFormat.CSV, ".ics": ExportFormat.ICS}
    chosen = ExportFormat(kind) if kind else endings.get(dest.suffix.lower(), ExportFormat.JSON)
    with session.verbs() as verbs:
        whom = verbs.people.resolve(person) if person is not None else None
        people = verbs.exporting.write(dest, chosen, day_title, whom)
    session.answer({"file": str(dest), "format": chosen.value, "people": people}, f"{people} written to {dest}.")


@click.command("check")
@pass_session
def check_(session: Session) -> None:
    """Look at every page and row of the book, and at its keys."""
    with session.opened() as opened:
        found = check(opened)
    session.answer(_check_document(found), *_check_lines(found))
    if not found.is_right:
        raise click.exceptions.Exit(1)


def _check_document(found: Checked) -> dict[str, Any]:
    return {
        "ok": found.is_right,
        "cipher": found.broken_pages,
        "structure": found.broken_structure,
        "references": found.lost_references,
        "keys": {"sound": found.keys_sound, "keyring": found.in_keyring, "passphrase": found.has_passphrase},
        "counts": found.counts,
    }


def _check_lines(found: Checked) -> list[str]:
    lines = [f"{name}: {count}" for name, count in found.counts.items()]
    lines += [f"broken: {what}" for what in (*found.broken_pages, *found.broken_structure, *found.lost_references)]
    if not found.keys_sound:
        lines.append("The file with the book's keys is damaged in part.")
    return [*lines, "All is well." if found.is_right else "Something is wrong: put the newest backup in its place."]


@click.command()
@click.argument("step", type=NUMBER, required=False)
@pass_session
def undo(session: Session, step: int | None) -> None:
    """Take back the newest step, or the one of that number."""
    with session.verbs() as verbs:
        undone = verbs.book.undo(None if step is None else StepId(step))
    _answer_undone(session, undone, "Taken back")


@click.command()
@pass_session
def redo(session: Session) -> None:
    """Do again what was taken back last."""
    with session.verbs() as verbs:
        undone = verbs.book.redo()
    _answer_undone(session, undone, "Done again")


def _answer_undone(session: Session, undone: Undone, what: str) -> None:
    left = [{"id": int(person), "name": name} for person, name in undone.left_alone]
    document = {"step": undone.step.id, "label": undone.step.act.value, "left_alone": left}
    names = [f"Changed since, and left alone: {name}" for _, name in undone.left_alone]
    session.answer(document, f"{what}: {undone.step.act.value} {undone.step.subject}".rstrip(), *names)


@click.command()
@click.argument("person", required=False)
@click.option("--limit", type=click.IntRange(1, 2**63 - 1), default=200, show_default=True)
@pass_session
def history(session: Session, person: str | None, limit: int) -> None:
    """The steps that were done, the newest first."""
    with session.verbs() as verbs:
        whom = verbs.people.resolve(person) if person is not None else None
        steps = verbs.book.history(whom, limit)
    document = [
        {"step": s.id, "label": s.act.value, "subject": s.subject, "at": s.at, "kind": s.kind, "undone": s.undone}
        for s in steps
    ]
    lines = [f"{s.id}\t{s.at}\t{s.act.value}\t{s.subject}{' (taken back)' if s.undone else ''}" for s in steps]
    session.answer(document, *lines)


COMMANDS = (init, import_, export, check_, undo, redo, history)
