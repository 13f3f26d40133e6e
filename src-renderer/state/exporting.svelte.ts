import { type WrittenFileView } from '../../src-shared/contract/app/exports';
import { type ParamsIn } from '../../src-shared/contract/app/index';
import { call, downloadUrl, on, saveFile } from '../api';
import { app } from './app.svelte';

type Unfiled<Each> = Each extends unknown ? Omit<Each, 'file'> : never;
/** What to write; the file is asked for. */
export type Wanted = Unfiled<ParamsIn<'exports.write'>>;

/** Exports, from whichever step they are asked for. */
class Exporting {
  /** The last file that was written. `download`: where the browser gets it again; null in Electron. */
  written = $state.raw<{ file: WrittenFileView; download: string | null } | null>(null);

  /** Asks for a name and writes. */
  save(wanted: Wanted, { title, suggestedName }: { title: string; suggestedName: string }): Promise<void> {
    return app.attempt(async () => {
      const file = await saveFile({ title, suggestedName });
      if (!file) return;
      this.written = null;
      const { jobId } = await call('exports.write', { ...wanted, file });
      const stop = on('job.changed', (ended) => {
        if (ended.id !== jobId || !ended.finishedAt) return;
        stop();
        if (ended.state === 'done') this.finish(ended.result as WrittenFileView, downloadUrl(file));
      });
    });
  }

  private finish(file: WrittenFileView, download: string | null): void {
    this.written = { file, download };
    if (download) Object.assign(document.createElement('a'), { href: download, download: '' }).click();
  }
}

export const exporting = new Exporting();
