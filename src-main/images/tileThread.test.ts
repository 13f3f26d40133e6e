import { expect, test } from 'vitest';
import { TileThread } from './tileThread';

test('a thread that failed refuses every later tile instead of leaving it unanswered', async () => {
  const thread = new TileThread(new SharedArrayBuffer(0));
  const failure = {
    code: 'bug/unexpected',
    message: expect.stringContaining('The map was not drawn') as string,
  };
  await expect(thread.draw({ z: 11, x: 602, y: 769 })).rejects.toMatchObject(failure);
  await expect(thread.draw({ z: 11, x: 603, y: 769 })).rejects.toMatchObject(failure);
  await thread.end();
});
