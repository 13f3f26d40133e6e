import { type Project } from './project';

/** What the interface keeps with the project: JSON by key; undefined where nothing is kept. */
export function getSetting(project: Project, key: string): unknown {
  const row = project.get<{ json: string }>('SELECT value_json AS json FROM settings WHERE key = ?', key);
  return row && (JSON.parse(row.json) as unknown);
}

export function keepSetting(project: Project, key: string, value: unknown): void {
  project.run(
    'INSERT INTO settings (key, value_json) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value_json = excluded.value_json',
    key,
    JSON.stringify(value),
  );
}
