-- What is told apart by an English title is told apart by an id: models, the rows of tables, the variants of an ablation. What
-- the analyst did not name has no name; it is worded where it is shown. Titles that are not known here stay as they are.

CREATE TEMP TABLE titled_models (
  title TEXT PRIMARY KEY,
  id TEXT NOT NULL,
  -- Behind the name of an encoder, where several stand in one table.
  suffix TEXT
);
INSERT INTO titled_models VALUES
  ('nearest 50 on coordinates', 'nearestOnCoordinates', NULL),
  ('ridge on coordinates', 'ridgeOnCoordinates', NULL),
  ('ridge on random-weights encoder', 'randomEncoder', NULL),
  ('ridge on trained encoder', 'trainedEncoder', ''),
  ('ridge on trained encoder and coordinates', 'trainedEncoderAndCoordinates', ', and coordinates'),
  ('ridge on trained encoder, and nearest 50', 'trainedEncoderAndNeighbours', ', and neighbours'),
  ('best readout of coordinates', 'coordinatesChosen', NULL),
  ('best readout of random-weights encoder', 'randomEncoderChosen', NULL),
  ('best readout of trained encoder', 'trainedEncoderChosen', ', best readout'),
  ('best readout of trained encoder and coordinates', 'trainedEncoderAndCoordinatesChosen', ', and coordinates, best readout');

-- Embedding sets were called after their maker.
ALTER TABLE embedding_sets ADD COLUMN given_name TEXT;
UPDATE embedding_sets SET given_name = name WHERE name IS NOT coalesce(
  (SELECT name FROM runs WHERE runs.id = run_id),
  (SELECT name FROM encoders WHERE encoders.id = encoder_id),
  'random weights, seed ' || seed);
ALTER TABLE embedding_sets DROP COLUMN name;
ALTER TABLE embedding_sets RENAME COLUMN given_name TO name;

-- Predictions after their target and model.
ALTER TABLE prediction_sets ADD COLUMN given_name TEXT;
UPDATE prediction_sets SET given_name = name WHERE name <> target || ', ' || model;
ALTER TABLE prediction_sets DROP COLUMN name;
ALTER TABLE prediction_sets RENAME COLUMN given_name TO name;
UPDATE prediction_sets SET model = (SELECT id FROM titled_models WHERE title = model)
  WHERE model IN (SELECT title FROM titled_models);
UPDATE prediction_sets SET metrics_json = json_set(metrics_json, '$.rows', json((
    SELECT json_group_array(json_remove(
        json_set(row.value, '$.model', coalesce(row.value ->> 'model', titled_models.id, row.value ->> 'title')), '$.title') ORDER BY row.key)
    FROM json_each(metrics_json, '$.rows') AS row LEFT JOIN titled_models ON title = row.value ->> 'title')))
  WHERE json_valid(metrics_json) AND json_type(metrics_json, '$.rows') = 'array'
    AND NOT EXISTS (SELECT 1 FROM json_each(metrics_json, '$.rows') WHERE type <> 'object');

-- Runs after their network, the variant of an ablation, or the run that they began with.
ALTER TABLE runs ADD COLUMN origin_json TEXT NOT NULL DEFAULT '{}';
CREATE TEMP TABLE old_runs AS
  SELECT runs.id, runs.name, runs.parent_run_id, runs.seed,
    (runs.settings_json ->> '$.encoder.kind') || ' ' || (runs.settings_json ->> '$.encoder.width') AS network,
    CASE WHEN parents.name || ', fine-tuned on ' = substr(runs.name, 1, length(parents.name || ', fine-tuned on '))
      THEN substr(runs.name, 1 + length(parents.name || ', fine-tuned on ')) END AS tuned_on,
    CASE WHEN runs.name GLOB 'ablation: *' AND runs.name GLOB '*, seed ' || runs.seed
      THEN substr(runs.name, 11, length(runs.name) - 17 - length(runs.seed)) END AS variant
  FROM runs LEFT JOIN runs AS parents ON parents.id = runs.parent_run_id
  WHERE json_valid(runs.settings_json);
UPDATE old_runs SET variant = CASE variant WHEN 'DINO only' THEN 'dino' WHEN 'DINO + geo' THEN 'geo'
    WHEN 'DINO + geo + rec' THEN 'rec' WHEN 'as set' THEN 'as-set' ELSE variant END;
CREATE TEMP TABLE run_origins AS
  WITH RECURSIVE origins (id, origin, is_named, name) AS (
    SELECT id,
      CASE WHEN variant IS NULL THEN json_object('network', network, 'seed', seed)
        ELSE json_object('network', network, 'seed', seed, 'variant', variant) END,
      variant IS NULL AND name IS NOT network || ', seed ' || seed, name
    FROM old_runs WHERE tuned_on IS NULL
    UNION ALL
    SELECT child.id,
      json_set(CASE WHEN is_named THEN json_object('network', network, 'seed', seed, 'parent', origins.name) ELSE origin END,
        '$.tunedOn', json_insert(CASE WHEN is_named THEN '[]' ELSE coalesce(origin -> '$.tunedOn', '[]') END, '$[#]', tuned_on)),
      0, child.name
    FROM origins JOIN old_runs AS child ON child.parent_run_id = origins.id WHERE tuned_on IS NOT NULL)
  SELECT * FROM origins;
ALTER TABLE runs ADD COLUMN given_name TEXT;
UPDATE runs SET given_name = name WHERE id NOT IN (SELECT id FROM run_origins WHERE NOT is_named);
UPDATE runs SET origin_json = (SELECT origin FROM run_origins WHERE run_origins.id = runs.id)
  WHERE id IN (SELECT id FROM run_origins WHERE origin IS NOT NULL);
ALTER TABLE runs DROP COLUMN name;
ALTER TABLE runs RENAME COLUMN given_name TO name;

-- In an ablation, rows stand under the title of a model, or of a variant with a suffix.
CREATE TEMP TABLE titled_rows (ablation_id INTEGER, title TEXT, model TEXT, encoder TEXT, PRIMARY KEY (ablation_id, title));
INSERT INTO titled_rows SELECT ablations.id, title, titled_models.id, NULL FROM ablations, titled_models;
INSERT OR IGNORE INTO titled_rows
  SELECT ablations.id, (variant.value ->> 'title') || suffix, titled_models.id, variant.value ->> 'name'
  FROM ablations, json_each(report_json, '$.variants') AS variant, titled_models
  WHERE json_valid(report_json) AND variant.type = 'object' AND suffix IS NOT NULL;
UPDATE ablations SET report_json = json_set(report_json,
    '$.variants', json((SELECT json_group_array(json_remove(value, '$.title') ORDER BY key) FROM json_each(report_json, '$.variants'))),
    '$.tables', json((SELECT json_group_array(json_set(part.value,
        '$.rows', json((
          SELECT json_group_array(json_remove(json_patch(row.value,
              json_object('model', coalesce(model, row.value ->> 'title'), 'encoder', encoder)), '$.title') ORDER BY row.key)
          FROM json_each(part.value, '$.rows') AS row
            LEFT JOIN titled_rows ON ablation_id = ablations.id AND title = row.value ->> 'title')),
        '$.gains', json((
          SELECT json_group_array(json_remove(json_set(gain.value, '$.model', coalesce(one.model, gain.value ->> 'title'),
              '$.encoder', one.encoder, '$.over', coalesce(other.encoder, gain.value ->> 'over')), '$.title') ORDER BY gain.key)
          FROM json_each(part.value, '$.gains') AS gain
            LEFT JOIN titled_rows AS one ON one.ablation_id = ablations.id AND one.title = gain.value ->> 'title'
            LEFT JOIN titled_rows AS other ON other.ablation_id = ablations.id AND other.title = gain.value ->> 'over'))) ORDER BY part.key)
      FROM json_each(report_json, '$.tables') AS part)))
  WHERE json_valid(report_json) AND json_type(report_json, '$.tables') = 'array' AND json_type(report_json, '$.variants') = 'array'
    AND NOT EXISTS (SELECT 1 FROM json_each(report_json, '$.variants') WHERE type <> 'object')
    AND NOT EXISTS (SELECT 1 FROM json_each(report_json, '$.tables') AS part
      WHERE part.type <> 'object' OR EXISTS (SELECT 1 FROM json_each(part.value, '$.rows') WHERE type <> 'object')
        OR EXISTS (SELECT 1 FROM json_each(part.value, '$.gains') WHERE type <> 'object'));

DROP TABLE titled_rows;
DROP TABLE run_origins;
DROP TABLE old_runs;
DROP TABLE titled_models;
