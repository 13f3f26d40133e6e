-- A row with deleted_at is hidden and can be restored until the next opening for writing, which removes it; where images were
-- drawn from it, which stay usable and must go on naming it, only its chunks are removed, and store_bytes becomes 0.
ALTER TABLE map_sources ADD COLUMN deleted_at TEXT;
