"""How what was typed about a circle is kept: said where it was typed when it does not fit, else with Undo."""

from collections.abc import Callable

from regulars.domain.changes import Changes
from regulars.domain.errors import KnownProblem, Problem
from regulars.ui.screen import Surroundings
from regulars.ui.unfit import why_unfit
from regulars.ui.widgets.circle_box import CircleBox


def save_circle(
    around: Surroundings,
    verb: Callable[[], Changes],
    box: CircleBox,
    then: Callable[[Changes], object] | None = None,
) -> None:
    """Change the book; `then` follows when it is done."""

    def done(changes: Changes) -> None:
        box.accept(kept=changes.step is not None)
        around.shell.say_done(changes)
        if then is not None:
            then(changes)

    def failed(problem: KnownProblem) -> None:
        if problem.code is Problem.BAD_VALUE:
            box.refuse(why_unfit(problem.values))
        else:
            around.shell.tell(problem)

    around.desk.do(verb, done, failed)
