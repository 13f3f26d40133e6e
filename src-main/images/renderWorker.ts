import { parentPort, workerData } from 'node:worker_threads';
import { toErrorData } from '../../src-shared/errors';
import { openLayerStore } from '../sources/layerStore';
import { MapDrawer } from './mapDrawer';
import { drawPlace } from './placeImage';
import { type RenderResult, type RenderSetup, type RenderTask } from './renderProtocol';

const { store, sizePx, metresPerPixel } = workerData as RenderSetup;
const drawer = new MapDrawer(openLayerStore(store));

function render({ places }: RenderTask): RenderResult {
  try {
    const images = places.map((place) => ({
      placeId: place.id,
      ...drawPlace(drawer, place, sizePx, metresPerPixel),
    }));
    return { ok: true, images };
  } catch (error) {
    return { ok: false, error: toErrorData(error) };
  }
}

parentPort!.on('message', (task: RenderTask) => parentPort!.postMessage(render(task)));
