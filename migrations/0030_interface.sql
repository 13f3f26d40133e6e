-- What the interface keeps: regions, tags and the archive of runs, its own settings. A row with deleted_at is hidden and can
-- be restored until the next opening for writing, which removes it.

CREATE TABLE regions (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  region_json TEXT NOT NULL,
  created_at TEXT NOT NULL,
  deleted_at TEXT
) STRICT;

ALTER TABLE runs ADD COLUMN tags_json TEXT NOT NULL DEFAULT '[]';
ALTER TABLE runs ADD COLUMN archived INTEGER NOT NULL DEFAULT 0;
ALTER TABLE runs ADD COLUMN deleted_at TEXT;
-- The newest signs of how a run looks (method.md, section 7).
ALTER TABLE runs ADD COLUMN health_json TEXT;

-- A deleted dataset also goes back to the state 'importing', which no query shows.
ALTER TABLE datasets ADD COLUMN deleted_at TEXT;

CREATE TABLE settings (
  key TEXT PRIMARY KEY,
  value_json TEXT NOT NULL
) STRICT;
