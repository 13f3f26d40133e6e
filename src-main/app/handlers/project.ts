import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { type ProjectSummary } from '../../../src-shared/contract/app/project';
import { type WorkOptions } from '../../../src-shared/progress';
import { readPlaceFolder, sourceFilesOf } from '../../demo/placeFolder';
import { importFile } from '../../import/importFile';
import { countAll } from '../../project/counts';
import { creditsOf } from '../../project/credits';
import { deleteDataset, placesBBox } from '../../project/datasets';
import { countImages, getImageSet } from '../../project/images';
import { createProject } from '../../project/createProject';
import { countPlaces } from '../../project/places';
import { type Project } from '../../project/project';
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
  'project.open': async (context, { file }) => {
    const path = context.shell.projectPath(file, true);
    if (context.openedProject()?.path !== path) await context.openProject(path);
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
  const { runs, doneRuns, resumableRuns, ...counts } = countAll(opened);
  const places = countPlaces(opened);
  return {
    path: opened.path,
    name: basename(opened.path, '.placeprint'),
    opening: opened.opening,
    readOnly: opened.readOnly,
    bbox: places > 0 ? placesBBox(opened) : null,
    places,
    labels: countLabels(opened),
    images: counts.imageSets > 0 ? countImages(opened, getImageSet(opened)) : { drawn: 0, kept: 0 },
    runs: { total: runs, done: doneRuns, resumable: resumableRuns },
    ...counts,
    attributions: creditsOf(opened),
    look: looks.of(opened.path),
  };
}
