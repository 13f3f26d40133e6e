import { type HealthSign } from '../engine';
import { type LiveJob } from './jobs';

/** Parts of a project that a view may show. */
export const changedParts = [
  'project',
  'data',
  'sources',
  'images',
  'runs',
  'embeddings',
  'predictions',
  'regions',
  'settings',
] as const;
export type ChangedPart = (typeof changedParts)[number];

/** What the application tells its interface, unasked. A slow listener misses progress, never an end. */
export interface AppEvents {
  /** Queued, begun, gone on, ended: the whole job each time. */
  'job.changed': LiveJob;
  'project.changed': { parts: ChangedPart[] };
  /** Curve points since the last of these, and health where it is new. */
  'run.advanced': {
    runId: number;
    points: { step: number; metrics: Record<string, number> }[];
    health: HealthSign[] | null;
  };
}

export type AppEventName = keyof AppEvents;
/** Events of which only the newest counts: those a shell may leave out while its line is full. */
export const droppable: readonly AppEventName[] = ['job.changed'];
