import { z } from 'zod';
import { AppError } from '../../src-shared/errors';
import { say } from '../../src-shared/message';
import { type TargetId } from '../../src-shared/kinds/targets';
import { predictionsName } from '../../src-shared/names';
import { hasItsMaker } from './embeddings';
import { type Place, visible } from './places';
import { eachOfPages, rowsPerPage } from './pages';
import { type Project, timestamp } from './project';
import { parseStored, parseStoredOrNull, storedObject, storedRecord } from './stored';
import { anyTarget, labelsWithClasses, ownTargetNames } from './targets';

const splitSchema = storedRecord({ name: z.string() });
/** Under which split a set was scored. */
export type StoredSplit = z.infer<typeof splitSchema>;

export interface PredictionSet {
  id: number;
  /** As the analyst named it. */
  name: string | null;
  target: TargetId;
  /** The id of what predicted; of an older project it may be a title that nothing is known of. */
  model: string;
  embeddingSetId: number | null;
  /** Of a class: the names that its values are indices of; null for a number. */
  classes: string[] | null;
  split: StoredSplit;
  /** JSON, read by `evaluationOf`. */
  metrics: unknown;
  createdAt: string;
}

/** Values in the target's own unit, or indices of the classes of its set. */
export interface Prediction {
  placeId: number;
  value: number;
  lower: number;
  upper: number;
  /** Whether the model behind `value` was fitted to the label of this place. */
  inSample: boolean;
  /** What a model that had not seen this place's label predicted; null where the place was never held out. */
  outOfFold: number | null;
}

/** Stores a whole set in one transaction. Returns its id. */
export function addPredictionSet(
  project: Project,
  set: Omit<PredictionSet, 'id' | 'createdAt' | 'name' | 'classes' | 'split'> &
    Partial<Pick<PredictionSet, 'name' | 'classes'>> & { split: object },
  predictions: Iterable<Prediction>,
): number {
  return project.transaction(() => {
    const { id } = project.run(
      `INSERT INTO prediction_sets (name, target, model, embedding_set_id, classes_json, split_json, metrics_json, created_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      set.name ?? null,
      set.target,
      set.model,
      set.embeddingSetId,
      set.classes ? JSON.stringify(set.classes) : null,
      JSON.stringify(set.split),
      JSON.stringify(set.metrics),
      timestamp(),
    );
    for (const { placeId, value, lower, upper, inSample, outOfFold } of predictions) {
      project.run(
        'INSERT INTO predictions (set_id, place_id, value, lower, upper, in_sample, out_of_fold) VALUES (?, ?, ?, ?, ?, ?, ?)',
        id,
        placeId,
        value,
        lower,
        upper,
        Number(inSample),
        outOfFold,
      );
    }
    return id;
  });
}

const classNames = z.array(z.string()).min(1);

/** In SQL: that a prediction set is there, and what made its embeddings. */
export const isShownPrediction = `deleted_at IS NULL AND NOT EXISTS
  (SELECT 1 FROM embedding_sets WHERE embedding_sets.id = embedding_set_id AND NOT (${hasItsMaker}))`;

interface PredictionSetRow extends Omit<PredictionSet, 'classes' | 'split' | 'metrics'> {
  classesJson: string | null;
  splitJson: string;
  metricsJson: string;
}

const columns = `id, name, target, model, embedding_set_id AS embeddingSetId, classes_json AS classesJson,
  split_json AS splitJson, metrics_json AS metricsJson, created_at AS createdAt`;

function fromRow({ classesJson, splitJson, metricsJson, ...row }: PredictionSetRow): PredictionSet {
  const id = String(row.id);
  return {
    ...row,
    classes: parseStoredOrNull(classNames, classesJson, say('project.classesOf', { id })),
    split: parseStored(splitSchema, splitJson, say('stored.split', { id })),
    metrics: parseStored(storedObject, metricsJson, say('stored.figures', { id })),
  };
}

export function listPredictionSets(project: Project): PredictionSet[] {
  return project
    .all<PredictionSetRow>(`SELECT ${columns} FROM prediction_sets WHERE ${isShownPrediction} ORDER BY id`)
    .map(fromRow);
}

/** `state/missing` if there is none, or it is hidden. */
export function renamePredictionSet(project: Project, setId: number, name: string | null): void {
  project.change(
    noSuchPredictions(project, setId),
    `UPDATE prediction_sets SET name = ? WHERE id = ? AND ${isShownPrediction}`,
    name,
    setId,
  );
}

/** Hides a set until the next opening removes it. Codes: those of `renamePredictionSet`. */
export function deletePredictionSet(project: Project, setId: number): void {
  project.change(
    noSuchPredictions(project, setId),
    `UPDATE prediction_sets SET deleted_at = ? WHERE id = ? AND ${isShownPrediction}`,
    timestamp(),
    setId,
  );
}

/** Takes a deletion back; `state/missing` if it is gone. */
export function restorePredictionSet(project: Project, setId: number): void {
  project.change(
    noSuchPredictions(project, setId),
    'UPDATE prediction_sets SET deleted_at = NULL WHERE id = ?',
    setId,
  );
}

/** The set with this id, else the newest (of a target); `state/missing` if there is none. */
export function getPredictionSet(
  project: Project,
  { id = null, target = null }: { id?: number | null; target?: TargetId | null } = {},
): PredictionSet {
  const row = project.get<PredictionSetRow>(
    `SELECT ${columns} FROM prediction_sets WHERE ${isShownPrediction} AND id = coalesce(?, id) AND target = coalesce(?, target)
     ORDER BY id DESC LIMIT 1`,
    id,
    target,
  );
  if (row) return fromRow(row);
  throw noSuchPredictions(project, id)();
}

const noSuchPredictions = (project: Project, id: number | null) => () => {
  const own = ownTargetNames(project);
  const known = project
    .all<Pick<PredictionSet, 'id' | 'name' | 'target' | 'model'>>(
      `SELECT id, name, target, model FROM prediction_sets WHERE ${isShownPrediction} ORDER BY id`,
    )
    .map((set) => say('project.numbered', { id: String(set.id), name: predictionsName(set, own) }));
  const message =
    id === null || known.length === 0
      ? say('project.noPredictions')
      : say('project.noSuchPredictions', { id: String(id), known });
  return new AppError('state/missing', message, { commandLine: say('project.predictAdvice') });
};

export type PredictedPlace = Prediction & Pick<Place, 'lng' | 'lat'> & { actual: number | null };

/** A set as it is read: of a class all its numbers are indices into `classes`. */
export interface ReadPredictions {
  /** The set's own, and behind them those that labels have come to bear since; null for a number. */
  classes: string[] | null;
  places: Generator<PredictedPlace>;
}

/**
 * The predictions of a set for visible places, with coordinates and labels, by ascending id of the place; read in pages. Of a set that
 * does not say which labels its model was fitted to, as those of earlier versions, it counts as fitted to those of today.
 */
export function readPredictions(project: Project, set: PredictionSet): ReadPredictions {
  const { classes, labelOf } = knownLabels(project, set);
  return { classes, places: eachPrediction(project, set.id, labelOf) };
}

/** The labels of today as a set tells its values; none where its target has become a class, or a number, since. */
function knownLabels(
  project: Project,
  set: PredictionSet,
): { classes: string[] | null; labelOf: (placeId: number) => number | null } {
  const { labels, classes: today } = labelsWithClasses(project, anyTarget(project, set.target));
  if (set.classes === null || today === null) {
    const isSame = set.classes === today;
    return { classes: set.classes, labelOf: (id) => (isSame ? (labels.get(id) ?? null) : null) };
  }
  const classes = [...new Set([...set.classes, ...today])];
  const indexOf = today.map((name) => classes.indexOf(name));
  return {
    classes,
    labelOf: (id) => {
      const label = labels.get(id);
      return label === undefined ? null : indexOf[label];
    },
  };
}

function* eachPrediction(
  project: Project,
  setId: number,
  labelOf: (placeId: number) => number | null,
): Generator<PredictedPlace> {
  const page = (after: number) =>
    project.all<Omit<PredictedPlace, 'actual' | 'inSample'> & { inSample: number | null }>(
      `SELECT predictions.place_id AS placeId, lng, lat, predictions.value AS value, lower, upper, in_sample AS inSample,
         out_of_fold AS outOfFold
       FROM predictions JOIN (${visible}) ON places.id = predictions.place_id
       WHERE set_id = ? AND predictions.place_id > ? ORDER BY predictions.place_id LIMIT ${rowsPerPage}`,
      setId,
      after,
    );
  for (const { inSample, ...place } of eachOfPages(page, ({ placeId }) => placeId)) {
    const actual = labelOf(place.placeId);
    yield { ...place, actual, inSample: inSample === null ? actual !== null : inSample === 1 };
  }
}
