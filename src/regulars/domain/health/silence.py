"""The chance of silence: a calibrated probability that somebody stays quiet for the next days.

It orders "who is slipping away" and feeds forecasts; it is not the health number, and it may fall while silence grows
(someone due tomorrow is less likely to stay quiet than just after a visit). A log-normal renewal process whose drop-out
risk shrinks with every touch: with n gaps g, y = ln g, and a normal-inverse-gamma prior (μ, κ, α, β) of their mean and
spread,

    kn = κ + n,  m = (κμ + Σy)/kn,  a = α + n/2,  b = β + Σ(y − ȳ)²/2 + κn(ȳ − μ)²/(2kn)
    S(x) = 1 − StudentT_2a((ln x − m)/√(b/a·(1 + 1/kn))),   π = A/(A + B + n)
    p_quiet(H) = [π + (1 − π)·S(s + H)] / [π + (1 − π)·S(s)]

The six numbers are fitted to a book by marginal likelihood, the gap that is still open counting as censored.
"""

from dataclasses import astuple, dataclass
from math import exp, lgamma, log

import numpy as np
from numpy.typing import ArrayLike, NDArray

from regulars.domain.health.simplex import lowest
from regulars.domain.health.t_distribution import log_beta_half, t_survival, t_survival_by_half
from regulars.domain.health.touches import Floats, Ints, check_times

FEWEST_PEOPLE = 30
"""Below so many people with a touch the closed form stands in for the fit."""

_MOST_PEOPLE = 6000
_USUAL_LOG_GAP = log(30.0)
_USUAL_WEIGHT = 8.0


@dataclass(frozen=True, slots=True)
class BookPrior:
    """What is usual in one book: μ, κ, α, β of the log gaps (days), and A, B of the drop-out after a touch."""

    mu: float
    kappa: float
    alpha: float
    beta: float
    drop: float
    stay: float


@dataclass(frozen=True, slots=True)
class _Gaps:
    """Per row: gaps, their mean and squares as logs, days of silence, and whether there is any touch."""

    n: Floats
    mean: Floats
    squares: Floats
    silence: Floats
    known: NDArray[np.bool_]

    def part(self, rows: Ints) -> "_Gaps":
        return _Gaps(self.n[rows], self.mean[rows], self.squares[rows], self.silence[rows], self.known[rows])


def fit_prior(indptr: ArrayLike, t: ArrayLike, now: float) -> BookPrior:
    """What is usual in this book, from its touch days up to `now` alone; `indptr` and `t` as in `score_book`.

    Maximises the marginal likelihood under weak hyper-priors; no outcome is looked at. Of a large book it reads six
    thousand people, evenly spread. Below 30 people with a touch it is a closed form.
    """
    gaps = _gaps(indptr, t, now)
    rows = np.flatnonzero(gaps.known)
    closed = _closed_form(gaps)
    if rows.size < FEWEST_PEOPLE:
        return closed
    if rows.size > _MOST_PEOPLE:
        rows = rows[np.linspace(0, rows.size - 1, _MOST_PEOPLE).astype(np.int64)]
    return _fitted(gaps.part(rows), closed)


def p_quiet(indptr: ArrayLike, t: ArrayLike, now: float, horizon: ArrayLike, prior: BookPrior | None = None) -> Floats:
    """For each row the probability that nothing happens in the next `horizon` days (one number, or one per row).

    `indptr` and `t` are as in `score_book`; `prior` is fitted to these rows when it is not given. Somebody without a
    touch is read as somebody touched today. Raises ValueError for a horizon that is not finite or below 0.
    """
    gaps = _gaps(indptr, t, now)
    ahead = np.asarray(horizon, np.float64)
    if ahead.shape not in ((), gaps.n.shape) or not (np.isfinite(ahead).all() and (ahead >= 0).all()):
        raise ValueError("horizon is one finite number of days from 0, or one per row")
    book = fit_prior(indptr, t, now) if prior is None else prior
    centre, scale, df = _predictive(gaps, book)
    gone = book.drop / (book.drop + book.stay + gaps.n)
    with np.errstate(divide="ignore"):
        still = t_survival((np.log(gaps.silence) - centre) / scale, df)
        later = t_survival((np.log(gaps.silence + ahead) - centre) / scale, df)
    return np.minimum((gone + (1.0 - gone) * later) / (gone + (1.0 - gone) * still), 1.0)


def _gaps(indptr: ArrayLike, t: ArrayLike, now: float) -> _Gaps:
    pointers, stop, times = check_times(indptr, t, now)
    n_rows = stop.size
    row = np.repeat(np.arange(n_rows), np.diff(pointers))
    seen = times <= now
    row, day = row[seen], np.floor(times[seen])
    opens = np.concatenate(([True], (row[1:] != row[:-1]) | (day[1:] != day[:-1])))[: day.size]
    row, day = row[opens], day[opens]
    days = np.bincount(row, minlength=n_rows)
    inner = row[1:] == row[:-1]
    log_gap = np.log(np.diff(day)[inner])
    n = np.maximum(days - 1, 0).astype(np.float64)
    mean = np.bincount(row[1:][inner], log_gap, n_rows) / np.maximum(n, 1.0)
    off = log_gap - mean[row[1:][inner]]
    squares = np.asarray(np.bincount(row[1:][inner], off * off, n_rows), np.float64)
    silence = np.zeros(n_rows)
    known = days > 0
    silence[known] = np.floor(now) - day[(np.cumsum(days) - 1)[known]]
    return _Gaps(n, mean, squares, silence, known)


def _closed_form(gaps: _Gaps) -> BookPrior:
    """μ is the book's mean log gap, shrunk to ln 30, + 0.3; ν0 = 8 and s0 = 1.2 give α and β."""
    total = float(gaps.n @ gaps.mean)
    mean = (_USUAL_WEIGHT * _USUAL_LOG_GAP + total) / (_USUAL_WEIGHT + float(gaps.n.sum()))
    return BookPrior(mean + 0.3, 1.0, 4.0, 4.0 * 1.2**2, 0.35, 0.5)


def _predictive(gaps: _Gaps, book: BookPrior) -> tuple[Floats, Floats, Floats]:
    """Centre, scale and degrees of freedom of the next log gap."""
    sure = book.kappa + gaps.n
    centre = (book.kappa * book.mu + gaps.n * gaps.mean) / sure
    a = book.alpha + 0.5 * gaps.n
    b = _scatter(gaps, book)
    return centre, np.sqrt(b / a * (1.0 + 1.0 / sure)), 2.0 * a


def _scatter(gaps: _Gaps, book: BookPrior) -> Floats:
    off = book.kappa * gaps.n * (gaps.mean - book.mu) ** 2 / (2.0 * (book.kappa + gaps.n))
    return book.beta + 0.5 * gaps.squares + np.where(gaps.n > 0, off, 0.0)


def _fitted(gaps: _Gaps, start: BookPrior) -> BookPrior:
    distinct, which = np.unique(gaps.n, return_inverse=True)
    with np.errstate(divide="ignore"):
        log_silence = np.log(gaps.silence)
    centre = np.array([start.mu, *(log(v) for v in astuple(start)[1:])])

    def loss(point: Floats) -> float:
        # The hyper-priors: each number, or its log, is normal around the closed form with standard deviation 1.
        likelihood = _log_likelihood(gaps, log_silence, _at(point), distinct, which)
        return float(0.5 * ((point - centre) ** 2).sum()) - likelihood

    return _at(lowest(loss, centre, 0.5, near=0.05, alike=0.05, most=300))


def _at(point: Floats) -> BookPrior:
    mu, *logs = (float(v) for v in point)
    return BookPrior(mu, *(exp(min(max(v, -12.0), 12.0)) for v in logs))


def _log_likelihood(gaps: _Gaps, log_silence: Floats, book: BookPrior, distinct: Floats, which: Ints) -> float:
    """Of all gaps of all rows, the open one as "not yet". `gaps.n` is `distinct[which]`; few counts are distinct."""
    half = book.alpha + 0.5 * distinct
    sure = book.kappa + distinct
    both = book.drop + book.stay
    counts = distinct.tolist()
    closed = np.array([lgamma(v) for v in half.tolist()]) - lgamma(book.alpha) + book.alpha * log(book.beta)
    closed += 0.5 * (log(book.kappa) - np.log(sure))
    # Whoever has n gaps stayed n times: Π (B + i)/(A + B + i), i < n.
    closed += np.array([lgamma(book.stay + n) - lgamma(both + n) for n in counts])
    closed += lgamma(both) - lgamma(book.stay)
    gone = (book.drop / (both + distinct))[which]
    a = half[which]
    b = _scatter(gaps, book)
    centre = (book.kappa * book.mu + gaps.n * gaps.mean) / sure[which]
    scale = np.sqrt(b * ((1.0 + 1.0 / sure) / half)[which])
    still = t_survival_by_half((log_silence - centre) / scale, a, log_beta_half(half)[which], 1e-6)
    return float(np.sum(closed[which] - a * np.log(b) + np.log(gone + (1.0 - gone) * still)))
