-- What an ablation found: which variants of the method it trained with which seeds, and their figures.
CREATE TABLE ablations (
  id INTEGER PRIMARY KEY,
  created_at TEXT NOT NULL,
  report_json TEXT NOT NULL
) STRICT;

-- The run with whose encoder a run began: it has seen what that one saw. So that this stays known, a deleted run remains,
-- hidden, while there is one that began with it.
ALTER TABLE runs ADD COLUMN parent_run_id INTEGER REFERENCES runs (id);
CREATE INDEX runs_by_parent ON runs (parent_run_id);
