import { expect, it } from 'vitest';
import { AppError } from '../../src-shared/errors';
import { plain } from '../../src-shared/message';
import { askFirst } from './askFirst';

const failing = (code: 'input/doubtful' | 'input/malformed') =>
  askFirst('images.render', { sizePx: 64 }, () => Promise.reject(new AppError(code, plain('found'))));

it('tells with a doubt which call goes on, and hands on all else', async () => {
  const again = { method: 'images.render', params: { sizePx: 64, anyway: true } };
  await expect(failing('input/doubtful')).rejects.toMatchObject({ message: 'found', data: { again } });
  await expect(failing('input/malformed')).rejects.toMatchObject({
    code: 'input/malformed',
    data: undefined,
  });
  expect(await askFirst('images.render', {}, () => Promise.resolve(3))).toBe(3);
});
