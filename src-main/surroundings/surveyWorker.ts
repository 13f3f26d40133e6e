import { workerData } from 'node:worker_threads';
import { openLayerStore } from '../sources/layerStore';
import { answerTasks } from '../threads/answerTasks';
import { Surveyor } from './surveyor';
import { type SurveyAnswer, type SurveySetup, type SurveyTask } from './surveyProtocol';

const surveyor = new Surveyor(openLayerStore((workerData as SurveySetup).store));

answerTasks<SurveyTask, SurveyAnswer>(
  ({ tile, places }) => ({ ids: places.map(({ id }) => id), rows: surveyor.measure(tile, places) }),
  ({ rows }) => [rows.buffer],
);
