import { workerData } from 'node:worker_threads';
import { openLayerStore } from '../sources/layerStore';
import { openFacts } from '../sources/mapFacts';
import { answerTasks } from '../threads/answerTasks';
import { Surveyor } from './surveyor';
import { type SurveyAnswer, type SurveySetup, type SurveyTask } from './surveyProtocol';

const { store, facts } = workerData as SurveySetup;
const map = openLayerStore(store);
const surveyor = new Surveyor(map, openFacts(facts, map));

answerTasks<SurveyTask, SurveyAnswer>(
  ({ tile, places }) => ({ ids: places.map(({ id }) => id), rows: surveyor.measure(tile, places) }),
  ({ rows }) => [rows.buffer],
);
