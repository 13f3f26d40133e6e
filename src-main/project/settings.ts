import { z } from 'zod';
import { say } from '../../src-shared/message';
import { type Project } from './project';
import { parseStored } from './stored';

/** What the interface keeps with the project: JSON by key; undefined where nothing is kept, `io/corrupt`. */
export function getSetting(project: Project, key: string): unknown {
  const row = project.get<{ json: string }>('SELECT value_json AS json FROM settings WHERE key = ?', key);
  return row && parseStored(z.json(), row.json, say('stored.setting', { key }));
}

export function keepSetting(project: Project, key: string, value: unknown): void {
  project.run(
    'INSERT INTO settings (key, value_json) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value_json = excluded.value_json',
    key,
    JSON.stringify(value),
  );
}
