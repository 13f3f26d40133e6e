import { type WrittenFileView } from '../../src-shared/contract/app/exports';
import { type ParamsIn } from '../../src-shared/contract/app/index';
import { call, downloadUrl, saveFile } from '../api';
import { app } from './app.svelte';
import { resultOf } from './jobEnd';
import { perProject } from './perProject.svelte';

type Unfiled<Each> = Each extends unknown ? Omit<Each, 'file'> : never;
/** What to write; the file is asked for. */
export type Wanted = Unfiled<ParamsIn<'exports.write'>>;

/** Exports, from whichever step they are asked for. */
class Exporting {
  /** The last file that was written. `download`: where the browser gets it again; null in Electron. */
  written = $state.raw<{ file: WrittenFileView; download: string | null } | null>(null);

  /** Asks for a name and writes; settles when the file is there, or what it failed with is shown. */
  save(wanted: Wanted, { title, suggestedName }: { title: string; suggestedName: string }): Promise<void> {
    return app.attempt(async () => {
      const file = await saveFile({ title, suggestedName });
      if (!file) return;
      this.written = null;
      const { jobId } = await call('exports.write', { ...wanted, file });
      this.finish(await resultOf<WrittenFileView>(jobId), downloadUrl(file));
    });
  }

  private finish(file: WrittenFileView, download: string | null): void {
    this.written = { file, download };
    if (download) Object.assign(document.createElement('a'), { href: download, download: '' }).click();
  }
}

export const exporting = perProject(() => new Exporting());
