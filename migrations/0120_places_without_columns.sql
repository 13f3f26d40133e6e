-- Places keep where they are, and in which row of their dataset their cells stand.

DROP VIEW labels;

CREATE TABLE new_places (
  -- Never reused: vectors keep place ids.
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  dataset_id INTEGER NOT NULL REFERENCES datasets (id) ON DELETE CASCADE,
  -- From 0.
  row INTEGER NOT NULL,
  lng REAL NOT NULL CHECK (lng BETWEEN -180 AND 180),
  lat REAL NOT NULL CHECK (lat BETWEEN -90 AND 90),
  UNIQUE (dataset_id, row)
) STRICT;
INSERT INTO new_places (id, dataset_id, row, lng, lat)
  SELECT id, dataset_id, row_number() OVER (PARTITION BY dataset_id ORDER BY id) - 1, lng, lat FROM places;
INSERT INTO sqlite_sequence (name, seq) SELECT 'new_places', 0 WHERE NOT EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = 'new_places');
UPDATE sqlite_sequence SET seq = (SELECT max(seq) FROM sqlite_sequence WHERE name IN ('places', 'new_places')) WHERE name = 'new_places';
DROP TABLE places;
ALTER TABLE new_places RENAME TO places;

-- Any target: these knew two.
CREATE TABLE new_run_hidden_labels (
  run_id INTEGER NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
  target TEXT NOT NULL,
  place_id INTEGER NOT NULL REFERENCES places (id) ON DELETE CASCADE,
  PRIMARY KEY (run_id, target, place_id)
) STRICT, WITHOUT ROWID;
INSERT INTO new_run_hidden_labels SELECT run_id, target, place_id FROM run_hidden_labels;
DROP TABLE run_hidden_labels;
ALTER TABLE new_run_hidden_labels RENAME TO run_hidden_labels;
CREATE INDEX run_hidden_labels_by_place ON run_hidden_labels (place_id);

CREATE TABLE new_run_lost_labels (
  run_id INTEGER NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
  target TEXT NOT NULL,
  -- As it was; ids of places are never reused.
  place_id INTEGER NOT NULL,
  lng REAL NOT NULL,
  lat REAL NOT NULL,
  PRIMARY KEY (run_id, target, place_id)
) STRICT, WITHOUT ROWID;
INSERT INTO new_run_lost_labels SELECT run_id, target, place_id, lng, lat FROM run_lost_labels;
DROP TABLE run_lost_labels;
ALTER TABLE new_run_lost_labels RENAME TO run_lost_labels;

CREATE TABLE new_prediction_sets (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  target TEXT NOT NULL,
  model TEXT NOT NULL,
  embedding_set_id INTEGER REFERENCES embedding_sets (id) ON DELETE CASCADE,
  split_json TEXT NOT NULL,
  metrics_json TEXT NOT NULL,
  created_at TEXT NOT NULL,
  deleted_at TEXT
) STRICT;
INSERT INTO new_prediction_sets SELECT id, name, target, model, embedding_set_id, split_json, metrics_json, created_at, deleted_at
  FROM prediction_sets;
DROP TABLE prediction_sets;
ALTER TABLE new_prediction_sets RENAME TO prediction_sets;
