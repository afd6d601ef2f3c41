"""The steps by which a book of an older version reaches the tables of `schema`.

A step is frozen once a version went out: books of that time are still there. It runs without the journal's triggers, which are
made anew behind the last step; what it leaves must be, text by text, what `schema.TABLES` makes. Older rows of the journal stay
as they are: a column that they lack has its default, and `reversal` knows what to do with one that is gone.
"""

FROM: dict[int, str] = {
    # A pause was two columns of a person, one pause each; now it is a row, and there may be many, and some of the owner's.
    1: """
CREATE TABLE pause (
  id INTEGER PRIMARY KEY AUTOINCREMENT, person_id INTEGER REFERENCES person ON DELETE CASCADE,
  begins TEXT NOT NULL, ends TEXT, reason TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX pause_by_person ON pause (person_id);
INSERT INTO pause (person_id, begins, ends)
  SELECT id, paused_from, paused_until FROM person WHERE paused_from IS NOT NULL ORDER BY id;
ALTER TABLE person DROP COLUMN paused_from;
ALTER TABLE person DROP COLUMN paused_until;
CREATE TABLE saved_view (
  id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL UNIQUE, query TEXT NOT NULL,
  position INTEGER NOT NULL DEFAULT 0
) STRICT;
ALTER TABLE household ADD COLUMN about TEXT NOT NULL DEFAULT '';
ALTER TABLE person ADD COLUMN thanked_on TEXT NOT NULL DEFAULT '';
ALTER TABLE organisation ADD COLUMN about TEXT NOT NULL DEFAULT '';
ALTER TABLE note_version ADD COLUMN source TEXT NOT NULL DEFAULT '';
ALTER TABLE note_version ADD COLUMN veiled INTEGER NOT NULL DEFAULT 0;
ALTER TABLE moment ADD COLUMN bought TEXT NOT NULL DEFAULT '';
ALTER TABLE occasion ADD COLUMN leap_month INTEGER NOT NULL DEFAULT 0;
CREATE INDEX occasion_by_own_end ON occasion (calendar, leap_month, substr(date, -5), notice_days)
  WHERE calendar <> 'gregorian';
CREATE INDEX person_by_role ON person (role) WHERE role <> 'regular';
CREATE INDEX person_by_letter ON person (id) WHERE preferred_channel = 'letter';
DROP INDEX occasion_by_end;
CREATE INDEX occasion_by_end ON occasion (substr(date, -5), notice_days, person_id);
CREATE INDEX promise_settled ON promise (settled_on, by, state, renegotiated) WHERE state <> 'open';
CREATE INDEX promise_moved ON promise (by) WHERE state = 'open' AND renegotiated > 0;
INSERT INTO search_name (search_name, rank) VALUES ('automerge', 0);
INSERT INTO search_all (search_all, rank) VALUES ('automerge', 0);
""",
    # What the owner wants to say to somebody. Everybody's score is worked out from small indexes. An edit writes fewer pages:
    # words wait, and the newest step says itself that it is open.
    2: """
CREATE TABLE to_say (
  id INTEGER PRIMARY KEY AUTOINCREMENT, person_id INTEGER NOT NULL UNIQUE REFERENCES person ON DELETE CASCADE,
  text TEXT NOT NULL CHECK (text <> ''), written_on TEXT NOT NULL, last_moment INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE search_stale (person_id INTEGER PRIMARY KEY, mark INTEGER NOT NULL, names INTEGER NOT NULL) STRICT;
CREATE INDEX person_clock ON person (id, cadence_days, household_id, added_on);
CREATE INDEX person_pinned ON person (id, pinned_band, pin_until) WHERE pinned_band IS NOT NULL;
DROP INDEX promise_by_person;
CREATE INDEX promise_by_person ON promise (person_id, by, state, due_on, settled_on);
DROP INDEX note_by_circle;
CREATE INDEX note_by_circle ON note (circle_id) WHERE circle_id IS NOT NULL;
DROP INDEX journal_by_row;
CREATE INDEX journal_by_photo ON journal (json_extract(old, '$.photo_id'))
  WHERE tbl = 'person' AND json_extract(old, '$.photo_id') IS NOT NULL;
DROP TABLE change_now;
ALTER TABLE step ADD COLUMN open INTEGER NOT NULL DEFAULT 0;
CREATE VIEW change_now AS SELECT CASE WHEN open THEN id END AS step_id, open = 2 AS in_bulk FROM step ORDER BY id DESC LIMIT 1;
""",
}
"""The statements that bring a book of this version to the next one."""
