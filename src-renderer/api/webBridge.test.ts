import { worded } from '../../src-shared/message.fixture';
import { expect, it, vi } from 'vitest';
import { mostMessageBytes } from '../../src-shared/contract/app/messageLimit';
import { webBridge } from './webBridge';

vi.mock('./upload', () => ({ upload: ({ name }: File) => Promise.resolve(`uploaded/${name}`) }));

const sent: string[] = [];

class Socket {
  onopen = () => {};
  onmessage = (_event: { data: string }) => {};
  constructor() {
    setTimeout(() => this.onopen());
  }
  send(message: string): void {
    sent.push(message);
    const { id } = JSON.parse(message) as { id: number };
    this.onmessage({ data: JSON.stringify({ id, answer: { ok: true, value: null } }) });
  }
}

vi.stubGlobal('WebSocket', Socket);
vi.stubGlobal('location', { host: 'localhost' });

it('uploads what is dropped', async () => {
  expect(await webBridge().dropped(new File(['x'], 'a.csv'))).toBe('uploaded/a.csv');
});

it('sends what the socket takes, and says of more why it does not', async () => {
  const { call } = webBridge();
  const text = 'x'.repeat(mostMessageBytes - 100);
  expect(await call('regions.add', { text })).toEqual({ ok: true, value: null });
  expect(await call('regions.add', { text: text + text })).toMatchObject({
    ok: false,
    error: { code: 'input/too-large', message: worded(/simplify its borders/) },
  });
  expect(sent.length).toBe(1);
});
