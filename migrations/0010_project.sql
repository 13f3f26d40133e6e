-- The project file. Times are ISO 8601 in UTC; *_json columns hold JSON text that the services validate.
-- A row in a state such as 'importing' is half written: no query shows it, and the next opening for writing removes it.

CREATE TABLE datasets (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  file_name TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('importing', 'ready')),
  created_at TEXT NOT NULL,
  attribution TEXT,
  mapping_json TEXT NOT NULL,
  report_json TEXT
) STRICT;

CREATE TABLE places (
  -- Never reused: vectors keep place ids.
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  dataset_id INTEGER NOT NULL REFERENCES datasets (id) ON DELETE CASCADE,
  lng REAL NOT NULL CHECK (lng BETWEEN -180 AND 180),
  lat REAL NOT NULL CHECK (lat BETWEEN -90 AND 90),
  price REAL,
  -- People per km².
  population REAL,
  properties_json TEXT
) STRICT;
CREATE INDEX places_by_dataset ON places (dataset_id);

-- An entry is a block of places that lie close together, in the box around them (rounded outward to 32-bit floats): a hit
-- is to be checked against places.lng and places.lat.
CREATE VIRTUAL TABLE places_index USING rtree (
  id, west, east, south, north, +dataset_id INTEGER, +place_ids_json TEXT
);

-- Labels stand in columns of the places, which makes imports twice as fast; this is how they are asked for by target.
CREATE VIEW labels AS
  SELECT id AS place_id, 'price' AS target, price AS value FROM places WHERE price IS NOT NULL
  UNION ALL
  SELECT id, 'population', population FROM places WHERE population IS NOT NULL;

CREATE TABLE map_sources (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('adding', 'ready')),
  created_at TEXT NOT NULL,
  attribution TEXT,
  feature_count INTEGER NOT NULL DEFAULT 0,
  store_bytes INTEGER NOT NULL DEFAULT 0,
  summary_json TEXT NOT NULL DEFAULT '{}'
) STRICT;

-- The layer store of a source, cut into zstd-compressed chunks.
CREATE TABLE map_source_chunks (
  source_id INTEGER NOT NULL REFERENCES map_sources (id) ON DELETE CASCADE,
  chunk INTEGER NOT NULL,
  bytes BLOB NOT NULL,
  UNIQUE (source_id, chunk)
) STRICT;

-- One way of drawing: the images of two places are comparable if they belong to the same set.
CREATE TABLE image_sets (
  id INTEGER PRIMARY KEY,
  source_id INTEGER NOT NULL REFERENCES map_sources (id) ON DELETE CASCADE,
  size_px INTEGER NOT NULL,
  metres_per_pixel REAL NOT NULL,
  style_version INTEGER NOT NULL,
  min_entropy REAL NOT NULL,
  created_at TEXT NOT NULL,
  UNIQUE (source_id, size_px, metres_per_pixel, style_version)
) STRICT;

-- RGB pixels, zstd-compressed, stored once for each content (hash: SHA-256 of the raw pixels).
CREATE TABLE images (
  id INTEGER PRIMARY KEY,
  hash BLOB NOT NULL UNIQUE,
  side_px INTEGER NOT NULL,
  bytes BLOB NOT NULL
) STRICT;

-- canvas: the wide image whose centre is m; context: m*, at half the scale.
CREATE TABLE place_images (
  set_id INTEGER NOT NULL REFERENCES image_sets (id) ON DELETE CASCADE,
  place_id INTEGER NOT NULL REFERENCES places (id) ON DELETE CASCADE,
  canvas_id INTEGER NOT NULL REFERENCES images (id),
  context_id INTEGER NOT NULL REFERENCES images (id),
  entropy REAL NOT NULL,
  PRIMARY KEY (set_id, place_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX place_images_by_place ON place_images (place_id);
CREATE INDEX place_images_by_canvas ON place_images (canvas_id);
CREATE INDEX place_images_by_context ON place_images (context_id);

CREATE TABLE runs (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('created', 'running', 'cancelled', 'interrupted', 'failed', 'done')),
  image_set_id INTEGER NOT NULL REFERENCES image_sets (id),
  settings_json TEXT NOT NULL,
  -- What the training heads may see: split, fold, label statistics; null where no label was used.
  labels_json TEXT,
  executor TEXT NOT NULL,
  threads INTEGER NOT NULL,
  device TEXT,
  seed INTEGER NOT NULL,
  step INTEGER NOT NULL DEFAULT 0,
  total_steps INTEGER NOT NULL DEFAULT 0,
  created_at TEXT NOT NULL,
  finished_at TEXT,
  error_json TEXT
) STRICT;

-- Labels that a run's heads were not shown; places without an image are not listed.
CREATE TABLE run_hidden_labels (
  run_id INTEGER NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
  target TEXT NOT NULL CHECK (target IN ('price', 'population')),
  place_id INTEGER NOT NULL REFERENCES places (id) ON DELETE CASCADE,
  PRIMARY KEY (run_id, target, place_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX run_hidden_labels_by_place ON run_hidden_labels (place_id);

-- The places that a run learns from, in the order of its data set: a resumed run must meet the same ones.
CREATE TABLE run_places (
  run_id INTEGER NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  place_id INTEGER NOT NULL REFERENCES places (id) ON DELETE CASCADE,
  PRIMARY KEY (run_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX run_places_by_place ON run_places (place_id);

CREATE TABLE checkpoints (
  id INTEGER PRIMARY KEY,
  run_id INTEGER NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
  step INTEGER NOT NULL,
  epoch INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  bytes BLOB NOT NULL,
  UNIQUE (run_id, step)
) STRICT;

CREATE TABLE metrics (
  run_id INTEGER NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
  step INTEGER NOT NULL,
  name TEXT NOT NULL,
  value REAL NOT NULL,
  PRIMARY KEY (run_id, step, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE embedding_sets (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('writing', 'ready')),
  -- The run whose teacher made the vectors; null for the random-weights encoder.
  run_id INTEGER REFERENCES runs (id) ON DELETE CASCADE,
  image_set_id INTEGER NOT NULL REFERENCES image_sets (id),
  dimension INTEGER NOT NULL,
  settings_json TEXT NOT NULL,
  seed INTEGER NOT NULL,
  created_at TEXT NOT NULL
) STRICT;

-- Thousands of rows a blob: place_ids as little-endian float64, vectors as little-endian float32 [rows, dimension].
CREATE TABLE embedding_chunks (
  set_id INTEGER NOT NULL REFERENCES embedding_sets (id) ON DELETE CASCADE,
  chunk INTEGER NOT NULL,
  place_ids BLOB NOT NULL,
  vectors BLOB NOT NULL,
  UNIQUE (set_id, chunk)
) STRICT;

CREATE TABLE prediction_sets (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  target TEXT NOT NULL CHECK (target IN ('price', 'population')),
  model TEXT NOT NULL,
  embedding_set_id INTEGER REFERENCES embedding_sets (id) ON DELETE CASCADE,
  split_json TEXT NOT NULL,
  metrics_json TEXT NOT NULL,
  created_at TEXT NOT NULL
) STRICT;

-- value, lower and upper in the target's own unit; out_of_fold: what a model that did not see this label predicted.
CREATE TABLE predictions (
  set_id INTEGER NOT NULL REFERENCES prediction_sets (id) ON DELETE CASCADE,
  place_id INTEGER NOT NULL REFERENCES places (id) ON DELETE CASCADE,
  value REAL NOT NULL,
  lower REAL NOT NULL,
  upper REAL NOT NULL,
  out_of_fold REAL,
  PRIMARY KEY (set_id, place_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX predictions_by_place ON predictions (place_id);

CREATE TABLE jobs (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('running', 'done', 'failed', 'cancelled', 'interrupted')),
  stage TEXT NOT NULL DEFAULT '',
  done INTEGER NOT NULL DEFAULT 0,
  total INTEGER,
  unit TEXT NOT NULL DEFAULT '',
  created_at TEXT NOT NULL,
  finished_at TEXT,
  error_json TEXT,
  log TEXT NOT NULL DEFAULT ''
) STRICT;
