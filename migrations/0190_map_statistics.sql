-- Map statistics: what is measured on a map source around a place. The columns of a source, in the order of the numbers; where they
-- are no longer those that this version measures, all of the source are measured anew.
CREATE TABLE statistic_columns (
  source_id INTEGER PRIMARY KEY REFERENCES map_sources (id) ON DELETE CASCADE,
  columns_json TEXT NOT NULL
) STRICT;

-- One float32 a column, little-endian; NaN where there is nothing to measure.
CREATE TABLE map_statistics (
  source_id INTEGER NOT NULL REFERENCES statistic_columns (source_id) ON DELETE CASCADE,
  place_id INTEGER NOT NULL REFERENCES places (id) ON DELETE CASCADE,
  numbers BLOB NOT NULL,
  PRIMARY KEY (source_id, place_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX map_statistics_by_place ON map_statistics (place_id);
