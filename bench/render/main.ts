import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { MapDrawer } from '../../src-main/images/mapDrawer';
import { readSource } from '../../src-main/sources/readSource';
import { randomStream } from '../../src-shared/random';
import { appRoot } from '../../src-main/entryPath';
const d = join(appRoot, '../shared/data/nyc_lower_manhattan');
if (!existsSync(d)) throw new Error('no data');
const { store } = await readSource([
  { path: join(d, 'map.osm.pbf') },
  { path: join(d, 'water_areas_tiger2010.geojson') },
]);
const drawer = new MapDrawer(store);
const r = randomStream(1);
for (let k = 0; k < 4; k++) {
  const t = performance.now();
  for (let i = 0; i < 1000; i++)
    drawer.draw({
      center: { lng: -74.018 + r.next() * 0.04, lat: 40.7 + r.next() * 0.028 },
      sizePx: 128,
      metresPerPixel: 2,
    });
  console.log(1000 / ((performance.now() - t) / 1000), 'images/s');
}
