import { paceMeter } from '../../src-shared/pace';

/** A file on its way into the web shell. */
export interface Upload {
  id: number;
  name: string;
  sentBytes: number;
  totalBytes: number;
  etaS: number | null;
  cancel: () => void;
}

/** Uploads under way; none in Electron, which reads files where they lie. */
class Uploads {
  list = $state.raw<Upload[]>([]);
  private nextId = 1;

  begin(name: string, totalBytes: number, cancel: () => void) {
    const id = this.nextId++;
    const pace = paceMeter();
    this.list = [...this.list, { id, name, sentBytes: 0, totalBytes, etaS: null, cancel }];
    return {
      advance: (sentBytes: number) => {
        const { etaS } = pace({ stage: '', done: sentBytes, total: totalBytes }, performance.now());
        this.list = this.list.map((each) => (each.id === id ? { ...each, sentBytes, etaS } : each));
      },
      end: () => void (this.list = this.list.filter((each) => each.id !== id)),
    };
  }
}

export const uploads = new Uploads();
