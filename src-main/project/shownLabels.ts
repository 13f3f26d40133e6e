import { type TargetId } from '../../src-shared/kinds/targets';
import { type Project } from './project';
import { anyTarget, labelsByRow } from './targets';

/** A place whose label a run's heads were shown. */
export interface ShownLabel {
  placeId: number;
  lng: number;
  lat: number;
}

/** The targets whose labels a run’s heads can have been shown: those that there were when it began, deleted ones too. */
export const runTargets = (project: Project, runId: number): TargetId[] =>
  project
    .all<{ id: TargetId }>(
      `SELECT targets.id AS id FROM targets JOIN runs ON runs.id = ? AND targets.created_at <= runs.created_at
       ORDER BY targets.created_at, targets.rowid`,
      runId,
    )
    .map(({ id }) => id);

/** The labels of a target that a run's heads were shown, where they saw any; those of places that are gone included. */
export function runShownLabels(project: Project, runId: number, target: TargetId): ShownLabel[] {
  const lost = project.all<ShownLabel>(
    'SELECT place_id AS placeId, lng, lat FROM run_lost_labels WHERE run_id = ? AND target = ?',
    runId,
    target,
  );
  const now = runTargets(project, runId).includes(target)
    ? labelled(project, target, shownPlaces(project, target, 'runs.id = ?', runId))
    : [];
  const known = new Set(now.map(({ placeId }) => placeId));
  return [...now, ...lost.filter(({ placeId }) => !known.has(placeId))].map(({ placeId, lng, lat }) => ({
    placeId,
    lng,
    lat,
  }));
}

interface ShownPlace extends ShownLabel {
  runId: number;
  datasetId: number;
  row: number;
}

/** The places that the heads of runs were shown, if they bear a label of the target. */
const shownPlaces = (
  project: Project,
  target: TargetId,
  condition: string,
  ...values: number[]
): ShownPlace[] =>
  project.all<ShownPlace>(
    `SELECT runs.id AS runId, places.id AS placeId, places.dataset_id AS datasetId, row, lng, lat
     FROM runs JOIN run_places ON run_places.run_id = runs.id JOIN places ON places.id = run_places.place_id
       LEFT JOIN run_hidden_labels AS hidden ON hidden.run_id = runs.id AND hidden.target = ? AND hidden.place_id = places.id
     WHERE runs.labels_json IS NOT NULL AND hidden.place_id IS NULL
       AND runs.created_at >= (SELECT created_at FROM targets WHERE id = ?) AND ${condition}`,
    target,
    target,
    ...values,
  );

/** Those of the places that bear a label of the target now. */
function labelled(project: Project, targetId: TargetId, places: ShownPlace[]): ShownPlace[] {
  if (places.length === 0) return [];
  const target = anyTarget(project, targetId);
  const datasets = new Set(places.map(({ datasetId }) => datasetId));
  const labels = new Map([...datasets].map((id) => [id, labelsByRow(project, target, id)]));
  return places.filter(({ datasetId, row }) => !Number.isNaN(labels.get(datasetId)?.[row] ?? NaN));
}

const allTargets = (project: Project): TargetId[] =>
  project.all<{ id: TargetId }>('SELECT id FROM targets').map(({ id }) => id);

/** Before the places of deleted datasets go: what runs were shown of them stays known. */
export function keepLostLabels(project: Project): void {
  const ofDeleted = `places.dataset_id IN (SELECT id FROM datasets WHERE state = 'importing')`;
  for (const target of allTargets(project))
    keepLost(project, target, labelled(project, target, shownPlaces(project, target, ofDeleted)));
}

/** Changes where the labels of a target come from; what runs were shown of those that are gone by it stays known. */
export function keepingShownLabels(project: Project, target: TargetId, change: () => void): void {
  project.transaction(() => {
    const shown = labelled(project, target, shownPlaces(project, target, 'true'));
    change();
    const still = new Set(labelled(project, target, shown).map(({ placeId }) => placeId));
    keepLost(
      project,
      target,
      shown.filter(({ placeId }) => !still.has(placeId)),
    );
  });
}

function keepLost(project: Project, target: TargetId, places: ShownPlace[]): void {
  for (const { runId, placeId, lng, lat } of places)
    project.run(
      'INSERT OR IGNORE INTO run_lost_labels (run_id, target, place_id, lng, lat) VALUES (?, ?, ?, ?, ?)',
      runId,
      target,
      placeId,
      lng,
      lat,
    );
}
