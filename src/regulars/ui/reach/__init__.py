"""Getting in touch: the box that opens the owner's phone or mail program for exactly one person."""
