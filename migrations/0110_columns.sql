-- Columns are data: the cells of an imported table, column by column, each typed, and targets are what is taken from them. What
-- places held themselves is moved there (src-main/project/migrations/columns.ts), before 0120 lets it go.

CREATE TABLE columns (
  id INTEGER PRIMARY KEY,
  dataset_id INTEGER NOT NULL REFERENCES datasets (id) ON DELETE CASCADE,
  -- In its file, from 0.
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('number', 'category', 'date', 'text')),
  unit TEXT,
  -- How many cells hold something, the least and the largest, categories, examples.
  summary_json TEXT NOT NULL,
  UNIQUE (dataset_id, name)
) STRICT;

-- Cells of the rows from first_row on; rows that no chunk holds are empty. The bytes: src-main/project/columnChunks.ts.
CREATE TABLE column_chunks (
  column_id INTEGER NOT NULL REFERENCES columns (id) ON DELETE CASCADE,
  first_row INTEGER NOT NULL,
  row_count INTEGER NOT NULL,
  encoding TEXT NOT NULL CHECK (encoding IN ('float64', 'dictionary', 'json')),
  bytes BLOB NOT NULL,
  UNIQUE (column_id, first_row)
) STRICT;

-- What can be learnt of places. One with deleted_at is hidden and can be restored; it stays while a run or a prediction speaks of it.
CREATE TABLE targets (
  id TEXT PRIMARY KEY,
  -- As the analyst called it; null: the product's own words for the id.
  name TEXT,
  unit TEXT,
  kind TEXT NOT NULL CHECK (kind IN ('value', 'density', 'class')),
  transform TEXT NOT NULL CHECK (transform IN ('log', 'log1p', 'none')),
  created_at TEXT NOT NULL,
  deleted_at TEXT
) STRICT;

-- Where the labels of a target come from, in each dataset: a column, divided by another one where per_id names it.
CREATE TABLE target_columns (
  target_id TEXT NOT NULL REFERENCES targets (id) ON DELETE CASCADE,
  dataset_id INTEGER NOT NULL REFERENCES datasets (id) ON DELETE CASCADE,
  column_id INTEGER NOT NULL REFERENCES columns (id) ON DELETE CASCADE,
  per_id INTEGER REFERENCES columns (id) ON DELETE CASCADE,
  -- When a label was true.
  date_id INTEGER REFERENCES columns (id) ON DELETE CASCADE,
  PRIMARY KEY (target_id, dataset_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX target_columns_by_dataset ON target_columns (dataset_id);
CREATE INDEX target_columns_by_column ON target_columns (column_id);
