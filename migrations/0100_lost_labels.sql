-- How many places a run learnt from: fewer in run_places tell that some were deleted since, and that it cannot go on.
ALTER TABLE runs ADD COLUMN place_count INTEGER NOT NULL DEFAULT 0;
UPDATE runs SET place_count = (SELECT count(*) FROM run_places WHERE run_id = runs.id);

-- Labels that a run's heads were shown, of places that are gone: another import may bring these back under new ids.
CREATE TABLE run_lost_labels (
  run_id INTEGER NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
  target TEXT NOT NULL CHECK (target IN ('price', 'population')),
  -- As it was; ids of places are never reused.
  place_id INTEGER NOT NULL,
  lng REAL NOT NULL,
  lat REAL NOT NULL,
  PRIMARY KEY (run_id, target, place_id)
) STRICT, WITHOUT ROWID;
