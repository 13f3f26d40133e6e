import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { type TargetId } from '../../src-shared/kinds/targets';
import { exportPredictions } from '../export/exportPredictions';
import { writeOutput } from '../files/writeOutput';
import { contactSheet } from '../images/contactSheet';
import { drawMapPicture } from '../images/mapPicture';
import { checkNotBlank, renderImages } from '../images/renderImages';
import { importFile } from '../import/importFile';
import { titled } from '../predict/evaluationTable';
import { predict } from '../predict/predict';
import { getImageSet, listImagePlaces } from '../project/images';
import { createProject } from '../project/createProject';
import { countPlaces } from '../project/places';
import { getTarget, listTargets } from '../project/targets';
import { writeSampleCity } from '../sample/writeSampleCity';
import { addSource } from '../sources/addSource';
import { type DemoContext, type DemoOptions, type DemoPlace } from './context';
import { scoreEncoder, type Trained, trainEncoder } from './encoder';
import { type DemoReport, metricsMarkdown } from './metricsReport';
import { type PlaceFolder, readPlaceFolder, sourceFilesOf } from './placeFolder';
import { Stages } from './stages';

export interface DemoResult {
  report: DemoReport;
  /** Absolute paths of what it leaves, the project first. */
  files: string[];
}

const sampleSize = { sizeM: 6000, placeCount: 2500 };

/**
 * The main job, end to end: imports a place, draws its map images, trains and embeds, scores every target under every split
 * beside the baselines, and leaves GeoJSON, pictures and metrics in a folder. `state/exists` if there is a demo in it; else
 * the codes of the services.
 */
export async function runDemo(given: DemoOptions): Promise<DemoResult> {
  const options = { ...given, outDir: resolve(given.outDir) };
  await mkdir(options.outDir, { recursive: true });
  const project = createProject(join(options.outDir, 'demo.placeprint'));
  try {
    const place = await placeOf(options);
    const stages = new Stages(project, options);
    return await mainJob({ project, place, options, stages });
  } finally {
    project.close();
  }
}

async function placeOf({ placeDir, outDir, seed, signal, onProgress }: DemoOptions): Promise<PlaceFolder> {
  if (placeDir) return readPlaceFolder(placeDir);
  const folder = join(outDir, 'sample-city');
  await writeSampleCity(folder, { seed, ...sampleSize }, { signal, onProgress });
  return readPlaceFolder(folder);
}

/** What is evaluated, once the tables are there: before hours of training, one that no table has is an error. */
function targetsOf({ project, place: { manifest } }: DemoPlace): readonly TargetId[] {
  const wanted = manifest.targets ?? listTargets(project).map(({ id }) => id);
  return wanted.map((id) => getTarget(project, id).id);
}

async function mainJob(begun: DemoPlace): Promise<DemoResult> {
  const { project, options } = begun;
  const { outDir, seed, seeds = 1 } = options;
  await importTables(begun);
  const context = { ...begun, targets: targetsOf(begun) };
  const sheet = await drawImages(context);
  const trained: Trained[] = [];
  for (let i = 0; i < seeds; i++) trained.push(await trainEncoder(context, seed + i));
  const evaluations: DemoReport['evaluations'] = [];
  for (const each of trained)
    for (const evaluation of await scoreEncoder(context, each))
      evaluations.push({ seed: each.seed, evaluation: titled(evaluation) });
  const files = [project.path, sheet];
  for (const target of context.targets) files.push(...(await predictTarget(context, target, trained[0])));
  const report = reportOf(context, evaluations);
  const [markdown, json] = [join(outDir, 'metrics.md'), join(outDir, 'metrics.json')];
  await writeOutput(markdown, [metricsMarkdown(report)]);
  await writeOutput(json, [`${JSON.stringify(report, null, 2)}\n`]);
  return { report, files: [...files, markdown, json] };
}

/** Columns that the manifest does not map are no labels, whatever their names say. */
async function importTables({ project, place, stages }: DemoPlace): Promise<void> {
  const { attribution, tables } = place.manifest;
  for (const { path, name, mapping, targets, where } of tables) {
    const taken = { mapping: { price: null, population: null, ...mapping }, targets, where };
    await stages.run('import', (work) =>
      importFile(project, join(place.folder, path), { name, attribution, ...taken, ...work }),
    );
  }
}

/** Adds the map, draws the images of all places, and returns the path of their contact sheet. */
async function drawImages({ project, place, options, stages }: DemoContext): Promise<string> {
  const { name, attribution, images } = place.manifest;
  const { anyway } = options;
  await stages.run('source', (work) =>
    addSource(project, sourceFilesOf(place), { name, attribution, anyway, ...work }),
  );
  const drawn = await stages.run('render', (work) => renderImages(project, { ...images, ...work }));
  checkNotBlank(drawn, anyway);
  const sheet = join(options.outDir, 'contact-sheet.png');
  await contactSheet(project, sheet);
  return sheet;
}

/** Predictions for all places, with intervals that hold for neighbourhoods without labels, as GeoJSON and as a picture. */
async function predictTarget(context: DemoContext, target: TargetId, trained: Trained): Promise<string[]> {
  const { project, options, stages } = context;
  const { predictionSetId } = await stages.run('predict', (work) =>
    predict(project, { target, split: 'neighbourhood', ...trained }, work),
  );
  const geoJson = join(options.outDir, `predictions-${target}.geojson`);
  // No job: a job writes its progress to the project, which the export reads as a stream.
  await exportPredictions(project, geoJson, {
    setId: predictionSetId,
    signal: options.signal,
    onProgress: options.onProgress,
  });
  const picture = join(options.outDir, `map-${target}.png`);
  await drawMapPicture(project, picture, { predictionSetId });
  return [geoJson, picture];
}

function reportOf(context: DemoContext, evaluations: DemoReport['evaluations']): DemoReport {
  const { project, place, options, stages } = context;
  const { name, generated = false, attribution } = place.manifest;
  return {
    place: name,
    generated,
    attribution,
    preset: options.preset,
    executor: options.executor,
    seeds: [...new Set(evaluations.map(({ seed }) => seed))],
    placeCount: countPlaces(project),
    imageCount: listImagePlaces(project, getImageSet(project)).length,
    evaluations,
    stages: stages.times(),
  };
}
