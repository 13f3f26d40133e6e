-- What the features of a source say of themselves (src-main/sources/mapFacts.ts), for map statistics. '[]': a source of an earlier
-- version, of which nothing is known.
ALTER TABLE map_sources ADD COLUMN facts_json TEXT NOT NULL DEFAULT '[]';

-- Its bytes, cut into zstd-compressed chunks.
CREATE TABLE map_fact_chunks (
  source_id INTEGER NOT NULL REFERENCES map_sources (id) ON DELETE CASCADE,
  chunk INTEGER NOT NULL,
  bytes BLOB NOT NULL,
  UNIQUE (source_id, chunk)
) STRICT;
