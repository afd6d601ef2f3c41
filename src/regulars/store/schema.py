"""The tables of the book as this version makes them; `upgrades` brings older books to the same.

A column that came later stands where SQLite's ALTER TABLE puts it, so that every book of one version holds the same text.

A row of a *journaled* table can only be written while a change is open (`journal.py`): its triggers record what undo needs and
stop the write otherwise. Derived tables hold nothing that could not be worked out again.
"""

VERSION = 3

TABLES = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

-- People ----------------------------------------------------------------------------------------------------------------
CREATE TABLE household (
  id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, cadence_days REAL
, about TEXT NOT NULL DEFAULT '') STRICT;
CREATE TABLE person (
  id INTEGER PRIMARY KEY AUTOINCREMENT, uid TEXT NOT NULL UNIQUE, name TEXT NOT NULL CHECK (name <> ''),
  prefix TEXT NOT NULL DEFAULT '', given TEXT NOT NULL DEFAULT '', middle TEXT NOT NULL DEFAULT '',
  family TEXT NOT NULL DEFAULT '', suffix TEXT NOT NULL DEFAULT '', nickname TEXT NOT NULL DEFAULT '',
  phonetic_given TEXT NOT NULL DEFAULT '', phonetic_family TEXT NOT NULL DEFAULT '',
  name_order TEXT NOT NULL DEFAULT '', sort_key TEXT NOT NULL DEFAULT '',
  say_like TEXT NOT NULL DEFAULT '', pronouns TEXT NOT NULL DEFAULT '', address_form TEXT NOT NULL DEFAULT '',
  language TEXT NOT NULL DEFAULT '', greeting TEXT NOT NULL DEFAULT '',
  role TEXT NOT NULL DEFAULT 'regular', is_me INTEGER NOT NULL DEFAULT 0,
  state TEXT NOT NULL DEFAULT 'active', state_since TEXT, added_on TEXT NOT NULL, since TEXT NOT NULL DEFAULT '',
  cadence_days REAL CHECK (cadence_days IS NULL OR cadence_days BETWEEN 1 AND 36500), \
pinned_band INTEGER, pin_reason TEXT NOT NULL DEFAULT '', pin_until TEXT,
  zone TEXT NOT NULL DEFAULT '', quiet_hours TEXT NOT NULL DEFAULT '',
  preferred_channel TEXT NOT NULL DEFAULT '', forbidden_channels TEXT NOT NULL DEFAULT '',
  introduced_by INTEGER REFERENCES person ON DELETE SET NULL, household_id INTEGER REFERENCES household ON DELETE SET NULL,
  photo_id INTEGER REFERENCES photo, about TEXT NOT NULL DEFAULT '', extras TEXT NOT NULL DEFAULT '[]'
, thanked_on TEXT NOT NULL DEFAULT '') STRICT;
CREATE INDEX person_by_sort_key ON person (sort_key, id);
CREATE INDEX person_aside ON person (id) WHERE state <> 'active' OR is_me;
CREATE INDEX person_by_role ON person (role) WHERE role <> 'regular';
CREATE INDEX person_by_letter ON person (id) WHERE preferred_channel = 'letter';
CREATE INDEX person_by_introducer ON person (introduced_by);
CREATE INDEX person_by_household ON person (household_id);
CREATE INDEX person_by_photo ON person (photo_id);
-- All that the score reads of everybody: a tenth of the table.
CREATE INDEX person_clock ON person (id, cadence_days, household_id, added_on);
CREATE INDEX person_pinned ON person (id, pinned_band, pin_until) WHERE pinned_band IS NOT NULL;
CREATE TABLE contact_point (
  id INTEGER PRIMARY KEY AUTOINCREMENT, person_id INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
  kind TEXT NOT NULL, value TEXT NOT NULL, label TEXT NOT NULL DEFAULT '', preferred INTEGER NOT NULL DEFAULT 0,
  match TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX contact_point_by_person ON contact_point (person_id);
CREATE INDEX contact_point_by_match ON contact_point (match);
CREATE TABLE address (
  id INTEGER PRIMARY KEY AUTOINCREMENT, person_id INTEGER REFERENCES person ON DELETE CASCADE,
  household_id INTEGER REFERENCES household ON DELETE CASCADE, label TEXT NOT NULL DEFAULT '',
  street TEXT NOT NULL DEFAULT '', extended TEXT NOT NULL DEFAULT '', po_box TEXT NOT NULL DEFAULT '',
  city TEXT NOT NULL DEFAULT '', region TEXT NOT NULL DEFAULT '', postcode TEXT NOT NULL DEFAULT '',
  country TEXT NOT NULL DEFAULT '', formatted TEXT NOT NULL DEFAULT '', preferred INTEGER NOT NULL DEFAULT 0,
  CHECK ((person_id IS NULL) <> (household_id IS NULL))
) STRICT;
CREATE INDEX address_by_person ON address (person_id);
CREATE INDEX address_by_household ON address (household_id);
CREATE TABLE organisation (
  id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, person_id INTEGER REFERENCES person ON DELETE SET NULL
, about TEXT NOT NULL DEFAULT '') STRICT;
CREATE INDEX organisation_by_name ON organisation (name);
CREATE INDEX organisation_by_person ON organisation (person_id);
CREATE TABLE membership (
  id INTEGER PRIMARY KEY AUTOINCREMENT, person_id INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
  organisation_id INTEGER NOT NULL REFERENCES organisation ON DELETE CASCADE, title TEXT NOT NULL DEFAULT '',
  department TEXT NOT NULL DEFAULT '', since TEXT NOT NULL DEFAULT '', until TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX membership_by_person ON membership (person_id);
CREATE INDEX membership_by_organisation ON membership (organisation_id);
CREATE TABLE circle (
  id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL UNIQUE, about TEXT NOT NULL DEFAULT '', cadence_days REAL
) STRICT;
CREATE TABLE circle_member (
  id INTEGER PRIMARY KEY AUTOINCREMENT, person_id INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
  circle_id INTEGER NOT NULL REFERENCES circle ON DELETE CASCADE, UNIQUE (person_id, circle_id)
) STRICT;
CREATE INDEX circle_member_by_circle ON circle_member (circle_id);
CREATE TABLE link (
  id INTEGER PRIMARY KEY AUTOINCREMENT, person_id INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
  other_id INTEGER REFERENCES person ON DELETE SET NULL, other_name TEXT NOT NULL DEFAULT '', kind TEXT NOT NULL,
  reverse_kind TEXT NOT NULL DEFAULT '', symmetric INTEGER NOT NULL DEFAULT 0, suggested INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX link_by_person ON link (person_id);
CREATE INDEX link_by_other ON link (other_id);
CREATE TABLE own_field (
  id INTEGER PRIMARY KEY AUTOINCREMENT, label TEXT NOT NULL UNIQUE, kind TEXT NOT NULL DEFAULT 'text',
  choices TEXT NOT NULL DEFAULT '[]', template TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE TABLE own_value (
  id INTEGER PRIMARY KEY AUTOINCREMENT, person_id INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
  field_id INTEGER NOT NULL REFERENCES own_field ON DELETE CASCADE, value TEXT NOT NULL, day TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX own_value_by_person ON own_value (person_id);
CREATE INDEX own_value_by_field ON own_value (field_id);

-- What is known, what happened, what was promised -------------------------------------------------------------------------
CREATE TABLE note (
  id INTEGER PRIMARY KEY AUTOINCREMENT, person_id INTEGER REFERENCES person ON DELETE CASCADE,
  circle_id INTEGER REFERENCES circle ON DELETE CASCADE, kind TEXT NOT NULL, own_kind TEXT NOT NULL DEFAULT '',
  text TEXT NOT NULL CHECK (text <> ''), strength TEXT NOT NULL DEFAULT 'clear',
  source TEXT NOT NULL, source_day TEXT NOT NULL, source_place TEXT NOT NULL DEFAULT '',
  purpose TEXT NOT NULL DEFAULT '', consent INTEGER, review_on TEXT, confirmed_on TEXT, until TEXT,
  veiled INTEGER NOT NULL DEFAULT 0, CHECK ((person_id IS NULL) <> (circle_id IS NULL))
) STRICT;
CREATE INDEX note_by_person ON note (person_id);
CREATE INDEX note_by_circle ON note (circle_id) WHERE circle_id IS NOT NULL;
CREATE TABLE note_version (
  id INTEGER PRIMARY KEY AUTOINCREMENT, note_id INTEGER NOT NULL REFERENCES note ON DELETE CASCADE,
  text TEXT NOT NULL, kind TEXT NOT NULL, replaced_at TEXT NOT NULL
, source TEXT NOT NULL DEFAULT '', veiled INTEGER NOT NULL DEFAULT 0) STRICT;
CREATE INDEX note_version_by_note ON note_version (note_id);
CREATE TABLE moment (
  id INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, direction TEXT NOT NULL, depth TEXT NOT NULL,
  day TEXT NOT NULL, time TEXT, fuzzy INTEGER NOT NULL DEFAULT 0, minutes INTEGER, text TEXT NOT NULL DEFAULT '',
  place TEXT NOT NULL DEFAULT ''
, bought TEXT NOT NULL DEFAULT '') STRICT;
CREATE INDEX moment_by_day ON moment (day);
CREATE TABLE moment_person (
  id INTEGER PRIMARY KEY AUTOINCREMENT, person_id INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
  moment_id INTEGER NOT NULL REFERENCES moment ON DELETE CASCADE, private_line TEXT NOT NULL DEFAULT '',
  UNIQUE (person_id, moment_id)
) STRICT;
CREATE INDEX moment_person_by_moment ON moment_person (moment_id);
CREATE TABLE promise (
  id INTEGER PRIMARY KEY AUTOINCREMENT, person_id INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
  moment_id INTEGER REFERENCES moment ON DELETE SET NULL, by TEXT NOT NULL, text TEXT NOT NULL CHECK (text <> ''),
  quote TEXT NOT NULL DEFAULT '', made_on TEXT NOT NULL, due_on TEXT, state TEXT NOT NULL DEFAULT 'open',
  settled_on TEXT, renegotiated INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX promise_by_person ON promise (person_id, by, state, due_on, settled_on);
CREATE INDEX promise_by_moment ON promise (moment_id);
CREATE INDEX promise_open ON promise (due_on, by, person_id) WHERE state = 'open';
CREATE INDEX promise_settled ON promise (settled_on, by, state, renegotiated) WHERE state <> 'open';
CREATE INDEX promise_moved ON promise (by) WHERE state = 'open' AND renegotiated > 0;
CREATE TABLE gift (
  id INTEGER PRIMARY KEY AUTOINCREMENT, person_id INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
  moment_id INTEGER REFERENCES moment ON DELETE SET NULL, what TEXT NOT NULL, day TEXT NOT NULL,
  landed TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX gift_by_person ON gift (person_id);
CREATE INDEX gift_by_moment ON gift (moment_id);
CREATE TABLE occasion (
  id INTEGER PRIMARY KEY AUTOINCREMENT, person_id INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
  kind TEXT NOT NULL, label TEXT NOT NULL DEFAULT '', date TEXT NOT NULL, calendar TEXT NOT NULL DEFAULT 'gregorian',
  notice_days INTEGER NOT NULL DEFAULT 1, may_write INTEGER
, leap_month INTEGER NOT NULL DEFAULT 0) STRICT;
CREATE INDEX occasion_by_person ON occasion (person_id);
CREATE INDEX occasion_by_end ON occasion (substr(date, -5), notice_days, person_id);
CREATE INDEX occasion_by_own_end ON occasion (calendar, leap_month, substr(date, -5), notice_days)
  WHERE calendar <> 'gregorian';
CREATE TABLE to_say (
  id INTEGER PRIMARY KEY AUTOINCREMENT, person_id INTEGER NOT NULL UNIQUE REFERENCES person ON DELETE CASCADE,
  text TEXT NOT NULL CHECK (text <> ''), written_on TEXT NOT NULL, last_moment INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE pause (
  id INTEGER PRIMARY KEY AUTOINCREMENT, person_id INTEGER REFERENCES person ON DELETE CASCADE,
  begins TEXT NOT NULL, ends TEXT, reason TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX pause_by_person ON pause (person_id);

-- The day -------------------------------------------------------------------------------------------------------------------
CREATE TABLE answer (
  id INTEGER PRIMARY KEY AUTOINCREMENT, person_id INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
  kind TEXT NOT NULL, day TEXT NOT NULL, until TEXT, reason TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX answer_by_person ON answer (person_id);
CREATE INDEX answer_by_day ON answer (day);
CREATE TABLE setting (
  id INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT NOT NULL UNIQUE, value TEXT NOT NULL
) STRICT;
CREATE TABLE saved_view (
  id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL UNIQUE, query TEXT NOT NULL,
  position INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE origin (
  id INTEGER PRIMARY KEY AUTOINCREMENT, person_id INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
  uid TEXT NOT NULL DEFAULT '', digest TEXT NOT NULL
) STRICT;
CREATE INDEX origin_by_person ON origin (person_id);
CREATE INDEX origin_by_digest ON origin (digest);
CREATE INDEX origin_by_uid ON origin (uid) WHERE uid <> '';

-- Not journaled: pictures never change, and what was announced stays announced --------------------------------------------
CREATE TABLE photo (
  id INTEGER PRIMARY KEY, digest TEXT NOT NULL UNIQUE, mime TEXT NOT NULL, bytes BLOB NOT NULL
) STRICT;
CREATE TABLE reminder_fired (
  reminder TEXT NOT NULL, occurrence TEXT NOT NULL, fired_at TEXT NOT NULL, PRIMARY KEY (reminder, occurrence)
) STRICT, WITHOUT ROWID;

-- Derived -------------------------------------------------------------------------------------------------------------------
CREATE TABLE touch (person_id INTEGER PRIMARY KEY REFERENCES person ON DELETE CASCADE, packed BLOB NOT NULL) STRICT;
CREATE TABLE score (
  person_id INTEGER PRIMARY KEY REFERENCES person ON DELETE CASCADE, as_of TEXT NOT NULL, score REAL NOT NULL,
  band INTEGER NOT NULL, tau REAL NOT NULL, gaps INTEGER NOT NULL, trend REAL NOT NULL, last_day TEXT,
  due_day TEXT, late_day TEXT, gain REAL NOT NULL DEFAULT 0, reached_day TEXT
) STRICT;
CREATE INDEX score_by_gain ON score (gain);
CREATE INDEX score_gain_of ON score (person_id, gain);
CREATE INDEX score_by_reached ON score (reached_day);
CREATE INDEX score_never_logged ON score (person_id) WHERE last_day IS NULL;
CREATE INDEX score_newcomers ON score (last_day) WHERE band = 0 AND gaps = 0;
CREATE VIRTUAL TABLE search_name USING fts5 (text, content='', contentless_delete=1, detail=none, prefix='1 2 3');
CREATE VIRTUAL TABLE search_all USING fts5 (text, content='', contentless_delete=1, detail=none, prefix='1 2 3');
-- The words of an edit are written and merged into the index in quiet moments (`search.settle`), not while somebody waits.
INSERT INTO search_name (search_name, rank) VALUES ('automerge', 0);
INSERT INTO search_all (search_all, rank) VALUES ('automerge', 0);
CREATE TABLE search_stale (person_id INTEGER PRIMARY KEY, mark INTEGER NOT NULL, names INTEGER NOT NULL) STRICT;

-- The journal ---------------------------------------------------------------------------------------------------------------
CREATE TABLE step (
  id INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, act TEXT NOT NULL, subject TEXT NOT NULL DEFAULT '',
  kind TEXT NOT NULL DEFAULT 'do', reverses INTEGER, undone_by INTEGER, joins TEXT NOT NULL DEFAULT ''
, open INTEGER NOT NULL DEFAULT 0) STRICT;
CREATE TABLE journal (
  id INTEGER PRIMARY KEY AUTOINCREMENT, step_id INTEGER NOT NULL REFERENCES step ON DELETE CASCADE, tbl TEXT NOT NULL,
  first_id INTEGER NOT NULL, last_id INTEGER NOT NULL, op TEXT NOT NULL, person_id INTEGER, old TEXT
) STRICT;
CREATE INDEX journal_by_step ON journal (step_id, tbl, person_id, first_id, last_id, op);
CREATE INDEX journal_by_photo ON journal (json_extract(old, '$.photo_id'))
  WHERE tbl = 'person' AND json_extract(old, '$.photo_id') IS NOT NULL;
CREATE INDEX journal_by_person ON journal (person_id) WHERE person_id IS NOT NULL;
-- The newest step is open (1, or 2 for rows in bulk) or none is. It says so itself: a row elsewhere would be one more page.
CREATE VIEW change_now AS SELECT CASE WHEN open THEN id END AS step_id, open = 2 AS in_bulk FROM step ORDER BY id DESC LIMIT 1;
"""


JOURNALED = {
    "household": "NULL",
    "person": "{row}.id",
    "contact_point": "{row}.person_id",
    "address": "{row}.person_id",
    "organisation": "NULL",
    "membership": "{row}.person_id",
    "circle": "NULL",
    "circle_member": "{row}.person_id",
    "link": "{row}.person_id",
    "own_field": "NULL",
    "own_value": "{row}.person_id",
    "note": "{row}.person_id",
    "note_version": "(SELECT person_id FROM note WHERE id = {row}.note_id)",
    "moment": "NULL",
    "moment_person": "{row}.person_id",
    "promise": "{row}.person_id",
    "gift": "{row}.person_id",
    "occasion": "{row}.person_id",
    "to_say": "{row}.person_id",
    "pause": "{row}.person_id",
    "answer": "{row}.person_id",
    "setting": "NULL",
    "saved_view": "NULL",
    "origin": "{row}.person_id",
}
"""The journaled tables, each with the SQL that names the person whom a row belongs to (`{row}` is NEW or OLD), or NULL."""


def trigger_sql(table: str, columns: list[str]) -> str:
    """The three triggers of a journaled table: they refuse a write outside a change, and record one inside it."""
    person = JOURNALED[table]
    old = ", ".join(f"'{name}', OLD.{name}" for name in columns)
    statements = []
    for event, op, row, kept in (
        ("INSERT", "I", "NEW", "NULL"),
        ("UPDATE", "U", "OLD", f"json_object({old})"),
        ("DELETE", "D", "OLD", f"json_object({old})"),
    ):
        statements.append(
            f"CREATE TRIGGER guard_{table}_{event.lower()} BEFORE {event} ON {table}\n"
            "WHEN (SELECT step_id FROM change_now) IS NULL\n"
            "BEGIN SELECT RAISE(ABORT, 'written outside a change'); END;\n"
            f"CREATE TRIGGER journal_{table}_{event.lower()} AFTER {event} ON {table}\n"
            "WHEN NOT (SELECT in_bulk FROM change_now)\n"
            "BEGIN INSERT INTO journal (step_id, tbl, first_id, last_id, op, person_id, old)\n"
            f"SELECT step_id, '{table}', {row}.id, {row}.id, '{op}', {person.format(row=row)}, {kept} FROM change_now; END;"
        )
    return "\n".join(statements)
