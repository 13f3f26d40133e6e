-- Encoders that came from files (docs/encoderFile.md), and the embedding sets made with them.

CREATE TABLE encoders (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  file_name TEXT NOT NULL,
  created_at TEXT NOT NULL,
  -- What the file says of itself.
  description_json TEXT NOT NULL,
  -- SHA-256 of the bytes.
  hash BLOB NOT NULL UNIQUE,
  bytes BLOB NOT NULL
) STRICT;

-- The encoder that made the vectors where no run of this project did: a set without either is of random weights.
ALTER TABLE embedding_sets ADD COLUMN encoder_id INTEGER REFERENCES encoders (id) ON DELETE CASCADE;
