-- What classes are called that the values of a prediction set are indices of: it means the same whatever comes or goes later. Null
-- of numbers. Sets and runs that know an index alone get its name (src-main/project/migrations/classNames.ts).
ALTER TABLE prediction_sets ADD COLUMN classes_json TEXT;
