import { expect, it } from 'vitest';
import { ImageInbox } from './imageInbox';

const signal = () => new AbortController().signal;

it('is complete when the last image has come', async () => {
  const inbox = new ImageInbox(3, signal());
  const [a, b, c] = [1, 2, 3].map((value) => Uint8Array.of(value));
  inbox.add([a, b]);
  inbox.add([c]);
  expect(await inbox.all).toEqual([a, b, c]);
  expect(await new ImageInbox(0, signal()).all).toEqual([]);
});

it('takes a message of very many small images', async () => {
  const count = 300_000;
  const inbox = new ImageInbox(count, signal());
  inbox.add(Array.from({ length: count }, () => new Uint8Array(1)));
  expect((await inbox.all).length).toBe(count);
});

it('ends with its job', async () => {
  const controller = new AbortController();
  const inbox = new ImageInbox(2, controller.signal);
  controller.abort();
  await expect(inbox.all).rejects.toMatchObject({ code: 'state/cancelled' });
});
