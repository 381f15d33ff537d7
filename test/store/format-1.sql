-- A case store as version 1 of the format wrote it, dumped.
PRAGMA user_version = 1;
CREATE TABLE events (
  case_id TEXT NOT NULL, seq INTEGER NOT NULL, at TEXT NOT NULL, type TEXT NOT NULL, body TEXT NOT NULL,
  PRIMARY KEY (case_id, seq)
);
CREATE TABLE cases (
  id TEXT PRIMARY KEY, prefix TEXT NOT NULL, number INTEGER NOT NULL, company TEXT NOT NULL,
  open INTEGER NOT NULL, next_due TEXT, body TEXT NOT NULL
);
CREATE TABLE numbers (prefix TEXT PRIMARY KEY, last INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE deliveries (
  digest TEXT NOT NULL, case_id TEXT NOT NULL, seq INTEGER NOT NULL, PRIMARY KEY (digest, case_id, seq)
) WITHOUT ROWID;
CREATE TABLE tray (id TEXT PRIMARY KEY, at TEXT NOT NULL, body TEXT NOT NULL);
CREATE TABLE holidays (key TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE forgotten (case_id TEXT PRIMARY KEY, at TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX cases_open ON cases (next_due IS NULL, next_due, prefix, number) WHERE open = 1;
CREATE INDEX deliveries_case ON deliveries (case_id);
INSERT INTO events VALUES ('telekom-1', 1, '2026-11-23T09:00:00Z', 'note_added', '{"text":"digest:abc"}');
INSERT INTO events VALUES ('telekom-1', 2, '2026-11-23T09:00:00Z', 'note_added', '{"text":"due:2026-12-01T00:00:00Z"}');
INSERT INTO events VALUES ('telekom-1', 3, '2026-11-23T09:00:00Z', 'note_added', '{"text":"It''s broken"}');
INSERT INTO events VALUES ('dhl-1', 1, '2026-11-23T09:00:00Z', 'note_added', '{"hash":"7cfa56c7b413da91ba38ff90937847f6ac15a5bc9012f3fe156509da66a37c25"}');
INSERT INTO events VALUES ('telekom-2', 1, '2026-11-23T09:00:00Z', 'note_added', '{"text":"second"}');
INSERT INTO events VALUES ('telekom-2', 2, '2026-11-23T09:00:00Z', 'case_closed', '{"outcome":"solved","why":null}');
INSERT INTO cases VALUES ('telekom-1', 'telekom', 1, 'telekom', 1, '2026-12-01T00:00:00Z', '{"id":"telekom-1","notes":["digest:abc","due:2026-12-01T00:00:00Z","It''s broken"]}');
INSERT INTO cases VALUES ('telekom-2', 'telekom', 2, 'telekom', 0, NULL, '{"id":"telekom-2","notes":["second",""]}');
INSERT INTO numbers VALUES ('dhl', 1);
INSERT INTO numbers VALUES ('telekom', 2);
INSERT INTO deliveries VALUES ('abc', 'telekom-1', 1);
INSERT INTO holidays VALUES ('DE-BW-2026', '["2026-12-25"]');
INSERT INTO forgotten VALUES ('dhl-1', '2026-11-23T09:00:00Z');
CREATE TRIGGER events_in_order BEFORE INSERT ON events
  WHEN NEW.seq <> (SELECT coalesce(max(seq), 0) + 1 FROM events WHERE case_id = NEW.case_id)
    OR EXISTS (SELECT 1 FROM forgotten WHERE case_id = NEW.case_id)
  BEGIN SELECT RAISE(ABORT, 'events are only appended, one after the other'); END;
CREATE TRIGGER events_stay BEFORE DELETE ON events
  BEGIN SELECT RAISE(ABORT, 'events are never deleted'); END;
CREATE TRIGGER events_as_written BEFORE UPDATE ON events
  WHEN NOT EXISTS (SELECT 1 FROM forgotten WHERE case_id = OLD.case_id)
    OR NEW.case_id <> OLD.case_id OR NEW.seq <> OLD.seq OR NEW.at <> OLD.at OR NEW.type <> OLD.type
  BEGIN SELECT RAISE(ABORT, 'events are never changed'); END;
