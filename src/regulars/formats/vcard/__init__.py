"""vCards 2.1, 3.0 and 4.0: bytes in, records out; records in, vCard 4.0 out.

A linear parser of our own, on bytes, record by record: one bad card never hurts the next. What it does not know stays in
`IncomingPerson.extras`, verbatim, and is written out again.
"""

from regulars.formats.vcard.reader import read_plain_vcards, read_vcards
from regulars.formats.vcard.writer import record_of, write_vcard, write_vcards

__all__ = ["read_plain_vcards", "read_vcards", "record_of", "write_vcard", "write_vcards"]
