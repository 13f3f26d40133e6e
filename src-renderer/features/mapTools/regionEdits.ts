import { type Placing } from '../../../src-shared/contract/app/places';
import { type RegionView } from '../../../src-shared/contract/app/regions';
import { type Region } from '../../../src-shared/geo/polygon';
import { type Message } from '../../../src-shared/message';
import { call, openFiles } from '../../api';
import { app } from '../../state/app.svelte';
import { type Edit } from '../../state/edit';
import { history } from '../../state/history.svelte';
import { resultOf } from '../../state/jobEnd';
import { formats } from '../../ui/formats';
import { t } from './texts';

/** Every edit of a region, as one that can be undone. */

export const addRegion = (name: string, region: Region) =>
  added(t('edit.add', { name }), () => call('regions.add', { name, region }));

/** Asks for GeoJSON files and adds each as a region; returns what of them was left out. */
export async function importRegions(): Promise<Message[]> {
  const files = await app.attempt(() =>
    openFiles({ title: t('import', { formats: formats('region') }), role: 'region', multiple: true }),
  );
  const leftOut: Message[] = [];
  for (const file of files ?? [])
    await added(t('edit.import'), async () => {
      const { notices, ...region } = await call('regions.import', { file });
      leftOut.push(...notices);
      return region;
    });
  return leftOut;
}

/** The region is made once; after an undo it is brought back. */
const added = (label: string, make: () => Promise<RegionView>): Promise<void> =>
  history().keep(async (): Promise<Edit> => {
    const { id: regionId } = await make();
    return { label, do: ['regions.restore', { regionId }], undo: ['regions.delete', { regionId }] };
  });

export const renameRegion = ({ id: regionId, name: before }: RegionView, name: string) =>
  history().run({
    label: t('edit.rename', { name }),
    do: ['regions.change', { regionId, name }],
    undo: ['regions.change', { regionId, name: before }],
  });

export const reshapeRegion = ({ id: regionId, name, region: before }: RegionView, region: Region) =>
  history().run({
    label: t('edit.reshape', { name }),
    do: ['regions.change', { regionId, region }],
    undo: ['regions.change', { regionId, region: before }],
  });

export const deleteRegion = ({ id: regionId, name }: RegionView) =>
  history().run({
    label: t('edit.delete', { name }),
    do: ['regions.delete', { regionId }],
    undo: ['regions.restore', { regionId }],
  });

/** Puts places into a region, as a dataset that can be taken back once it is there; false if it came to nothing. */
export async function placeIn(
  { id: regionId, name: region }: RegionView,
  placing: Placing,
): Promise<boolean> {
  const name = t(`placing.name.${placing.by}`, { region }).slice(0, 200);
  const added = await app.attempt(async () => {
    const { jobId } = await call('places.add', { regionId, placing, name });
    return resultOf<{ datasetId: number }>(jobId);
  });
  if (!added) return false;
  const { datasetId } = added;
  await history().keep({
    label: t('edit.place', { name: region }),
    do: ['data.restoreDataset', { datasetId }],
    undo: ['data.deleteDataset', { datasetId }],
  });
  return true;
}
