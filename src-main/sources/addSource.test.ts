import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readSource } from './addSource';

const data = resolve(import.meta.dirname, '../../../shared/data');

describe.skipIf(!existsSync(data))('readSource on real places', () => {
  it('reads Lower Manhattan with its rivers', async () => {
    const folder = join(data, 'nyc_lower_manhattan');
    const { store, summary } = await readSource([
      { path: join(folder, 'map.osm.pbf') },
      { path: join(folder, 'water_areas_tiger2010.geojson') },
    ]);
    expect(store.featureCount).toBe(summary.featureCount);
    expect(summary.byClass).toMatchObject({ building: 9928, water: 132, subway: 321 });
  });

  it("reads Cambridge's layers", async () => {
    const folder = join(data, 'cambridge_ma/map');
    const files = readdirSync(folder).map((name) => ({ path: join(folder, name) }));
    const { summary } = await readSource(files);
    expect(summary.byClass).toMatchObject({ parcel: 13115, building: 11443, service: 8379 });
  });
});
