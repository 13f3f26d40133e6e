import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { type ProjectSummary } from '../../../src-shared/contract/app/project';
import { type WorkOptions } from '../../../src-shared/progress';
import { readPlaceFolder, sourceFilesOf } from '../../demo/placeFolder';
import { importFile } from '../../import/importFile';
import { deleteDataset, listDatasets, placesBBox } from '../../project/datasets';
import { isTrained, listEmbeddingSets } from '../../project/embeddings';
import { countImages, getImageSet, listImageSets } from '../../project/images';
import { listCreditedSources, listMapSources } from '../../project/mapSources';
import { createProject, openProject } from '../../project/openProject';
import { countPlaces } from '../../project/places';
import { listPredictionSets } from '../../project/predictions';
import { type Project } from '../../project/project';
import { listRegions } from '../../project/regions';
import { listRuns } from '../../project/runs';
import { getSetting, keepSetting } from '../../project/settings';
import { countLabels } from '../../project/targets';
import { writeSampleCity } from '../../sample/writeSampleCity';
import { addSource } from '../../sources/addSource';
import { type AppContext, type HandlersOf } from '../context';

export const project: HandlersOf<'project'> = {
  'project.recent': ({ recent }) => recent.list(),
  'project.forget': ({ recent }, { path }) => {
    recent.forget(path);
    return recent.list();
  },
  'project.create': (context, { file, isTrial }) => {
    const path = context.shell.projectPath(file, false);
    context.replaceProject(() => createProject(path), { isTrial });
    return summaryOf(context, context.project());
  },
  'project.open': (context, { file }) => {
    const path = context.shell.projectPath(file, true);
    if (context.openedProject()?.path !== path) context.replaceProject(() => openProject(path));
    return summaryOf(context, context.project());
  },
  'project.close': (context) => {
    context.replaceProject(null);
    return null;
  },
  'project.summary': (context) => {
    const opened = context.openedProject();
    return opened && summaryOf(context, opened);
  },
  'project.fillWithSample': (context, { seed }) => fillWithSample(context, seed),
  'project.setting': (context, { key }) => getSetting(context.project(), key) ?? null,
  'project.keepLook': ({ openedProject, looks }, { opening, look }) => {
    const opened = openedProject();
    if (opened?.opening === opening) looks.keep(opened.path, look);
    return null;
  },
  'project.keepSetting': (context, { key, value }) => {
    keepSetting(context.project(), key, value);
    context.changed('settings');
    return null;
  },
};

/** Large enough to be learnt from, small enough for minutes on two cores. */
const sampleSize = { sizeM: 6000, placeCount: 2500 };

function fillWithSample(context: AppContext, seed: number) {
  const job = { kind: 'sample', label: '', parts: ['project', 'data', 'sources'] } as const;
  return context.startJob({ ...job, parts: [...job.parts] }, async (opened, work) => {
    const folder = await mkdtemp(join(tmpdir(), 'placeprint-sample-'));
    try {
      return await addSample(opened, folder, seed, work);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
}

async function addSample(opened: Project, folder: string, seed: number, work: WorkOptions) {
  await writeSampleCity(folder, { seed, ...sampleSize }, work);
  const place = await readPlaceFolder(folder);
  const { attribution, name, tables } = place.manifest;
  const datasetIds: number[] = [];
  try {
    for (const { path, mapping } of tables) {
      const options = { name, mapping, attribution, ...work };
      datasetIds.push((await importFile(opened, join(folder, path), options)).datasetId);
    }
    await addSource(opened, sourceFilesOf(place), { name, attribution, ...work });
  } catch (error) {
    // Places without their map are no sample.
    for (const datasetId of datasetIds) deleteDataset(opened, datasetId);
    throw error;
  }
  return { places: countPlaces(opened) };
}

function summaryOf({ looks }: AppContext, opened: Project): ProjectSummary {
  const runs = listRuns(opened);
  const sources = listMapSources(opened);
  const datasets = listDatasets(opened);
  const places = countPlaces(opened);
  const imageSets = listImageSets(opened);
  const credits = [...datasets, ...listCreditedSources(opened)].flatMap(
    ({ attribution }) => attribution ?? [],
  );
  return {
    path: opened.path,
    name: basename(opened.path, '.placeprint'),
    opening: opened.opening,
    bbox: places > 0 ? placesBBox(opened) : null,
    places,
    labels: countLabels(opened),
    datasets: datasets.length,
    mapSources: sources.length,
    imageSets: imageSets.length,
    images: imageSets.length > 0 ? countImages(opened, getImageSet(opened)) : { drawn: 0, kept: 0 },
    runs: {
      total: runs.length,
      done: runs.filter(({ state }) => state === 'done').length,
      resumable: runs.filter(({ state }) => state === 'cancelled' || state === 'interrupted').length,
    },
    embeddingSets: listEmbeddingSets(opened).filter(isTrained).length,
    predictionSets: listPredictionSets(opened).length,
    regions: listRegions(opened).length,
    attributions: [...new Set(credits)],
    look: looks.of(opened.path),
  };
}
