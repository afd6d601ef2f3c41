"""Cards broken by chance: no crash, nothing lost, nothing slow, and what came in is written and read again as it was."""

import gc
import time
from itertools import islice

from tests.formats.vcard_mutants import good_cards_beside, mutants, read_unguarded, stays_equal

COUNT = 2500


def test_no_broken_card_crashes_the_reader_or_costs_a_good_one() -> None:
    unequal = 0
    for mutant in islice(mutants(20261122), COUNT):
        before = time.process_time()
        people, _ = read_unguarded(mutant)
        assert good_cards_beside(mutant) == ["Good Zoë 1", "Good Zoë 2"], mutant
        unequal += not stays_equal(people)
        assert time.process_time() - before < 2, mutant
    # Backslashes mean less in vCard 2.1: a broken line of one may say something else once it stands in a 4.0.
    assert unequal <= COUNT // 1000


def test_reading_leaves_nothing_for_the_collector() -> None:
    """The reading child hardly ever collects: records and drafts must hold no cycles."""
    some = list(islice(mutants(3), 200))
    for mutant in some:
        read_unguarded(mutant)
    gc.collect()
    gc.disable()
    try:
        for mutant in some:
            read_unguarded(mutant)
        assert gc.collect() < 200
    finally:
        gc.enable()
