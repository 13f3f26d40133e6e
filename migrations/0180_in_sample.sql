-- Whether the model behind a value was fitted to the label of the place. Null: of an earlier version, which did not keep it.
ALTER TABLE predictions ADD COLUMN in_sample INTEGER CHECK (in_sample IN (0, 1));
