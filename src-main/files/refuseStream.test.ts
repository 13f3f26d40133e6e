import { symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { fileAs } from './fileAs';
import { namedPipe, newFolder } from './places.fixture';

it('refuses a pipe and a device as a file to read, at once and also through a link', async () => {
  const pipe = namedPipe();
  const link = join(dirname(pipe), 'link.csv');
  symlinkSync(pipe, link);
  for (const path of [pipe, link, '/dev/zero'])
    await expect(fileAs('table', path)).rejects.toMatchObject({
      code: 'input/unreadable',
      message: expect.stringContaining('is a pipe or a device'),
    });
  await expect(fileAs('table', join(newFolder(), 'none'))).rejects.toMatchObject({
    code: 'input/unreadable',
  });
});
