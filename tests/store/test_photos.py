"""Pictures: kept once, for as long as somebody has them or undo could bring them back."""

from datetime import timedelta

from regulars.store import journal, photos
from tests.formats.pictures import png
from tests.open_shop import Shop

PNG = png()


def test_a_picture_goes_when_nobody_has_it_and_nothing_brings_it_back(shop: Shop) -> None:
    ana = shop.person()
    shop.verbs.people.set_photo(ana, PNG)
    photo = shop.verbs.people.get(ana).photo or 0
    shop.clock.at += timedelta(days=1)
    shop.verbs.people.set_photo(ana, None)
    assert photos.drop_unneeded(shop.book.writer) == 0
    shop.book.undo()
    assert photos.drop_unneeded(shop.book.writer) == 0
    assert shop.verbs.people.photo(photo) == PNG
    shop.book.redo()
    journal.forget_old_steps(shop.book.writer, shop.clock.now() + timedelta(days=31))
    assert photos.drop_unneeded(shop.book.writer) == 1
    assert photos.find_id(shop.book.writer, PNG) is None
