-- What an ablation found: which variants of the method it trained with which seeds, and their figures.
CREATE TABLE ablations (
  id INTEGER PRIMARY KEY,
  created_at TEXT NOT NULL,
  report_json TEXT NOT NULL
) STRICT;

-- The run whose encoder a run went on from: it has seen what that one saw.
ALTER TABLE runs ADD COLUMN parent_run_id INTEGER REFERENCES runs (id) ON DELETE SET NULL;
