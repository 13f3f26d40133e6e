import { basename } from 'node:path';
import { type DatasetView, type PlaceView } from '../../../src-shared/contract/app/data';
import { importFile } from '../../import/importFile';
import { mapExtents } from '../../import/knownPlaces';
import { previewFile } from '../../import/preview';
import {
  type Dataset,
  hideDataset,
  listDatasets,
  renameDataset,
  restoreDataset,
} from '../../project/datasets';
import { changeColumn } from '../../project/columns';
import { getPlace, type PlaceDetails, visiblePlaces } from '../../project/placeDetails';
import { JsonText } from '../../../src-shared/kinds/columns';
import { columnViews } from '../columnViews';
import { type HandlersOf } from '../context';

export const data: HandlersOf<'data'> = {
  'data.preview': (context, { file, dialect }) => {
    const project = context.openedProject();
    return previewFile(context.shell.inputPath(file), dialect, project ? mapExtents(project) : []);
  },
  'data.import': (context, { file, ...options }) => {
    const path = context.shell.inputPath(file);
    const job = { kind: 'import' as const, label: basename(path), parts: ['data' as const] };
    return context.startJob(job, (project, work) => importFile(project, path, { ...options, ...work }));
  },
  'data.datasets': (context) => listDatasets(context.project()).map(viewOf),
  'data.renameDataset': (context, { datasetId, name }) => {
    renameDataset(context.project(), datasetId, name);
    context.changed('data');
    return null;
  },
  'data.deleteDataset': (context, { datasetId }) => {
    hideDataset(context.project(), datasetId);
    context.changed('data');
    return null;
  },
  'data.restoreDataset': (context, { datasetId }) => {
    restoreDataset(context.project(), datasetId);
    context.changed('data');
    return null;
  },
  'data.place': (context, { placeId }) => placeView(getPlace(context.project(), placeId)),
  'data.places': (context, { placeIds, columns }) =>
    [...visiblePlaces(context.project(), placeIds)].map(placeView).map(({ properties, ...place }) => ({
      ...place,
      properties: properties.filter(([name]) => columns.includes(name)),
    })),
  'data.columns': (context) => columnViews(context.project()),
  'data.changeColumn': (context, { name, ...changes }) => {
    changeColumn(context.project(), name, changes);
    context.changed('data');
    return null;
  },
};

const placeView = ({ properties, ...place }: PlaceDetails): PlaceView => ({
  ...place,
  properties: [...properties].flatMap(([name, cell]) => {
    const shown = cell instanceof JsonText ? String(cell) : cell;
    return shown === null || shown === '' ? [] : [[name, shown]];
  }),
});

const viewOf = ({ mapping, report, ...dataset }: Dataset): DatasetView => ({
  ...dataset,
  placed: mapping.placed ?? null,
  report,
});
