import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Page } from '@playwright/test';
import { type LngLat } from '../../src-shared/geo/lngLat';
import { regionBBox } from '../../src-shared/geo/polygon';
import { addDataset } from '../../src-main/project/places.fixture';
import { createProject } from '../../src-main/project/createProject';
import { choose, drop } from './actions';
import { ContractClient } from './contractClient';
import { expect, test } from './fixtures';

/** Not the folder of the web shell, which would keep an upload under another name then. */
const elsewhere = mkdtempSync(join(tmpdir(), 'placeprint-projects-'));
test.afterAll(() => rmSync(elsewhere, { recursive: true }));

/** A project of a few places around a point; of none without one. */
function projectAt(name: string, at?: LngLat): string {
  const path = join(elsewhere, `${name}.placeprint`);
  const project = createProject(path);
  if (at) {
    addDataset(
      project,
      [0, 0.01, 0.02].map((off) => ({ lng: at.lng + off, lat: at.lat + off })),
    );
  }
  project.close();
  return path;
}

/** West, south, east and north of what the map shows, rounded to degrees. */
async function view(page: Page): Promise<number[]> {
  const client = await ContractClient.of(page);
  const tool = page.getByRole('button', { name: 'Regions' });
  if ((await tool.getAttribute('aria-expanded')) === 'false') await tool.click();
  await page.getByRole('button', { name: 'From the current view' }).click();
  await expect(page.getByLabel('Name of the region')).not.toHaveCount(0);
  const regions = await client.call('regions.list', {});
  client.close();
  return regionBBox(regions.at(-1)!.region).map(Math.round);
}

test('looks at the places of another project that is opened directly', async ({ app: { page } }) => {
  const first = projectAt('boston', { lng: -71, lat: 42 });
  const second = projectAt('seoul', { lng: 127, lat: 37 });
  const empty = projectAt('empty');
  await choose(page, 'Open a project …', [first]);
  await expect(page.getByText('boston', { exact: true })).toBeVisible();
  await expect.poll(() => view(page)).toEqual([-71, 42, -71, 42]);
  await drop(page, [second]);
  await expect(page.getByText('seoul', { exact: true })).toBeVisible();
  await expect.poll(() => view(page)).toEqual([127, 37, 127, 37]);
  await drop(page, [empty]);
  await expect(page.getByText('empty', { exact: true })).toBeVisible();
  await expect.poll(async () => (await view(page)).map(Math.sign)).toEqual([-1, -1, 1, 1]);
});
