"""The words under which a record will be found, once it is a person: what `store.search` would gather from the rows.

Worked out while the reading child still reads, they cost nobody any time. A test compares them with the rows' own words.
"""

from regulars.domain.folding import digit_lines, index_words
from regulars.domain.people import PointKind
from regulars.formats.records import IncomingPerson


def words_of_record(record: IncomingPerson) -> tuple[str, str]:
    """The words of the names, and all words."""
    parts = record.parts
    names = [record.name, parts.prefix, parts.given, parts.middle, parts.family, parts.suffix, parts.nickname]
    names += (parts.phonetic_given, parts.phonetic_family)
    names += [job.organisation for job in record.memberships]
    name_words = index_words("\n".join(filter(None, names)))
    texts = [record.note, *record.circles, *record.own_values.values()]
    texts += [point.value for point in record.points if point.kind is not PointKind.PHONE]
    for address in record.addresses:
        texts += (address.street, address.extended, address.po_box, address.city, address.region, address.postcode)
        texts += (address.country, address.formatted)
    for job in record.memberships:
        texts += (job.title, job.department)
    texts += [occasion.label for occasion in record.occasions]
    texts += [link.name for link in record.links]
    words = name_words | index_words("\n".join(filter(None, texts)))
    phones = "\n".join([point.value for point in record.points if point.kind is PointKind.PHONE])
    words.update(digit_lines(phones).decode().split())
    return " ".join(name_words), " ".join(words)
