-- The tables and triggers of version 2, as books of that time hold them. Never change this file.

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
  cadence_days REAL CHECK (cadence_days IS NULL OR cadence_days BETWEEN 1 AND 36500), pinned_band INTEGER, pin_reason TEXT NOT NULL DEFAULT '', pin_until TEXT,
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
CREATE INDEX note_by_circle ON note (circle_id);
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
CREATE INDEX promise_by_person ON promise (person_id);
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
-- The words of an edit are merged into the index in quiet moments (`search.merge`), not while somebody waits for it.
INSERT INTO search_name (search_name, rank) VALUES ('automerge', 0);
INSERT INTO search_all (search_all, rank) VALUES ('automerge', 0);

-- The journal ---------------------------------------------------------------------------------------------------------------
CREATE TABLE step (
  id INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, act TEXT NOT NULL, subject TEXT NOT NULL DEFAULT '',
  kind TEXT NOT NULL DEFAULT 'do', reverses INTEGER, undone_by INTEGER, joins TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE TABLE journal (
  id INTEGER PRIMARY KEY AUTOINCREMENT, step_id INTEGER NOT NULL REFERENCES step ON DELETE CASCADE, tbl TEXT NOT NULL,
  first_id INTEGER NOT NULL, last_id INTEGER NOT NULL, op TEXT NOT NULL, person_id INTEGER, old TEXT
) STRICT;
CREATE INDEX journal_by_step ON journal (step_id, tbl, person_id, first_id, last_id, op);
CREATE INDEX journal_by_row ON journal (tbl, first_id);
CREATE INDEX journal_by_person ON journal (person_id) WHERE person_id IS NOT NULL;
CREATE TABLE change_now (id INTEGER PRIMARY KEY CHECK (id = 1), step_id INTEGER, in_bulk INTEGER NOT NULL DEFAULT 0) STRICT;
INSERT INTO change_now (id) VALUES (1);

-- The triggers ---------------------------------------------------------------------------
CREATE TRIGGER guard_household_insert BEFORE INSERT ON household
WHEN (SELECT step_id FROM change_now) IS NULL
BEGIN SELECT RAISE(ABORT, 'written outside a change'); END;
CREATE TRIGGER journal_household_insert AFTER INSERT ON household
WHEN NOT (SELECT in_bulk FROM change_now)
BEGIN INSERT INTO journal (step_id, tbl, first_id, last_id, op, person_id, old)
SELECT step_id, 'household', NEW.id, NEW.id, 'I', NULL, NULL FROM change_now; END;
CREATE TRIGGER guard_household_update BEFORE UPDATE ON household
WHEN (SELECT step_id FROM change_now) IS NULL
BEGIN SELECT RAISE(ABORT, 'written outside a change'); END;
CREATE TRIGGER journal_household_update AFTER UPDATE ON household
WHEN NOT (SELECT in_bulk FROM change_now)
BEGIN INSERT INTO journal (step_id, tbl, first_id, last_id, op, person_id, old)
SELECT step_id, 'household', OLD.id, OLD.id, 'U', NULL, json_object('id', OLD.id, 'name', OLD.name, 'cadence_days', OLD.cadence_days, 'about', OLD.about) FROM change_now; END;
CREATE TRIGGER guard_household_delete BEFORE DELETE ON household
WHEN (SELECT step_id FROM change_now) IS NULL
BEGIN SELECT RAISE(ABORT, 'written outside a change'); END;
CREATE TRIGGER journal_household_delete AFTER DELETE ON household
WHEN NOT (SELECT in_bulk FROM change_now)
BEGIN INSERT INTO journal (step_id, tbl, first_id, last_id, op, person_id, old)
SELECT step_id, 'household', OLD.id, OLD.id, 'D', NULL, json_object('id', OLD.id, 'name', OLD.name, 'cadence_days', OLD.cadence_days, 'about', OLD.about) FROM change_now; END;
CREATE TRIGGER guard_person_insert BEFORE INSERT ON person
WHEN (SELECT step_id FROM change_now) IS NULL
BEGIN SELECT RAISE(ABORT, 'written outside a change'); END;
CREATE TRIGGER journal_person_insert AFTER INSERT ON person
WHEN NOT (SELECT in_bulk FROM change_now)
BEGIN INSERT INTO journal (step_id, tbl, first_id, last_id, op, person_id, old)
SELECT step_id, 'person', NEW.id, NEW.id, 'I', NEW.id, NULL FROM change_now; END;
CREATE TRIGGER guard_person_update BEFORE UPDATE ON person
WHEN (SELECT step_id FROM change_now) IS NULL
BEGIN SELECT RAISE(ABORT, 'written outside a change'); END;
CREATE TRIGGER journal_person_update AFTER UPDATE ON person
WHEN NOT (SELECT in_bulk FROM change_now)
BEGIN INSERT INTO journal (step_id, tbl, first_id, last_id, op, person_id, old)
SELECT step_id, 'person', OLD.id, OLD.id, 'U', OLD.id, json_object('id', OLD.id, 'uid', OLD.uid, 'name', OLD.name, 'prefix', OLD.prefix, 'given', OLD.given, 'middle', OLD.middle, 'family', OLD.family, 'suffix', OLD.suffix, 'nickname', OLD.nickname, 'phonetic_given', OLD.phonetic_given, 'phonetic_family', OLD.phonetic_family, 'name_order', OLD.name_order, 'sort_key', OLD.sort_key, 'say_like', OLD.say_like, 'pronouns', OLD.pronouns, 'address_form', OLD.address_form, 'language', OLD.language, 'greeting', OLD.greeting, 'role', OLD.role, 'is_me', OLD.is_me, 'state', OLD.state, 'state_since', OLD.state_since, 'added_on', OLD.added_on, 'since', OLD.since, 'cadence_days', OLD.cadence_days, 'pinned_band', OLD.pinned_band, 'pin_reason', OLD.pin_reason, 'pin_until', OLD.pin_until, 'zone', OLD.zone, 'quiet_hours', OLD.quiet_hours, 'preferred_channel', OLD.preferred_channel, 'forbidden_channels', OLD.forbidden_channels, 'introduced_by', OLD.introduced_by, 'household_id', OLD.household_id, 'photo_id', OLD.photo_id, 'about', OLD.about, 'extras', OLD.extras, 'thanked_on', OLD.thanked_on) FROM change_now; END;
CREATE TRIGGER guard_person_delete BEFORE DELETE ON person
WHEN (SELECT step_id FROM change_now) IS NULL
BEGIN SELECT RAISE(ABORT, 'written outside a change'); END;
CREATE TRIGGER journal_person_delete AFTER DELETE ON person
WHEN NOT (SELECT in_bulk FROM change_now)
BEGIN INSERT INTO journal (step_id, tbl, first_id, last_id, op, person_id, old)
SELECT step_id, 'person', OLD.id, OLD.id, 'D', OLD.id, json_object('id', OLD.id, 'uid', OLD.uid, 'name', OLD.name, 'prefix', OLD.prefix, 'given', OLD.given, 'middle', OLD.middle, 'family', OLD.family, 'suffix', OLD.suffix, 'nickname', OLD.nickname, 'phonetic_given', OLD.phonetic_given, 'phonetic_family', OLD.phonetic_family, 'name_order', OLD.name_order, 'sort_key', OLD.sort_key, 'say_like', OLD.say_like, 'pronouns', OLD.pronouns, 'address_form', OLD.address_form, 'language', OLD.language, 'greeting', OLD.greeting, 'role', OLD.role, 'is_me', OLD.is_me, 'state', OLD.state, 'state_since', OLD.state_since, 'added_on', OLD.added_on, 'since', OLD.since, 'cadence_days', OLD.cadence_days, 'pinned_band', OLD.pinned_band, 'pin_reason', OLD.pin_reason, 'pin_until', OLD.pin_until, 'zone', OLD.zone, 'quiet_hours', OLD.quiet_hours, 'preferred_channel', OLD.preferred_channel, 'forbidden_channels', OLD.forbidden_channels, 'introduced_by', OLD.introduced_by, 'household_id', OLD.household_id, 'photo_id', OLD.photo_id, 'about', OLD.about, 'extras', OLD.extras, 'thanked_on', OLD.thanked_on) FROM change_now; END;
CREATE TRIGGER guard_contact_point_insert BEFORE INSERT ON contact_point
WHEN (SELECT step_id FROM change_now) IS NULL
BEGIN SELECT RAISE(ABORT, 'written outside a change'); END;
CREATE TRIGGER journal_contact_point_insert AFTER INSERT ON contact_point
WHEN NOT (SELECT in_bulk FROM change_now)
BEGIN INSERT INTO journal (step_id, tbl, first_id, last_id, op, person_id, old)
SELECT step_id, 'contact_point', NEW.id, NEW.id, 'I', NEW.person_id, NULL FROM change_now; END;
CREATE TRIGGER guard_contact_point_update BEFORE UPDATE ON contact_point
WHEN (SELECT step_id FROM change_now) IS NULL
BEGIN SELECT RAISE(ABORT, 'written outside a change'); END;
CREATE TRIGGER journal_contact_point_update AFTER UPDATE ON contact_point
WHEN NOT (SELECT in_bulk FROM change_now)
BEGIN INSERT INTO journal (step_id, tbl, first_id, last_id, op, person_id, old)
SELECT step_id, 'contact_point', OLD.id, OLD.id, 'U', OLD.person_id, json_object('id', OLD.id, 'person_id', OLD.person_id, 'kind', OLD.kind, 'value', OLD.value, 'label', OLD.label, 'preferred', OLD.preferred, 'match', OLD.match) FROM change_now; END;
CREATE TRIGGER guard_contact_point_delete BEFORE DELETE ON contact_point
WHEN (SELECT step_id FROM change_now) IS NULL
BEGIN SELECT RAISE(ABORT, 'written outside a change'); END;
CREATE TRIGGER journal_contact_point_delete AFTER DELETE ON contact_point
WHEN NOT (SELECT in_bulk FROM change_now)
BEGIN INSERT INTO journal (step_id, tbl, first_id, last_id, op, person_id, old)
SELECT step_id, 'contact_point', OLD.id, OLD.id, 'D', OLD.person_id, json_object('id', OLD.id, 'person_id', OLD.person_id, 'kind', OLD.kind, 'value', OLD.value, 'label', OLD.label, 'preferred', OLD.preferred, 'match', OLD.match) FROM change_now; END;
CREATE TRIGGER guard_address_insert BEFORE INSERT ON address
WHEN (SELECT step_id FROM change_now) IS NULL
BEGIN SELECT RAISE(ABORT, 'written outside a change'); END;
CREATE TRIGGER journal_address_insert AFTER INSERT ON address
WHEN NOT (SELECT in_bulk FROM change_now)
BEGIN INSERT INTO journal (step_id, tbl, first_id, last_id, op, person_id, old)
SELECT step_id, 'address', NEW.id, NEW.id, 'I', NEW.person_id, NULL FROM change_now; END;
CREATE TRIGGER guard_address_update BEFORE UPDATE ON address
WHEN (SELECT step_id FROM change_now) IS NULL
BEGIN SELECT RAISE(ABORT, 'written outside a change'); END;
CREATE TRIGGER journal_address_update AFTER UPDATE ON address
WHEN NOT (SELECT in_bulk FROM change_now)
BEGIN INSERT INTO journal (step_id, tbl, first_id, last_id, op, person_id, old)
SELECT step_id, 'address', OLD.id, OLD.id, 'U', OLD.person_id, json_object('id', OLD.id, 'person_id', OLD.person_id, 'household_id', OLD.household_id, 'label', OLD.label, 'street', OLD.street, 'extended', OLD.extended, 'po_box', OLD.po_box, 'city', OLD.city, 'region', OLD.region, 'postcode', OLD.postcode, 'country', OLD.country, 'formatted', OLD.formatted, 'preferred', OLD.preferred) FROM change_now; END;
CREATE TRIGGER guard_address_delete BEFORE DELETE ON address
WHEN (SELECT step_id FROM change_now) IS NULL
BEGIN SELECT RAISE(ABORT, 'written outside a change'); END;
CREATE TRIGGER journal_address_delete AFTER DELETE ON address
WHEN NOT (SELECT in_bulk FROM change_now)
BEGIN INSERT INTO journal (step_id, tbl, first_id, last_id, op, person_id, old)
SELECT step_id, 'address', OLD.id, OLD.id, 'D', OLD.person_id, json_object('id', OLD.id, 'person_id', OLD.person_id, 'household_id', OLD.household_id, 'label', OLD.label, 'street', OLD.street, 'extended', OLD.extended, 'po_box', OLD.po_box, 'city', OLD.city, 'region', OLD.region, 'postcode', OLD.postcode, 'country', OLD.country, 'formatted', OLD.formatted, 'preferred', OLD.preferred) FROM change_now; END;
CREATE TRIGGER guard_organisation_insert BEFORE INSERT ON organisation
WHEN (SELECT step_id FROM change_now) IS NULL
BEGIN SELECT RAISE(ABORT, 'written outside a change'); END;
CREATE TRIGGER journal_organisation_insert AFTER INSERT ON organisation
WHEN NOT (SELECT in_bulk FROM change_now)
BEGIN INSERT INTO journal (step_id, tbl, first_id, last_id, op, person_id, old)
SELECT step_id, 'organisation', NEW.id, NEW.id, 'I', NULL, NULL FROM change_now; END;
CREATE TRIGGER guard_organisation_update BEFORE UPDATE ON organisation
WHEN (SELECT step_id FROM change_now) IS NULL
BEGIN SELECT RAISE(ABORT, 'written outside a change'); END;
CREATE TRIGGER journal_organisation_update AFTER UPDATE ON organisation
WHEN NOT (SELECT in_bulk FROM change_now)
BEGIN INSERT INTO journal (step_id, tbl, first_id, last_id, op, person_id, old)
SELECT step_id, 'organisation', OLD.id, OLD.id, 'U', NULL, json_object('id', OLD.id, 'name', OLD.name, 'person_id', OLD.person_id, 'about', OLD.about) FROM change_now; END;
CREATE TRIGGER guard_organisation_delete BEFORE DELETE ON organisation
WHEN (SELECT step_id FROM change_now) IS NULL
BEGIN SELECT RAISE(ABORT, 'written outside a change'); END;
CREATE TRIGGER journal_organisation_delete AFTER DELETE ON organisation
WHEN NOT (SELECT in_bulk FROM change_now)
BEGIN INSERT INTO journal (step_id, tbl, first_id, last_id, op, person_id, old)
SELECT step_id, 'organisation', OLD.id, OLD.id, 'D', NULL, json_object('id', OLD.id, 'name', OLD.name, 'person_id', OLD.person_id, 'about', OLD.about) FROM change_now; END;
CREATE TRIGGER guard_membership_insert BEFORE INSERT ON membership
WHEN (SELECT step_id FROM change_now) IS NULL
BEGIN SELECT RAISE(ABORT, 'written outside a change'); END;
CREATE TRIGGER journal_membership_insert AFTER INSERT ON membership
WHEN NOT (SELECT in_bulk FROM change_now)
BEGIN INSERT INTO journal (step_id, tbl, first_id, last_id, op, person_id, old)
SELECT step_id, 'membership', NEW.id, NEW.id, 'I', NEW.person_id, NULL FROM change_now; END;
CREATE TRIGGER guard_membership_update BEFORE UPDATE ON membership
WHEN (SELECT step_id FROM change_now) IS NULL
BEGIN SELECT RAISE(ABORT, 'written outside a change'); END;
CREATE TRIGGER journal_membership_update AFTER UPDATE ON membership
WHEN NOT (SELECT in_bulk FROM change_now)
BEGIN INSERT INTO journal (step_id, tbl, first_id, last_id, op, person_id, old)
SELECT step_id, 'membership', OLD.id, OLD.id, 'U', OLD.person_id, json_object('id', OLD.id, 'person_id', OLD.person_id, 'organisation_id', OLD.organisation_id, 'title', OLD.title, 'department', OLD.department, 'since', OLD.since, 'until', OLD.until) FROM change_now; END;
CREATE TRIGGER guard_membership_delete BEFORE DELETE ON membership
WHEN (SELECT step_id FROM change_now) IS NULL
BEGIN SELECT RAISE(ABORT, 'written outside a change'); END;
CREATE TRIGGER journal_membership_delete AFTER DELETE ON membership
WHEN NOT (SELECT in_bulk FROM change_now)
BEGIN INSERT INTO journal (step_id, tbl, first_id, last_id, op, person_id, old)
SELECT step_id, 'membership', OLD.id, OLD.id, 'D', OLD.person_id, json_object('id', OLD.id, 'person_id', OLD.person_id, 'organisation_id', OLD.organisation_id, 'title', OLD.title, 'department', OLD.department, 'since', OLD.since, 'until', OLD.until) FROM change_now; END;
CREATE TRIGGER guard_circle_insert BEFORE INSERT ON circle
WHEN (SELECT step_id FROM change_now) IS NULL
BEGIN SELECT RAISE(ABORT, 'written outside a change'); END;
CREATE TRIGGER journal_circle_insert AFTER INSERT ON circle
WHEN NOT (SELECT in_bulk FROM change_now)
BEGIN INSERT INTO journal (step_id, tbl, first_id, last_id, op, person_id, old)
SELECT step_id, 'circle', NEW.id, NEW.id, 'I', NULL, NULL FROM change_now; END;
CREATE TRIGGER guard_circle_update BEFORE UPDATE ON circle
WHEN (SELECT step_id FROM change_now) IS NULL
BEGIN SELECT RAISE(ABORT, 'written outside a change'); END;
CREATE TRIGGER journal_circle_update AFTER UPDATE ON circle
WHEN NOT (SELECT in_bulk FROM change_now)
BEGIN INSERT INTO journal (step_id, tbl, first_id, last_id, op, person_id, old)
SELECT step_id, 'circle', OLD.id, OLD.id, 'U', NULL, json_object('id', OLD.id, 'name', OLD.name, 'about', OLD.about, 'cadence_days', OLD.cadence_days) FROM change_now; END;
CREATE TRIGGER guard_circle_delete BEFORE DELETE ON circle
WHEN (SELECT step_id FROM change_now) IS NULL
BEGIN SELECT RAISE(ABORT, 'written outside a change'); END;
CREATE TRIGGER journal_circle_delete AFTER DELETE ON circle
WHEN NOT (SELECT in_bulk FROM change_now)
BEGIN INSERT INTO journal (step_id, tbl, first_id, last_id, op, person_id, old)
SELECT step_id, 'circle', OLD.id, OLD.id, 'D', NULL, json_object('id', OLD.id, 'name', OLD.name, 'about', OLD.about, 'cadence_days', OLD.cadence_days) FROM change_now; END;
CREATE TRIGGER guard_circle_member_insert BEFORE INSERT ON circle_member
WHEN (SELECT step_id FROM change_now) IS NULL
BEGIN SELECT RAISE(ABORT, 'written outside a change'); END;
CREATE TRIGGER journal_circle_member_insert AFTER INSERT ON circle_member
WHEN NOT (SELECT in_bulk FROM change_now)
BEGIN INSERT INTO journal (step_id, tbl, first_id, last_id, op, person_id, old)
SELECT step_id, 'circle_member', NEW.id, NEW.id, 'I', NEW.person_id, NULL FROM change_now; END;
CREATE TRIGGER guard_circle_member_update BEFORE UPDATE ON circle_member
WHEN (SELECT step_id FROM change_now) IS NULL
BEGIN SELECT RAISE(ABORT, 'written outside a change'); END;
CREATE TRIGGER journal_circle_member_update AFTER UPDATE ON circle_member
WHEN NOT (SELECT in_bulk FROM change_now)
BEGIN INSERT INTO journal (step_id, tbl, first_id, last_id, op, person_id, old)
SELECT step_id, 'circle_member', OLD.id, OLD.id, 'U', OLD.person_id, json_object('id', OLD.id, 'person_id', OLD.person_id, 'circle_id', OLD.circle_id) FROM change_now; END;
CREATE TRIGGER guard_circle_member_delete BEFORE DELETE ON circle_member
WHEN (SELECT step_id FROM change_now) IS NULL
BEGIN SELECT RAISE(ABORT, 'written outside a change'); END;
CREATE TRIGGER journal_circle_member_delete AFTER DELETE ON circle_member
WHEN NOT (SELECT in_bulk FROM change_now)
BEGIN INSERT INTO journal (step_id, tbl, first_id, last_id, op, person_id, old)
SELECT step_id, 'circle_member', OLD.id, OLD.id, 'D', OLD.person_id, json_object('id', OLD.id, 'person_id', OLD.person_id, 'circle_id', OLD.circle_id) FROM change_now; END;
CREATE TRIGGER guard_link_insert BEFORE INSERT ON link
WHEN (SELECT step_id FROM change_now) IS NULL
BEGIN SELECT RAISE(ABORT, 'written outside a change'); END;
CREATE TRIGGER journal_link_insert AFTER INSERT ON link
WHEN NOT (SELECT in_bulk FROM change_now)
BEGIN INSERT INTO journal (step_id, tbl, first_id, last_id, op, person_id, old)
SELECT step_id, 'link', NEW.id, NEW.id, 'I', NEW.person_id, NULL FROM change_now; END;
CREATE TRIGGER guard_link_update BEFORE UPDATE ON link
WHEN (SELECT step_id FROM change_now) IS NULL
BEGIN SELECT RAISE(ABORT, 'written outside a change'); END;
CREATE TRIGGER journal_link_update AFTER UPDATE ON link
WHEN NOT (SELECT in_bulk FROM change_now)
BEGIN INSERT INTO journal (step_id, tbl, first_id, last_id, op, person_id, old)
SELECT step_id, 'link', OLD.id, OLD.id, 'U', OLD.person_id, json_object('id', OLD.id, 'person_id', OLD.person_id, 'other_id', OLD.other_id, 'other_name', OLD.other_name, 'kind', OLD.kind, 'reverse_kind', OLD.reverse_kind, 'symmetric', OLD.symmetric, 'suggested', OLD.suggested) FROM change_now; END;
CREATE TRIGGER guard_link_delete BEFORE DELETE ON link
WHEN (SELECT step_id FROM change_now) IS NULL
BEGIN SELECT RAISE(ABORT, 'written outside a change'); END;
CREATE TRIGGER journal_link_delete AFTER DELETE ON link
WHEN NOT (SELECT in_bulk FROM change_now)
BEGIN INSERT INTO journal (step_id, tbl, first_id, last_id, op, person_id, old)
SELECT step_id, 'link', OLD.id, OLD.id, 'D', OLD.person_id, json_object('id', OLD.id, 'person_id', OLD.person_id, 'other_id', OLD.other_id, 'other_name', OLD.other_name, 'kind', OLD.kind, 'reverse_kind', OLD.reverse_kind, 'symmetric', OLD.symmetric, 'suggested', OLD.suggested) FROM change_now; END;
CREATE TRIGGER guard_own_field_insert BEFORE INSERT ON own_field
WHEN (SELECT step_id FROM change_now) IS NULL
BEGIN SELECT RAISE(ABORT, 'written outside a change'); END;
CREATE TRIGGER journal_own_field_insert AFTER INSERT ON own_field
WHEN NOT (SELECT in_bulk FROM change_now)
BEGIN INSERT INTO journal (step_id, tbl, first_id, last_id, op, person_id, old)
SELECT step_id, 'own_field', NEW.id, NEW.id, 'I', NULL, NULL FROM change_now; END;
CREATE TRIGGER guard_own_field_update BEFORE UPDATE ON own_field
WHEN (SELECT step_id FROM change_now) IS NULL
BEGIN SELECT RAISE(ABORT, 'written outside a change'); END;
CREATE TRIGGER journal_own_field_update AFTER UPDATE ON own_field
WHEN NOT (SELECT in_bulk FROM change_now)
BEGIN INSERT INTO journal (step_id, tbl, first_id, last_id, op, person_id, old)
SELECT step_id, 'own_field', OLD.id, OLD.id, 'U', NULL, json_object('id', OLD.id, 'label', OLD.label, 'kind', OLD.kind, 'choices', OLD.choices, 'template', OLD.template) FROM change_now; END;
CREATE TRIGGER guard_own_field_delete BEFORE DELETE ON own_field
WHEN (SELECT step_id FROM change_now) IS NULL
BEGIN SELECT RAISE(ABORT, 'written outside a change'); END;
CREATE TRIGGER journal_own_field_delete AFTER DELETE ON own_field
WHEN NOT (SELECT in_bulk FROM change_now)
BEGIN INSERT INTO journal (step_id, tbl, first_id, last_id, op, person_id, old)
SELECT step_id, 'own_field', OLD.id, OLD.id, 'D', NULL, json_object('id', OLD.id, 'label', OLD.label, 'kind', OLD.kind, 'choices', OLD.choices, 'template', OLD.template) FROM change_now; END;
CREATE TRIGGER guard_own_value_insert BEFORE INSERT ON own_value
WHEN (SELECT step_id FROM change_now) IS NULL
BEGIN SELECT RAISE(ABORT, 'written outside a change'); END;
CREATE TRIGGER journal_own_value_insert AFTER INSERT ON own_value
WHEN NOT (SELECT in_bulk FROM change_now)
BEGIN INSERT INTO journal (step_id, tbl, first_id, last_id, op, person_id, old)
SELECT step_id, 'own_value', NEW.id, NEW.id, 'I', NEW.person_id, NULL FROM change_now; END;
CREATE TRIGGER guard_own_value_update BEFORE UPDATE ON own_value
WHEN (SELECT step_id FROM change_now) IS NULL
BEGIN SELECT RAISE(ABORT, 'written outside a change'); END;
CREATE TRIGGER journal_own_value_update AFTER UPDATE ON own_value
WHEN NOT (SELECT in_bulk FROM change_now)
BEGIN INSERT INTO journal (step_id, tbl, first_id, last_id, op, person_id, old)
SELECT step_id, 'own_value', OLD.id, OLD.id, 'U', OLD.person_id, json_object('id', OLD.id, 'person_id', OLD.person_id, 'field_id', OLD.field_id, 'value', OLD.value, 'day', OLD.day) FROM change_now; END;
CREATE TRIGGER guard_own_value_delete BEFORE DELETE ON own_value
WHEN (SELECT step_id FROM change_now) IS NULL
BEGIN SELECT RAISE(ABORT, 'written outside a change'); END;
CREATE TRIGGER journal_own_value_delete AFTER DELETE ON own_value
WHEN NOT (SELECT in_bulk FROM change_now)
BEGIN INSERT INTO journal (step_id, tbl, first_id, last_id, op, person_id, old)
SELECT step_id, 'own_value', OLD.id, OLD.id, 'D', OLD.person_id, json_object('id', OLD.id, 'person_id', OLD.person_id, 'field_id', OLD.field_id, 'value', OLD.value, 'day', OLD.day) FROM change_now; END;
CREATE TRIGGER guard_note_insert BEFORE INSERT ON note
WHEN (SELECT step_id FROM change_now) IS NULL
BEGIN SELECT RAISE(ABORT, 'written outside a change'); END;
CREATE TRIGGER journal_note_insert AFTER INSERT ON note
WHEN NOT (SELECT in_bulk FROM change_now)
BEGIN INSERT INTO journal (step_id, tbl, first_id, last_id, op, person_id, old)
SELECT step_id, 'note', NEW.id, NEW.id, 'I', NEW.person_id, NULL FROM change_now; END;
CREATE TRIGGER guard_note_update BEFORE UPDATE ON note
WHEN (SELECT step_id FROM change_now) IS NULL
BEGIN SELECT RAISE(ABORT, 'written outside a change'); END;
CREATE TRIGGER journal_note_update AFTER UPDATE ON note
WHEN NOT (SELECT in_bulk FROM change_now)
BEGIN INSERT INTO journal (step_id, tbl, first_id, last_id, op, person_id, old)
SELECT step_id, 'note', OLD.id, OLD.id, 'U', OLD.person_id, json_object('id', OLD.id, 'person_id', OLD.person_id, 'circle_id', OLD.circle_id, 'kind', OLD.kind, 'own_kind', OLD.own_kind, 'text', OLD.text, 'strength', OLD.strength, 'source', OLD.source, 'source_day', OLD.source_day, 'source_place', OLD.source_place, 'purpose', OLD.purpose, 'consent', OLD.consent, 'review_on', OLD.review_on, 'confirmed_on', OLD.confirmed_on, 'until', OLD.until, 'veiled', OLD.veiled) FROM change_now; END;
CREATE TRIGGER guard_note_delete BEFORE DELETE ON note
WHEN (SELECT step_id FROM change_now) IS NULL
BEGIN SELECT RAISE(ABORT, 'written outside a change'); END;
CREATE TRIGGER journal_note_delete AFTER DELETE ON note
WHEN NOT (SELECT in_bulk FROM change_now)
BEGIN INSERT INTO journal (step_id, tbl, first_id, last_id, op, person_id, old)
SELECT step_id, 'note', OLD.id, OLD.id, 'D', OLD.person_id, json_object('id', OLD.id, 'person_id', OLD.person_id, 'circle_id', OLD.circle_id, 'kind', OLD.kind, 'own_kind', OLD.own_kind, 'text', OLD.text, 'strength', OLD.strength, 'source', OLD.source, 'source_day', OLD.source_day, 'source_place', OLD.source_place, 'purpose', OLD.purpose, 'consent', OLD.consent, 'review_on', OLD.review_on, 'confirmed_on', OLD.confirmed_on, 'until', OLD.until, 'veiled', OLD.veiled) FROM change_now; END;
CREATE TRIGGER guard_note_version_insert BEFORE INSERT ON note_version
WHEN (SELECT step_id FROM change_now) IS NULL
BEGIN SELECT RAISE(ABORT, 'written outside a change'); END;
CREATE TRIGGER journal_note_version_insert AFTER INSERT ON note_version
WHEN NOT (SELECT in_bulk FROM change_now)
BEGIN INSERT INTO journal (step_id, tbl, first_id, last_id, op, person_id, old)
SELECT step_id, 'note_version', NEW.id, NEW.id, 'I', (SELECT person_id FROM note WHERE id = NEW.note_id), NULL FROM change_now; END;
CREATE TRIGGER guard_note_version_update BEFORE UPDATE ON note_version
WHEN (SELECT step_id FROM change_now) IS NULL
BEGIN SELECT RAISE(ABORT, 'written outside a change'); END;
CREATE TRIGGER journal_note_version_update AFTER UPDATE ON note_version
WHEN NOT (SELECT in_bulk FROM change_now)
BEGIN INSERT INTO journal (step_id, tbl, first_id, last_id, op, person_id, old)
SELECT step_id, 'note_version', OLD.id, OLD.id, 'U', (SELECT person_id FROM note WHERE id = OLD.note_id), json_object('id', OLD.id, 'note_id', OLD.note_id, 'text', OLD.text, 'kind', OLD.kind, 'replaced_at', OLD.replaced_at, 'source', OLD.source, 'veiled', OLD.veiled) FROM change_now; END;
CREATE TRIGGER guard_note_version_delete BEFORE DELETE ON note_version
WHEN (SELECT step_id FROM change_now) IS NULL
BEGIN SELECT RAISE(ABORT, 'written outside a change'); END;
CREATE TRIGGER journal_note_version_delete AFTER DELETE ON note_version
WHEN NOT (SELECT in_bulk FROM change_now)
BEGIN INSERT INTO journal (step_id, tbl, first_id, last_id, op, person_id, old)
SELECT step_id, 'note_version', OLD.id, OLD.id, 'D', (SELECT person_id FROM note WHERE id = OLD.note_id), json_object('id', OLD.id, 'note_id', OLD.note_id, 'text', OLD.text, 'kind', OLD.kind, 'replaced_at', OLD.replaced_at, 'source', OLD.source, 'veiled', OLD.veiled) FROM change_now; END;
CREATE TRIGGER guard_moment_insert BEFORE INSERT ON moment
WHEN (SELECT step_id FROM change_now) IS NULL
BEGIN SELECT RAISE(ABORT, 'written outside a change'); END;
CREATE TRIGGER journal_moment_insert AFTER INSERT ON moment
WHEN NOT (SELECT in_bulk FROM change_now)
BEGIN INSERT INTO journal (step_id, tbl, first_id, last_id, op, person_id, old)
SELECT step_id, 'moment', NEW.id, NEW.id, 'I', NULL, NULL FROM change_now; END;
CREATE TRIGGER guard_moment_update BEFORE UPDATE ON moment
WHEN (SELECT step_id FROM change_now) IS NULL
BEGIN SELECT RAISE(ABORT, 'written outside a change'); END;
CREATE TRIGGER journal_moment_update AFTER UPDATE ON moment
WHEN NOT (SELECT in_bulk FROM change_now)
BEGIN INSERT INTO journal (step_id, tbl, first_id, last_id, op, person_id, old)
SELECT step_id, 'moment', OLD.id, OLD.id, 'U', NULL, json_object('id', OLD.id, 'kind', OLD.kind, 'direction', OLD.direction, 'depth', OLD.depth, 'day', OLD.day, 'time', OLD.time, 'fuzzy', OLD.fuzzy, 'minutes', OLD.minutes, 'text', OLD.text, 'place', OLD.place, 'bought', OLD.bought) FROM change_now; END;
CREATE TRIGGER guard_moment_delete BEFORE DELETE ON moment
WHEN (SELECT step_id FROM change_now) IS NULL
BEGIN SELECT RAISE(ABORT, 'written outside a change'); END;
CREATE TRIGGER journal_moment_delete AFTER DELETE ON moment
WHEN NOT (SELECT in_bulk FROM change_now)
BEGIN INSERT INTO journal (step_id, tbl, first_id, last_id, op, person_id, old)
SELECT step_id, 'moment', OLD.id, OLD.id, 'D', NULL, json_object('id', OLD.id, 'kind', OLD.kind, 'direction', OLD.direction, 'depth', OLD.depth, 'day', OLD.day, 'time', OLD.time, 'fuzzy', OLD.fuzzy, 'minutes', OLD.minutes, 'text', OLD.text, 'place', OLD.place, 'bought', OLD.bought) FROM change_now; END;
CREATE TRIGGER guard_moment_person_insert BEFORE INSERT ON moment_person
WHEN (SELECT step_id FROM change_now) IS NULL
BEGIN SELECT RAISE(ABORT, 'written outside a change'); END;
CREATE TRIGGER journal_moment_person_insert AFTER INSERT ON moment_person
WHEN NOT (SELECT in_bulk FROM change_now)
BEGIN INSERT INTO journal (step_id, tbl, first_id, last_id, op, person_id, old)
SELECT step_id, 'moment_person', NEW.id, NEW.id, 'I', NEW.person_id, NULL FROM change_now; END;
CREATE TRIGGER guard_moment_person_update BEFORE UPDATE ON moment_person
WHEN (SELECT step_id FROM change_now) IS NULL
BEGIN SELECT RAISE(ABORT, 'written outside a change'); END;
CREATE TRIGGER journal_moment_person_update AFTER UPDATE ON moment_person
WHEN NOT (SELECT in_bulk FROM change_now)
BEGIN INSERT INTO journal (step_id, tbl, first_id, last_id, op, person_id, old)
SELECT step_id, 'moment_person', OLD.id, OLD.id, 'U', OLD.person_id, json_object('id', OLD.id, 'person_id', OLD.person_id, 'moment_id', OLD.moment_id, 'private_line', OLD.private_line) FROM change_now; END;
CREATE TRIGGER guard_moment_person_delete BEFORE DELETE ON moment_person
WHEN (SELECT step_id FROM change_now) IS NULL
BEGIN SELECT RAISE(ABORT, 'written outside a change'); END;
CREATE TRIGGER journal_moment_person_delete AFTER DELETE ON moment_person
WHEN NOT (SELECT in_bulk FROM change_now)
BEGIN INSERT INTO journal (step_id, tbl, first_id, last_id, op, person_id, old)
SELECT step_id, 'moment_person', OLD.id, OLD.id, 'D', OLD.person_id, json_object('id', OLD.id, 'person_id', OLD.person_id, 'moment_id', OLD.moment_id, 'private_line', OLD.private_line) FROM change_now; END;
CREATE TRIGGER guard_promise_insert BEFORE INSERT ON promise
WHEN (SELECT step_id FROM change_now) IS NULL
BEGIN SELECT RAISE(ABORT, 'written outside a change'); END;
CREATE TRIGGER journal_promise_insert AFTER INSERT ON promise
WHEN NOT (SELECT in_bulk FROM change_now)
BEGIN INSERT INTO journal (step_id, tbl, first_id, last_id, op, person_id, old)
SELECT step_id, 'promise', NEW.id, NEW.id, 'I', NEW.person_id, NULL FROM change_now; END;
CREATE TRIGGER guard_promise_update BEFORE UPDATE ON promise
WHEN (SELECT step_id FROM change_now) IS NULL
BEGIN SELECT RAISE(ABORT, 'written outside a change'); END;
CREATE TRIGGER journal_promise_update AFTER UPDATE ON promise
WHEN NOT (SELECT in_bulk FROM change_now)
BEGIN INSERT INTO journal (step_id, tbl, first_id, last_id, op, person_id, old)
SELECT step_id, 'promise', OLD.id, OLD.id, 'U', OLD.person_id, json_object('id', OLD.id, 'person_id', OLD.person_id, 'moment_id', OLD.moment_id, 'by', OLD.by, 'text', OLD.text, 'quote', OLD.quote, 'made_on', OLD.made_on, 'due_on', OLD.due_on, 'state', OLD.state, 'settled_on', OLD.settled_on, 'renegotiated', OLD.renegotiated) FROM change_now; END;
CREATE TRIGGER guard_promise_delete BEFORE DELETE ON promise
WHEN (SELECT step_id FROM change_now) IS NULL
BEGIN SELECT RAISE(ABORT, 'written outside a change'); END;
CREATE TRIGGER journal_promise_delete AFTER DELETE ON promise
WHEN NOT (SELECT in_bulk FROM change_now)
BEGIN INSERT INTO journal (step_id, tbl, first_id, last_id, op, person_id, old)
SELECT step_id, 'promise', OLD.id, OLD.id, 'D', OLD.person_id, json_object('id', OLD.id, 'person_id', OLD.person_id, 'moment_id', OLD.moment_id, 'by', OLD.by, 'text', OLD.text, 'quote', OLD.quote, 'made_on', OLD.made_on, 'due_on', OLD.due_on, 'state', OLD.state, 'settled_on', OLD.settled_on, 'renegotiated', OLD.renegotiated) FROM change_now; END;
CREATE TRIGGER guard_gift_insert BEFORE INSERT ON gift
WHEN (SELECT step_id FROM change_now) IS NULL
BEGIN SELECT RAISE(ABORT, 'written outside a change'); END;
CREATE TRIGGER journal_gift_insert AFTER INSERT ON gift
WHEN NOT (SELECT in_bulk FROM change_now)
BEGIN INSERT INTO journal (step_id, tbl, first_id, last_id, op, person_id, old)
SELECT step_id, 'gift', NEW.id, NEW.id, 'I', NEW.person_id, NULL FROM change_now; END;
CREATE TRIGGER guard_gift_update BEFORE UPDATE ON gift
WHEN (SELECT step_id FROM change_now) IS NULL
BEGIN SELECT RAISE(ABORT, 'written outside a change'); END;
CREATE TRIGGER journal_gift_update AFTER UPDATE ON gift
WHEN NOT (SELECT in_bulk FROM change_now)
BEGIN INSERT INTO journal (step_id, tbl, first_id, last_id, op, person_id, old)
SELECT step_id, 'gift', OLD.id, OLD.id, 'U', OLD.person_id, json_object('id', OLD.id, 'person_id', OLD.person_id, 'moment_id', OLD.moment_id, 'what', OLD.what, 'day', OLD.day, 'landed', OLD.landed) FROM change_now; END;
CREATE TRIGGER guard_gift_delete BEFORE DELETE ON gift
WHEN (SELECT step_id FROM change_now) IS NULL
BEGIN SELECT RAISE(ABORT, 'written outside a change'); END;
CREATE TRIGGER journal_gift_delete AFTER DELETE ON gift
WHEN NOT (SELECT in_bulk FROM change_now)
BEGIN INSERT INTO journal (step_id, tbl, first_id, last_id, op, person_id, old)
SELECT step_id, 'gift', OLD.id, OLD.id, 'D', OLD.person_id, json_object('id', OLD.id, 'person_id', OLD.person_id, 'moment_id', OLD.moment_id, 'what', OLD.what, 'day', OLD.day, 'landed', OLD.landed) FROM change_now; END;
CREATE TRIGGER guard_occasion_insert BEFORE INSERT ON occasion
WHEN (SELECT step_id FROM change_now) IS NULL
BEGIN SELECT RAISE(ABORT, 'written outside a change'); END;
CREATE TRIGGER journal_occasion_insert AFTER INSERT ON occasion
WHEN NOT (SELECT in_bulk FROM change_now)
BEGIN INSERT INTO journal (step_id, tbl, first_id, last_id, op, person_id, old)
SELECT step_id, 'occasion', NEW.id, NEW.id, 'I', NEW.person_id, NULL FROM change_now; END;
CREATE TRIGGER guard_occasion_update BEFORE UPDATE ON occasion
WHEN (SELECT step_id FROM change_now) IS NULL
BEGIN SELECT RAISE(ABORT, 'written outside a change'); END;
CREATE TRIGGER journal_occasion_update AFTER UPDATE ON occasion
WHEN NOT (SELECT in_bulk FROM change_now)
BEGIN INSERT INTO journal (step_id, tbl, first_id, last_id, op, person_id, old)
SELECT step_id, 'occasion', OLD.id, OLD.id, 'U', OLD.person_id, json_object('id', OLD.id, 'person_id', OLD.person_id, 'kind', OLD.kind, 'label', OLD.label, 'date', OLD.date, 'calendar', OLD.calendar, 'notice_days', OLD.notice_days, 'may_write', OLD.may_write, 'leap_month', OLD.leap_month) FROM change_now; END;
CREATE TRIGGER guard_occasion_delete BEFORE DELETE ON occasion
WHEN (SELECT step_id FROM change_now) IS NULL
BEGIN SELECT RAISE(ABORT, 'written outside a change'); END;
CREATE TRIGGER journal_occasion_delete AFTER DELETE ON occasion
WHEN NOT (SELECT in_bulk FROM change_now)
BEGIN INSERT INTO journal (step_id, tbl, first_id, last_id, op, person_id, old)
SELECT step_id, 'occasion', OLD.id, OLD.id, 'D', OLD.person_id, json_object('id', OLD.id, 'person_id', OLD.person_id, 'kind', OLD.kind, 'label', OLD.label, 'date', OLD.date, 'calendar', OLD.calendar, 'notice_days', OLD.notice_days, 'may_write', OLD.may_write, 'leap_month', OLD.leap_month) FROM change_now; END;
CREATE TRIGGER guard_pause_insert BEFORE INSERT ON pause
WHEN (SELECT step_id FROM change_now) IS NULL
BEGIN SELECT RAISE(ABORT, 'written outside a change'); END;
CREATE TRIGGER journal_pause_insert AFTER INSERT ON pause
WHEN NOT (SELECT in_bulk FROM change_now)
BEGIN INSERT INTO journal (step_id, tbl, first_id, last_id, op, person_id, old)
SELECT step_id, 'pause', NEW.id, NEW.id, 'I', NEW.person_id, NULL FROM change_now; END;
CREATE TRIGGER guard_pause_update BEFORE UPDATE ON pause
WHEN (SELECT step_id FROM change_now) IS NULL
BEGIN SELECT RAISE(ABORT, 'written outside a change'); END;
CREATE TRIGGER journal_pause_update AFTER UPDATE ON pause
WHEN NOT (SELECT in_bulk FROM change_now)
BEGIN INSERT INTO journal (step_id, tbl, first_id, last_id, op, person_id, old)
SELECT step_id, 'pause', OLD.id, OLD.id, 'U', OLD.person_id, json_object('id', OLD.id, 'person_id', OLD.person_id, 'begins', OLD.begins, 'ends', OLD.ends, 'reason', OLD.reason) FROM change_now; END;
CREATE TRIGGER guard_pause_delete BEFORE DELETE ON pause
WHEN (SELECT step_id FROM change_now) IS NULL
BEGIN SELECT RAISE(ABORT, 'written outside a change'); END;
CREATE TRIGGER journal_pause_delete AFTER DELETE ON pause
WHEN NOT (SELECT in_bulk FROM change_now)
BEGIN INSERT INTO journal (step_id, tbl, first_id, last_id, op, person_id, old)
SELECT step_id, 'pause', OLD.id, OLD.id, 'D', OLD.person_id, json_object('id', OLD.id, 'person_id', OLD.person_id, 'begins', OLD.begins, 'ends', OLD.ends, 'reason', OLD.reason) FROM change_now; END;
CREATE TRIGGER guard_answer_insert BEFORE INSERT ON answer
WHEN (SELECT step_id FROM change_now) IS NULL
BEGIN SELECT RAISE(ABORT, 'written outside a change'); END;
CREATE TRIGGER journal_answer_insert AFTER INSERT ON answer
WHEN NOT (SELECT in_bulk FROM change_now)
BEGIN INSERT INTO journal (step_id, tbl, first_id, last_id, op, person_id, old)
SELECT step_id, 'answer', NEW.id, NEW.id, 'I', NEW.person_id, NULL FROM change_now; END;
CREATE TRIGGER guard_answer_update BEFORE UPDATE ON answer
WHEN (SELECT step_id FROM change_now) IS NULL
BEGIN SELECT RAISE(ABORT, 'written outside a change'); END;
CREATE TRIGGER journal_answer_update AFTER UPDATE ON answer
WHEN NOT (SELECT in_bulk FROM change_now)
BEGIN INSERT INTO journal (step_id, tbl, first_id, last_id, op, person_id, old)
SELECT step_id, 'answer', OLD.id, OLD.id, 'U', OLD.person_id, json_object('id', OLD.id, 'person_id', OLD.person_id, 'kind', OLD.kind, 'day', OLD.day, 'until', OLD.until, 'reason', OLD.reason) FROM change_now; END;
CREATE TRIGGER guard_answer_delete BEFORE DELETE ON answer
WHEN (SELECT step_id FROM change_now) IS NULL
BEGIN SELECT RAISE(ABORT, 'written outside a change'); END;
CREATE TRIGGER journal_answer_delete AFTER DELETE ON answer
WHEN NOT (SELECT in_bulk FROM change_now)
BEGIN INSERT INTO journal (step_id, tbl, first_id, last_id, op, person_id, old)
SELECT step_id, 'answer', OLD.id, OLD.id, 'D', OLD.person_id, json_object('id', OLD.id, 'person_id', OLD.person_id, 'kind', OLD.kind, 'day', OLD.day, 'until', OLD.until, 'reason', OLD.reason) FROM change_now; END;
CREATE TRIGGER guard_setting_insert BEFORE INSERT ON setting
WHEN (SELECT step_id FROM change_now) IS NULL
BEGIN SELECT RAISE(ABORT, 'written outside a change'); END;
CREATE TRIGGER journal_setting_insert AFTER INSERT ON setting
WHEN NOT (SELECT in_bulk FROM change_now)
BEGIN INSERT INTO journal (step_id, tbl, first_id, last_id, op, person_id, old)
SELECT step_id, 'setting', NEW.id, NEW.id, 'I', NULL, NULL FROM change_now; END;
CREATE TRIGGER guard_setting_update BEFORE UPDATE ON setting
WHEN (SELECT step_id FROM change_now) IS NULL
BEGIN SELECT RAISE(ABORT, 'written outside a change'); END;
CREATE TRIGGER journal_setting_update AFTER UPDATE ON setting
WHEN NOT (SELECT in_bulk FROM change_now)
BEGIN INSERT INTO journal (step_id, tbl, first_id, last_id, op, person_id, old)
SELECT step_id, 'setting', OLD.id, OLD.id, 'U', NULL, json_object('id', OLD.id, 'key', OLD.key, 'value', OLD.value) FROM change_now; END;
CREATE TRIGGER guard_setting_delete BEFORE DELETE ON setting
WHEN (SELECT step_id FROM change_now) IS NULL
BEGIN SELECT RAISE(ABORT, 'written outside a change'); END;
CREATE TRIGGER journal_setting_delete AFTER DELETE ON setting
WHEN NOT (SELECT in_bulk FROM change_now)
BEGIN INSERT INTO journal (step_id, tbl, first_id, last_id, op, person_id, old)
SELECT step_id, 'setting', OLD.id, OLD.id, 'D', NULL, json_object('id', OLD.id, 'key', OLD.key, 'value', OLD.value) FROM change_now; END;
CREATE TRIGGER guard_saved_view_insert BEFORE INSERT ON saved_view
WHEN (SELECT step_id FROM change_now) IS NULL
BEGIN SELECT RAISE(ABORT, 'written outside a change'); END;
CREATE TRIGGER journal_saved_view_insert AFTER INSERT ON saved_view
WHEN NOT (SELECT in_bulk FROM change_now)
BEGIN INSERT INTO journal (step_id, tbl, first_id, last_id, op, person_id, old)
SELECT step_id, 'saved_view', NEW.id, NEW.id, 'I', NULL, NULL FROM change_now; END;
CREATE TRIGGER guard_saved_view_update BEFORE UPDATE ON saved_view
WHEN (SELECT step_id FROM change_now) IS NULL
BEGIN SELECT RAISE(ABORT, 'written outside a change'); END;
CREATE TRIGGER journal_saved_view_update AFTER UPDATE ON saved_view
WHEN NOT (SELECT in_bulk FROM change_now)
BEGIN INSERT INTO journal (step_id, tbl, first_id, last_id, op, person_id, old)
SELECT step_id, 'saved_view', OLD.id, OLD.id, 'U', NULL, json_object('id', OLD.id, 'name', OLD.name, 'query', OLD.query, 'position', OLD.position) FROM change_now; END;
CREATE TRIGGER guard_saved_view_delete BEFORE DELETE ON saved_view
WHEN (SELECT step_id FROM change_now) IS NULL
BEGIN SELECT RAISE(ABORT, 'written outside a change'); END;
CREATE TRIGGER journal_saved_view_delete AFTER DELETE ON saved_view
WHEN NOT (SELECT in_bulk FROM change_now)
BEGIN INSERT INTO journal (step_id, tbl, first_id, last_id, op, person_id, old)
SELECT step_id, 'saved_view', OLD.id, OLD.id, 'D', NULL, json_object('id', OLD.id, 'name', OLD.name, 'query', OLD.query, 'position', OLD.position) FROM change_now; END;
CREATE TRIGGER guard_origin_insert BEFORE INSERT ON origin
WHEN (SELECT step_id FROM change_now) IS NULL
BEGIN SELECT RAISE(ABORT, 'written outside a change'); END;
CREATE TRIGGER journal_origin_insert AFTER INSERT ON origin
WHEN NOT (SELECT in_bulk FROM change_now)
BEGIN INSERT INTO journal (step_id, tbl, first_id, last_id, op, person_id, old)
SELECT step_id, 'origin', NEW.id, NEW.id, 'I', NEW.person_id, NULL FROM change_now; END;
CREATE TRIGGER guard_origin_update BEFORE UPDATE ON origin
WHEN (SELECT step_id FROM change_now) IS NULL
BEGIN SELECT RAISE(ABORT, 'written outside a change'); END;
CREATE TRIGGER journal_origin_update AFTER UPDATE ON origin
WHEN NOT (SELECT in_bulk FROM change_now)
BEGIN INSERT INTO journal (step_id, tbl, first_id, last_id, op, person_id, old)
SELECT step_id, 'origin', OLD.id, OLD.id, 'U', OLD.person_id, json_object('id', OLD.id, 'person_id', OLD.person_id, 'uid', OLD.uid, 'digest', OLD.digest) FROM change_now; END;
CREATE TRIGGER guard_origin_delete BEFORE DELETE ON origin
WHEN (SELECT step_id FROM change_now) IS NULL
BEGIN SELECT RAISE(ABORT, 'written outside a change'); END;
CREATE TRIGGER journal_origin_delete AFTER DELETE ON origin
WHEN NOT (SELECT in_bulk FROM change_now)
BEGIN INSERT INTO journal (step_id, tbl, first_id, last_id, op, person_id, old)
SELECT step_id, 'origin', OLD.id, OLD.id, 'D', OLD.person_id, json_object('id', OLD.id, 'person_id', OLD.person_id, 'uid', OLD.uid, 'digest', OLD.digest) FROM change_now; END;

PRAGMA user_version = 2;
