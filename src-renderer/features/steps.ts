import { type Component } from 'svelte';
import { type ProjectSummary } from '../../src-shared/contract/app/project';
import { type StepName } from '../state/app.svelte';
import DataPanel from './data/Panel.svelte';
import ExplorePanel from './explore/Panel.svelte';
import ExportPanel from './export/Panel.svelte';
import ImagesPanel from './images/Panel.svelte';
import PredictPanel from './predict/Panel.svelte';
import SourcePanel from './source/Panel.svelte';
import TrainPanel from './train/Panel.svelte';

/** A step of the analyst's way: its panel beside the map, and whether it is done or can be begun. */
export interface Step {
  name: StepName;
  Panel: Component;
  isDone: (project: ProjectSummary) => boolean;
  isReady: (project: ProjectSummary) => boolean;
}

export const steps: Step[] = [
  { name: 'data', Panel: DataPanel, isDone: ({ places }) => places > 0, isReady: () => true },
  { name: 'source', Panel: SourcePanel, isDone: ({ mapSources }) => mapSources > 0, isReady: () => true },
  {
    name: 'images',
    Panel: ImagesPanel,
    isDone: ({ images }) => images.kept > 0,
    isReady: ({ places, mapSources, imageSets }) => places > 0 && mapSources + imageSets > 0,
  },
  {
    name: 'train',
    Panel: TrainPanel,
    isDone: ({ runs }) => runs.done > 0,
    isReady: ({ images }) => images.kept > 0,
  },
  {
    name: 'explore',
    Panel: ExplorePanel,
    isDone: ({ embeddingSets }) => embeddingSets > 0,
    isReady: ({ embeddingSets }) => embeddingSets > 0,
  },
  {
    name: 'predict',
    Panel: PredictPanel,
    isDone: ({ predictionSets }) => predictionSets > 0,
    isReady: ({ embeddingSets, labels }) => embeddingSets > 0 && labels.price + labels.population > 0,
  },
  { name: 'export', Panel: ExportPanel, isDone: () => false, isReady: ({ places }) => places > 0 },
];
