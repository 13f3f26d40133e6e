import { z } from 'zod';
import { say } from '../../src-shared/message';
import { type Project, timestamp } from './project';
import { parseStored } from './stored';

export interface StoredAblation {
  id: number;
  createdAt: string;
  /** JSON; the `experiments` room knows what it says. */
  report: unknown;
}

/** Returns its id. */
export function addAblation(project: Project, report: unknown): number {
  return project.run(
    'INSERT INTO ablations (created_at, report_json) VALUES (?, ?)',
    timestamp(),
    JSON.stringify(report),
  ).id;
}

/** Oldest first. */
export function listAblations(project: Project): StoredAblation[] {
  const rows = project.all<{ id: number; createdAt: string; reportJson: string }>(
    'SELECT id, created_at AS createdAt, report_json AS reportJson FROM ablations ORDER BY id',
  );
  return rows.map(({ reportJson, ...row }) => ({
    ...row,
    report: parseStored(z.json(), reportJson, say('stored.ablation', { id: String(row.id) })),
  }));
}
