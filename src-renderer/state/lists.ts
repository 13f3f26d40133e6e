import {
  type ComponentColumns,
  type EntropyColumns,
  type LabelColumns,
  type PlaceColumns,
  type PredictionColumns,
  type ValueColumn,
} from '../../src-shared/contract/app/resources';
import { call, fetchColumns } from '../api';
import { Followed, followed } from './followed.svelte';
import { followedBy } from './followedBy.svelte';

/** What the application has of the open project, asked for once whoever shows it. */
export const lists = {
  places: followed(['data'], () => fetchColumns<PlaceColumns>('places')),
  labels: followed(['data'], () => fetchColumns<LabelColumns>('labels')),
  datasets: followed(['data'], () => call('data.datasets', {})),
  columns: followed(['data'], () => call('data.columns', {})),
  targets: followed(['data'], () => call('targets.list', {})),
  regions: followed(['regions'], () => call('regions.list', {})),
  sources: followed(['sources'], () => call('sources.list', {})),
  imageSets: followed(['images', 'data', 'sources'], () => call('images.sets', {})),
  runs: followed(['runs', 'embeddings'], () => call('runs.list', {})),
  encoders: followed(['embeddings'], () => call('encoders.list', {})),
  embeddingSets: followed(['embeddings', 'runs', 'images', 'data'], () => call('explore.sets', {})),
  predictionSets: followed(['predictions'], () => call('predictions.list', {})),
};

/** Why a run cannot go on. */
export const obstacles = followedBy(['runs', 'data', 'images'], (runId: number) =>
  call('runs.obstacle', { runId }),
);

/** Bulk data of columns and sets. */
export const columns = {
  values: followedBy(['data'], (columnId: number) => fetchColumns<ValueColumn>(`column/${columnId}`)),
  /** Of an image set, with how many images it has: asked for when there are more, not with every move of its threshold. */
  entropies: followedBy(['data'], (setId: number, _drawn: number) =>
    fetchColumns<EntropyColumns>(`entropies/${setId}`),
  ),
  components: followedBy(['data', 'embeddings'], (setId: number) =>
    fetchColumns<ComponentColumns>(`components/${setId}`),
  ),
  predictions: followedBy(['data'], (setId: number) =>
    fetchColumns<PredictionColumns>(`predictions/${setId}`),
  ),
  /** What the classes are called that predictions are indices of; null of numbers. */
  predictionClasses: followedBy(['data'], (setId: number) => call('predictions.classes', { setId })),
  /** Predictions as cells of an H3 resolution. */
  grid: followedBy(['data'], (setId: number, resolution: number) =>
    call('predictions.grid', { setId, resolution }),
  ),
};

const presets = new Followed(() => call('runs.presets', {}));
const executors = new Followed(() => call('system.executors', {}));
/** What no project changes. */
export const machine = { presets: () => presets, executors: () => executors };
