import { expect, it } from 'vitest';
import { LogTail } from './logTail';
import { nodeBinary } from './nodeBinary';

const versions = (node: string, electron?: string) =>
  ({ versions: { node, electron }, execPath: '/bin/this' }) as unknown as NodeJS.Process;

it('takes this Node where it is plain and new enough, else the one that is carried along', () => {
  expect(nodeBinary(versions('24.1.0'))).toBe('/bin/this');
  expect(nodeBinary(versions('22.15.0'))).toBe('/bin/this');
  expect(nodeBinary(versions('23.8.0'))).toBe('/bin/this');
  const old = ['22.14.9', '23.7.1', '20.19.0'].map((node) => versions(node));
  for (const other of [...old, versions('24.1.0', '45.0.0')])
    expect(nodeBinary(other)).toMatch(/node_modules.node.bin.node/);
});

it('keeps the end of a log', () => {
  const log = new LogTail(10);
  for (const text of ['one ', 'two ', 'three ', 'four']) log.add(Buffer.from(text));
  expect(log.text).toBe('three four');
  log.add(Buffer.from('0123456789abc'));
  expect(log.text).toBe('3456789abc');
});
