-- Runs and their figures speak of any target: statistics name the targets that had labels and no other, a sign of health names
-- its target apart, and figures keep what their target was (name, unit, kind, scale).

UPDATE runs SET labels_json = json_remove(labels_json, '$.statistics.price')
  WHERE json_valid(labels_json) AND json_type(labels_json, '$.statistics.price') = 'null';
UPDATE runs SET labels_json = json_remove(labels_json, '$.statistics.population')
  WHERE json_valid(labels_json) AND json_type(labels_json, '$.statistics.population') = 'null';

UPDATE runs SET health_json = replace(
  replace(health_json, '"signal":"neighboursPrice"', '"signal":"neighbours","target":"price"'),
  '"signal":"neighboursPopulation"', '"signal":"neighbours","target":"population"');

CREATE TEMP TABLE known_targets (id TEXT PRIMARY KEY, definition TEXT NOT NULL);
INSERT INTO known_targets VALUES
  ('price', '{"id":"price","name":null,"unit":null,"kind":"value","transform":"log"}'),
  ('population', '{"id":"population","name":null,"unit":"people/km²","kind":"density","transform":"log1p"}');

UPDATE prediction_sets SET metrics_json = json_set(metrics_json, '$.definition',
    json((SELECT definition FROM known_targets WHERE id = target)))
  WHERE json_valid(metrics_json);

UPDATE ablations SET report_json = json_set(report_json, '$.tables', json((
    SELECT json_group_array(json_set(each.value, '$.definition',
      json((SELECT definition FROM known_targets WHERE id = json_extract(each.value, '$.target')))))
    FROM json_each(report_json, '$.tables') AS each)))
  WHERE json_valid(report_json) AND json_type(report_json, '$.tables') = 'array';

DROP TABLE known_targets;
