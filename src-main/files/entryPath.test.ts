import { expect, it } from 'vitest';
import { outsideArchive } from './entryPath';

it('finds what plain Node runs beside the archive of an installed application', () => {
  expect(['/opt/placeprint/resources/app.asar', '/home/me/placeprint'].map(outsideArchive)).toEqual([
    '/opt/placeprint/resources/app.asar.unpacked',
    '/home/me/placeprint',
  ]);
});
