-- A row with deleted_at is hidden and can be restored until the next opening for writing, which removes it.
ALTER TABLE encoders ADD COLUMN deleted_at TEXT;
