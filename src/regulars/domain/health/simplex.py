"""The lowest point of a function of a few numbers."""

from collections.abc import Callable

import numpy as np

from regulars.domain.health.touches import Floats


def lowest(
    loss: Callable[[Floats], float], start: Floats, stride: float, *, near: float, alike: float, most: int
) -> Floats:
    """Where `loss` is lowest, by the simplex method of Nelder and Mead (The Computer Journal 7, 1965); deterministic.

    Begins with `start` and a step of `stride` along each axis. Ends when all corners lie within `near` and their losses
    within `alike`, or after `most` steps.
    """
    points = np.vstack([start, start + stride * np.eye(start.size)])
    losses = np.array([loss(p) for p in points])
    for _ in range(most):
        order = np.argsort(losses, kind="stable")
        points, losses = points[order], losses[order]
        if losses[-1] - losses[0] < alike and np.abs(points - points[0]).max() < near:
            break
        middle = points[:-1].mean(axis=0)
        worst = points[-1]
        mirrored = 2.0 * middle - worst
        at_mirrored = loss(mirrored)
        if losses[0] <= at_mirrored < losses[-2]:
            points[-1], losses[-1] = mirrored, at_mirrored
            continue
        if at_mirrored < losses[0]:
            trial = 3.0 * middle - 2.0 * worst
        elif at_mirrored < losses[-1]:
            trial = 1.5 * middle - 0.5 * worst
        else:
            trial = 0.5 * (middle + worst)
        at_trial = loss(trial)
        if at_trial < min(at_mirrored, losses[-1]):
            points[-1], losses[-1] = trial, at_trial
        elif at_mirrored < losses[-1]:
            points[-1], losses[-1] = mirrored, at_mirrored
        else:
            points[1:] = 0.5 * (points[0] + points[1:])
            losses[1:] = [loss(p) for p in points[1:]]
    return np.array(points[int(np.argmin(losses))])
