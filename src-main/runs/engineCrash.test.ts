import { expect, it } from 'vitest';
import { engineCrash, memoryKills, type ProcessEnd } from './engineCrash';

const end: ProcessEnd = { exitCode: null, signal: 'SIGKILL', log: 'step 1\n', memoryKill: false };
const codeOf = (changes: Partial<ProcessEnd>) => engineCrash({ ...end, ...changes }).code;

it('takes a killed engine for one without memory only where the system has ended one so', () => {
  expect([codeOf({}), codeOf({ memoryKill: true }), codeOf({ signal: 'SIGTERM', memoryKill: true })]).toEqual(
    ['engine/crashed', 'engine/out-of-memory', 'engine/crashed'],
  );
  expect(memoryKills()).toBeGreaterThanOrEqual(0);
});

it('finds the last words of a process whose heap is full', () => {
  const log =
    'FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory\n  at native\n';
  expect(engineCrash({ ...end, signal: 'SIGABRT', log }).message).toBe(
    'The memory does not suffice (FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory). ' +
      'Try a smaller batchSize or encoder, or fewer views.',
  );
  expect(codeOf({ signal: null, exitCode: 1, log: 'Error: no such device' })).toBe('engine/crashed');
});
