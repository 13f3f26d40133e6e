import DataPanel from './features/data/Panel.svelte';
import ExplorePanel from './features/explore/Panel.svelte';
import ExportPanel from './features/export/Panel.svelte';
import { type Step } from './features/frame/step';
import ImagesPanel from './features/images/Panel.svelte';
import PredictPanel from './features/predict/Panel.svelte';
import SourcePanel from './features/source/Panel.svelte';
import TrainPanel from './features/train/Panel.svelte';

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
    isReady: ({ embeddingSets, labels }) =>
      embeddingSets > 0 && Object.values(labels).some((count) => count > 0),
  },
  { name: 'export', Panel: ExportPanel, isDone: () => false, isReady: ({ places }) => places > 0 },
];
