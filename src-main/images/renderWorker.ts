import { workerData } from 'node:worker_threads';
import { openLayerStore } from '../sources/layerStore';
import { answerTasks } from '../threads/answerTasks';
import { MapDrawer } from './mapDrawer';
import { drawPlace } from './placeImage';
import { type RenderSetup, type RenderTask } from './renderProtocol';

const { store, sizePx, metresPerPixel } = workerData as RenderSetup;
const drawer = new MapDrawer(openLayerStore(store));

answerTasks(({ places }: RenderTask) =>
  places.map((place) => ({
    placeId: place.id,
    ...drawPlace(drawer, place, sizePx, metresPerPixel),
  })),
);
