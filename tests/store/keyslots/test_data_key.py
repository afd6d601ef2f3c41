"""The data key does not leave by accident, and is gone after locking."""

import copy
import pickle

import pytest

from regulars.store.keyslots import DataKey


def test_a_key_goes_to_the_keyring_and_comes_back() -> None:
    key = DataKey.random()
    assert DataKey.from_hex(key.hex()) == key
    assert DataKey.from_hex(key.hex().upper()) == key
    assert key != DataKey.random()
    assert key != key.raw()


@pytest.mark.parametrize("text", ["", "00", "0" * 63, "0" * 65, "g" * 64, " " * 64, "０" * 64])
def test_what_is_no_key_is_refused_without_being_repeated(text: str) -> None:
    with pytest.raises(ValueError) as caught:
        DataKey.from_hex(text)
    assert not text or text not in str(caught.value)


def test_a_key_shows_itself_nowhere() -> None:
    key = DataKey(b"\x41" * 32)
    for text in (repr(key), str(key), f"{key}", repr([key]), repr({"key": key})):
        assert "AAAA" not in text
        assert "41" not in text


def test_a_key_cannot_be_pickled_copied_or_hashed() -> None:
    key = DataKey.random()
    for attempt in (pickle.dumps, copy.copy, copy.deepcopy, hash):
        with pytest.raises(TypeError):
            attempt(key)


def test_a_forgotten_key_is_overwritten_and_useless() -> None:
    key = DataKey(b"\x41" * 32)
    memory = key._secret
    key.forget()
    assert set(memory) == {0}
    for use in (key.hex, key.raw, lambda: key == DataKey.random()):
        with pytest.raises(ValueError):
            use()
