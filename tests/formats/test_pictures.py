"""Pictures come in whole and without what is told about them."""

import random
import struct
import time
import zlib

import pytest

from regulars.formats.pictures import MOST_BYTES, clean_picture
from tests.formats.pictures import exif, gif, jpeg, jpeg_segment, png, png_chunk, webp, webp_chunk

PLACE = b"38.7223N"
JFIF = jpeg_segment(0xE0, b"JFIF\0\x01\x01\0\0\x01\0\x01\0\0")
ICC = jpeg_segment(0xE2, b"ICC_PROFILE\0\x01\x01profile")
TOLD = (
    jpeg_segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + PLACE),
    jpeg_segment(0xE2, b"MPF\0" + PLACE),
    jpeg_segment(0xED, b"Photoshop 3.0\0" + PLACE),
    jpeg_segment(0xFE, PLACE),
    jpeg_segment(0xE0, b"JFXX\0\x10" + PLACE),
)
VP8X = webp_chunk(b"VP8X", b"\x2c\0\0\0" + b"\x63\0\0" + b"\x31\0\0")
VP8 = webp_chunk(b"VP8 ", b"\0\0\0\x9d\x01\x2a" + struct.pack("<HH", 100, 50) + b"pixels")


def test_a_jpeg_loses_what_is_told_about_it_and_keeps_what_draws_it() -> None:
    picture = clean_picture(jpeg(JFIF, jpeg_segment(0xE1, b"Exif\0\0" + exif(1)), *TOLD, ICC, width=30, height=20))
    assert picture is not None
    assert picture.data == jpeg(JFIF, ICC, width=30, height=20)
    assert (picture.mime, picture.width, picture.height, picture.orientation) == ("image/jpeg", 30, 20, 1)


@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize("orientation", [3, 6, 8])
def test_a_jpeg_still_says_which_way_is_up(orientation: int, order: str) -> None:
    picture = clean_picture(jpeg(JFIF, jpeg_segment(0xE1, b"Exif\0\0" + exif(orientation, order)), ICC))
    assert picture is not None
    assert PLACE not in picture.data
    assert picture.orientation == orientation
    again = clean_picture(picture.data)
    assert again == picture
    assert picture.data.startswith(b"\xff\xd8" + JFIF + b"\xff\xe1")


def test_what_hangs_behind_the_end_stays_outside() -> None:
    for whole in (png(), jpeg(), gif(), webp(VP8)):
        picture = clean_picture(whole + b"a film with its place, " + PLACE)
        assert picture is not None
        assert picture.data == whole


def test_a_scan_may_have_tables_and_comments_between_its_parts() -> None:
    table = jpeg_segment(0xC4, b"\0" * 20)
    second = jpeg_segment(0xDA, b"\x01\x01\x00\x00\x3f\x00") + b"more"
    picture = clean_picture(jpeg(scan=b"first\xff\x00" + table + TOLD[3] + second))
    assert picture is not None
    assert picture.data == jpeg(scan=b"first\xff\x00" + table + second)


def test_a_png_loses_its_texts_and_its_exif() -> None:
    told = b"".join(png_chunk(name, PLACE) for name in (b"tEXt", b"iTXt", b"zTXt", b"eXIf", b"tIME", b"acTL"))
    picture = clean_picture(png(7, 5, before_end=told))
    assert picture is not None
    assert (picture.data, picture.mime, picture.width, picture.height) == (png(7, 5), "image/png", 7, 5)


def test_a_gif_loses_its_comments_and_keeps_its_frames() -> None:
    comment = b"\x21\xfe" + bytes((len(PLACE),)) + PLACE + b"\0"
    frame = b"\x21\xf9\x04\0\0\0\0\0"
    looping = b"\x21\xff\x0bNETSCAPE2.0\x03\x01\0\0\0"
    picture = clean_picture(gif(comment, looping, b"\x21\xff\x0bXMP DataXMP" + comment[2:], frame))
    assert picture is not None
    assert picture.data == gif(looping, frame)


def test_a_webp_loses_its_exif_but_for_which_way_is_up() -> None:
    told = (webp_chunk(b"XMP ", PLACE), webp_chunk(b"EXIF", exif(1)))
    picture = clean_picture(webp(VP8X, VP8, *told))
    assert picture is not None
    assert (picture.width, picture.height) == (100, 50)
    assert PLACE not in picture.data
    assert b"EXIF" not in picture.data
    assert picture.data[20] == 0x20  # neither EXIF nor XMP is spoken of
    turned = clean_picture(webp(VP8X, VP8, webp_chunk(b"EXIF", exif(6))))
    assert turned is not None
    assert turned.orientation == 6
    assert turned.data[20] == 0x28
    assert PLACE not in turned.data
    assert clean_picture(turned.data) == turned


@pytest.mark.parametrize("whole", [png(40, 40), jpeg(JFIF), gif(), webp(VP8X, VP8)], ids=["png", "jpeg", "gif", "webp"])
def test_a_picture_cut_short_anywhere_is_none(whole: bytes) -> None:
    assert clean_picture(whole) is not None
    assert all(clean_picture(whole[:end]) is None for end in range(len(whole)))


def test_a_picture_that_would_fill_the_memory_is_none() -> None:
    assert clean_picture(png(5000, 5000, rows=b"")) is not None
    assert clean_picture(png(5001, 5000, rows=b"")) is None
    assert clean_picture(png(60_000, 60_000, rows=b"\0" * 60_001)) is None
    assert clean_picture(jpeg(width=0xFFFF, height=0xFFFF)) is None
    assert clean_picture(png(0, 10)) is None
    assert clean_picture(png(10, 10, rows=random.Random(1).randbytes(MOST_BYTES))) is None


def test_a_png_whose_check_fails_is_none() -> None:
    whole = bytearray(png(10, 10))
    whole[45] ^= 1
    assert clean_picture(bytes(whole)) is None


@pytest.mark.parametrize(
    "hostile",
    [
        b"\xff\xd8" + b"\xff\xfe\x00\x02" * (MOST_BYTES // 4 - 1),
        b"\xff\xd8" + b"\xff" * (MOST_BYTES - 3),
        jpeg(scan=b"\xff" * (MOST_BYTES - 200)),
        jpeg(scan=b"\xff\xd0" * (MOST_BYTES // 2 - 100)),
        png(before_end=png_chunk(b"tEXt", b"") * (MOST_BYTES // 12 - 10)),
        gif(b"\x21\xfe\0" * (MOST_BYTES // 3 - 30)),
        gif(b"\x21\xfe" + b"\x01x" * (MOST_BYTES // 2 - 40) + b"\0"),
        webp(webp_chunk(b"JUNK", b"") * (MOST_BYTES // 8 - 4)),
    ],
    ids=["segments", "fill", "scan of fill", "scan of restarts", "chunks", "extensions", "blocks", "webp chunks"],
)
def test_ten_megabytes_of_anything_take_less_than_two_seconds(hostile: bytes) -> None:
    started = time.process_time()
    clean_picture(hostile)
    assert time.process_time() - started < 2


def test_no_bytes_raise() -> None:
    rng = random.Random(2026)
    whole = [png(3, 3), jpeg(JFIF, jpeg_segment(0xE1, b"Exif\0\0" + exif(6))), gif(), webp(VP8X, VP8), webp(VP8)]
    for _ in range(20_000):
        data = bytearray(rng.choice(whole))
        for _ in range(rng.randrange(1, 4)):
            data[rng.randrange(6, len(data))] = rng.randrange(256)
        picture = clean_picture(bytes(data))
        assert picture is None or clean_picture(picture.data) == picture


def test_the_kinds_are_told_by_their_first_bytes() -> None:
    for data in (
        b"",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"%PDF-1.7",
        b"BM" + bytes(60),
        zlib.compress(png()),
    ):
        assert clean_picture(data) is None
