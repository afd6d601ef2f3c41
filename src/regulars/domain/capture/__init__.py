"""Reads one plain sentence into what it says about somebody. Pure: the words of a language and the names come from outside."""
