import { type Duplex, duplexPair } from 'node:stream';

/** Two connected streams for tests; as with sockets, closing one closes the other. */
export function streamPair(): [Duplex, Duplex] {
  const [a, b] = duplexPair();
  a.once('close', () => b.destroy());
  b.once('close', () => a.destroy());
  return [a, b];
}
