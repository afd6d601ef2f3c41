"""Student's t for arrays, without SciPy."""

from math import lgamma

import numpy as np
from numpy.typing import ArrayLike

from regulars.domain.health.touches import Floats

_MOST_STEPS = 2000


def t_survival(x: ArrayLike, df: ArrayLike) -> Floats:
    """P(T > x) of Student's t with `df` > 0 degrees of freedom; arrays broadcast, x may be infinite.

    Half the regularised incomplete beta function I(df/2, 1/2) at df/(df + x²), to about 1e-13. The beta is a continued
    fraction by Lentz's method, taken from the end at which it converges (Numerical Recipes in C, 2nd edition, 6.4).
    """
    at, freedom = np.broadcast_arrays(np.asarray(x, np.float64), np.asarray(df, np.float64))
    half = 0.5 * freedom.ravel()
    distinct, which = np.unique(half, return_inverse=True)
    return t_survival_by_half(at.ravel(), half, log_beta_half(distinct)[which], 1e-14).reshape(at.shape)


def log_beta_half(a: Floats) -> Floats:
    """ln B(a, 1/2), for a few values."""
    return np.array([lgamma(v) + lgamma(0.5) - lgamma(v + 0.5) for v in a.tolist()])


def t_survival_by_half(x: Floats, half: Floats, log_beta: Floats, accuracy: float) -> Floats:
    """`t_survival` of flat arrays for half the degrees of freedom, with ln B(half, 1/2) already known."""
    with np.errstate(over="ignore", divide="ignore", invalid="ignore"):
        ratio = x * x / (2.0 * half)
        near = 1.0 / (1.0 + ratio)  # df/(df + x²)
        far = 1.0 - near
        small = ratio < 1.0
        far[small] = (ratio * near)[small]  # without cancellation where x is small
        log_front = 0.5 * np.log(far) - half * np.log1p(ratio) - log_beta
        front = np.exp(log_front)  # 0 at x = 0 and at ±inf
    direct = near < (half + 1.0) / (half + 2.5)
    a = np.where(direct, half, 0.5)
    b = np.where(direct, 0.5, half)
    tail = front * _beta_fraction(a, b, np.where(direct, near, far), accuracy) / a
    tail = 0.5 * np.where(direct, tail, 1.0 - tail)
    return np.where(x >= 0, tail, 1.0 - tail)


def _beta_fraction(a: Floats, b: Floats, x: Floats, accuracy: float) -> Floats:
    """The continued fraction of the incomplete beta for x < (a + 1)/(a + b + 2), where no denominator comes near 0."""
    value = np.empty_like(x)
    place = np.arange(x.size)
    c = np.ones_like(x)
    d = 1.0 / (1.0 - (a + b) * x / (a + 1.0))
    fraction = d.copy()
    for m in range(1, _MOST_STEPS):
        twice = a + 2.0 * m
        even = m * (b - m) * x / ((twice - 1.0) * twice)
        odd = -(a + m) * (a + b + m) * x / (twice * (twice + 1.0))
        d = 1.0 / (1.0 + even * d)
        c = 1.0 + even / c
        fraction *= d * c
        d = 1.0 / (1.0 + odd * d)
        c = 1.0 + odd / c
        step = d * c
        fraction *= step
        if m % 3 == 0:  # those that are there leave
            going = np.abs(step - 1.0) > accuracy
            if not going.all():
                value[place] = fraction
                if not going.any():
                    return value
                place = place[going]
                a, b, x, c, d, fraction = (v[going] for v in (a, b, x, c, d, fraction))
    value[place] = fraction
    return value
