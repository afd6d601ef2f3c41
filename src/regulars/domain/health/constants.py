"""The fixed numbers of the score, for both ways of working it out."""

from math import log, pi, sqrt

from regulars.domain.health.vocabulary import TREND_DAYS

USUAL_RHYTHM = 30.0
"""τ0: days between touches before anything is known."""
RHYTHM_WEIGHT = 2.0
CADENCE_WEIGHT = 6.0
"""κ: how many gaps the usual rhythm, or the owner's cadence, weighs."""
SPREAD, SPREAD_WEIGHT = 1.6, 8.0
"""The usual standard deviation of a log gap, and how many gaps it weighs."""
HALF_LIFE = 730.0
"""Days in which a touch loses half of what it adds to the roots."""
BASE_ROOTS = 0.4
"""The roots of somebody who was only added."""
TWO_WAY = 0.75
"""What the odds are multiplied by when both have reached out."""
SIDES = (1, 2, 3)
"""The sides that reached out, by the direction of a touch: bit 1 they, bit 2 the owner."""
WEIGHT_OF_SIDES = (0.0, 1.0, 0.75, 1.0)
"""Weight of a touch by its sides: nobody, they, only me, mutual."""
SHARE_OF_SIDES = (1.0, 1.0, 1.0, TWO_WAY)
"""What the odds are multiplied by, by the sides that ever reached out."""

LOG_USUAL = log(USUAL_RHYTHM)
PRIOR_SQUARES = SPREAD_WEIGHT * SPREAD * SPREAD
STEEPNESS = pi / sqrt(3.0)
DECAY = -log(2.0) / HALF_LIFE
MONTH_OF_DECAY = 2.0 ** (-TREND_DAYS / HALF_LIFE)
