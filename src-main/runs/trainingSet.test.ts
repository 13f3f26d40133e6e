import { afterEach, expect, it } from 'vitest';
import { wrapLng } from '../../src-shared/geo/longitude';
import { proposedTargets } from '../../src-shared/kinds/targets';
import { getImageSet, listImagePlaces, readImage } from '../project/images';
import { addClasses, addDataset, changeLabels } from '../project/places.fixture';
import { type Project } from '../project/project';
import { getTarget } from '../project/targets';
import { tinyProject } from './tinyProject.fixture';
import { canvasesOf, contextsOf, keptPlaces, placeValues } from './trainingSet';

const targets = Object.values(proposedTargets);
let project: Project;
afterEach(() => project.close());

it('sends no hidden label, and takes statistics from the visible ones alone', () => {
  project = tinyProject(6);
  const places = listImagePlaces(project, getImageSet(project));
  const shown = placeValues(project, places, targets, { price: new Set([5]), population: new Set([1]) });
  changeLabels(project, 'price', (id, price) => (id === 5 ? 1e9 : price));
  changeLabels(project, 'population', (id, density) => (id === 1 ? 1e9 : density));
  expect(placeValues(project, places, targets, { price: new Set([5]), population: new Set([1]) })).toEqual(
    shown,
  );
  // Prices of places 1, 3, 5 are 100, 300, 500; densities of 1, 4 are 0, 30.
  const mean = (Math.log(100) + Math.log(300)) / 2;
  const deviation = (Math.log(300) - Math.log(100)) / 2;
  expect(shown.statistics).toEqual({
    price: { mean: expect.closeTo(mean, 12), deviation: expect.closeTo(deviation, 12) },
    population: [30],
  });
  expect(shown.values.labels).toEqual({
    price: { kind: 'value', values: Float32Array.of(-1, NaN, 1, NaN, NaN, NaN) },
    population: { kind: 'classes', classes: 1, values: Int32Array.of(-1, -1, -1, 0, -1, -1) },
  });
});

it('tells classes by their names in an order of their own, or in that of a run that goes on', () => {
  project = tinyProject(1);
  const uses = ['park', 'flat', 'shop', 'dock'];
  const datasetId = addDataset(
    project,
    uses.map((use, i) => ({ lng: i, lat: 0, properties: { use } })),
  );
  addClasses(project, datasetId, 'use');
  const [image] = listImagePlaces(project, getImageSet(project));
  const places = [1, 2, 3, 4, 5].map((id) => ({ ...image, id }));
  const shown = (begun?: string[]) => {
    const hidden = { use: new Set([4]) };
    const of = begun && { use: begun };
    const { values, statistics } = placeValues(project, places, [getTarget(project, 'use')], hidden, of);
    return [statistics.use, [...values.labels.use.values]];
  };
  const sorted = [
    ['dock', 'flat', 'park'],
    [-1, 2, 1, -1, 0],
  ];
  expect(shown()).toEqual(sorted);
  const begun = ['park', 'dock', 'flat'];
  expect(shown(begun)).toEqual([begun, [-1, 0, 2, -1, 1]]);
  expect(shown(['park', 'dock', 'shop'])).toEqual(sorted);
  expect(shown(['park', 'park', 'park'])).toEqual(sorted);
});

it('has no label heads where no label is visible or usable', () => {
  project = tinyProject(4);
  changeLabels(project, 'price', (_id, price) => price && 0);
  const places = listImagePlaces(project, getImageSet(project));
  const { values, statistics } = placeValues(project, places, targets, { population: new Set([1, 2, 3, 4]) });
  expect([statistics, values.labels]).toEqual([{}, {}]);
  const lat = [0, 1, 2, 3].map((i) => (i - 1.5) / Math.sqrt(1.25));
  expect([...values.location]).toEqual(lat.flatMap((z) => [expect.closeTo(z, 5), expect.closeTo(z, 5)]));
});

it('standardises coordinates over the 180th meridian as elsewhere', () => {
  project = tinyProject(6);
  const places = listImagePlaces(project, getImageSet(project));
  const at = (by: number) => {
    const moved = places.map((place) => ({ ...place, lng: wrapLng(place.lng + by) }));
    return placeValues(project, moved, targets, {}).values.location;
  };
  const middle = (places[2].lng + places[3].lng) / 2;
  const [plain, there] = [at(0), at(180 - middle)];
  expect([...there]).toEqual(Array.from(plain, (z) => expect.closeTo(z, 5) as number));
});

it('announces the canvases and reads them one by one', () => {
  project = tinyProject(3);
  const set = getImageSet(project);
  const { header, images } = canvasesOf(project, set, listImagePlaces(project, set));
  expect(header).toEqual({ count: 3, sizePx: 16, canvasPx: 24 });
  expect([...images].length).toBe(3);
  const places = listImagePlaces(project, set);
  const contexts = contextsOf(project, places);
  expect(contexts.contextPx).toBe(16);
  expect([...contexts.images]).toEqual(places.map(({ contextId }) => readImage(project, contextId).bytes));
  expect(() => keptPlaces(project, { ...set, minEntropy: 1 })).toThrow('No place has a map image');
});
