"""Organisations in the book, and who is or was in them."""

from regulars.domain.errors import KnownProblem, Problem
from regulars.domain.organisations import Member, Organisation
from regulars.domain.people import OrganisationId, PersonId
from regulars.store.database import Connection


def find(connection: Connection, organisation: OrganisationId) -> Organisation:
    """One organisation with its people; ENTRY_UNKNOWN."""
    row = connection.row("SELECT id, name, about, person_id FROM organisation WHERE id = ?", (organisation,))
    if row is None:
        raise KnownProblem(Problem.ENTRY_UNKNOWN, id=int(organisation))
    members = connection.rows(
        "SELECT p.id, p.name, m.title, m.department, m.since, m.until, m.id FROM membership m"
        " JOIN person p ON p.id = m.person_id WHERE m.organisation_id = ?"
        " ORDER BY m.until <> '', m.until DESC, p.sort_key, m.id",
        (organisation,),
    )
    people = tuple(Member(PersonId(member[0]), *member[1:]) for member in members)
    card = None if row[3] is None else PersonId(row[3])
    return Organisation(OrganisationId(row[0]), str(row[1]), str(row[2]), card, people)


def named(connection: Connection, name: str) -> OrganisationId | None:
    """The oldest organisation of exactly this name."""
    found = connection.value("SELECT id FROM organisation WHERE name = ? ORDER BY id LIMIT 1", (name,))
    return None if found is None else OrganisationId(found)


def names(connection: Connection, typed: str, most: int) -> list[tuple[OrganisationId, str]]:
    """Every organisation, or where there are more than `most` those with these letters in the name."""
    rows = connection.rows("SELECT id, name FROM organisation LIMIT ?", (most + 1,))
    if len(rows) > most:
        sql = "SELECT id, name FROM organisation WHERE instr(lower(name), lower(?)) LIMIT ?"
        rows = connection.rows(sql, (typed, most))
    return [(OrganisationId(row[0]), str(row[1])) for row in rows]


def of_card(connection: Connection, person: PersonId) -> OrganisationId | None:
    """The organisation whose own card this is."""
    found = connection.value("SELECT id FROM organisation WHERE person_id = ? ORDER BY id LIMIT 1", (person,))
    return None if found is None else OrganisationId(found)
