import { parentPort, workerData } from 'node:worker_threads';
import { toErrorData } from '../../src-shared/errors';
import { openLayerStore } from '../sources/layerStore';
import { MapDrawer } from './mapDrawer';
import { drawTile } from './mapTile';
import { type TileAnswer, type TileQuestion } from './tileThread';

const drawer = new MapDrawer(openLayerStore(workerData as SharedArrayBuffer));

function answer({ id, address }: TileQuestion): TileAnswer {
  try {
    return { id, ok: true, png: drawTile(drawer, address) };
  } catch (error) {
    return { id, ok: false, error: toErrorData(error) };
  }
}

parentPort!.on('message', (question: TileQuestion) => parentPort!.postMessage(answer(question)));
