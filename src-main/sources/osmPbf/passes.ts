import { type WorkOptions } from '../../../src-shared/progress';
import { type BlobFile } from './blobs';
import { type BlockVisitor, contents, readBlock } from './block';

/** Reads a file's blocks again and again, passing over those that are known to hold nothing of interest. */
export class Passes {
  /** What each blob holds, by its offset, once it has been read. */
  private readonly found = new Map<number, number>();
  private done = 0;

  constructor(
    private readonly file: BlobFile,
    private readonly count: number,
    private readonly locationsOnWays: boolean,
    private readonly options: WorkOptions,
  ) {}

  /** Shows every element that the visitor has a method for, in the order of the file; nodes also where ways bring them along. */
  async run(wants: Omit<BlockVisitor, 'nodesOfWays'>): Promise<void> {
    const visitor = { ...wants, nodesOfWays: this.locationsOnWays };
    const nodesOnWays = visitor.node && this.locationsOnWays;
    const wanted =
      (visitor.node ? contents.nodes : 0) |
      (visitor.way || nodesOnWays ? contents.ways : 0) |
      (visitor.relation ? contents.relations : 0);
    for await (const blob of this.file.blobs(this.options.signal)) {
      if (blob.type === 'OSMData' && ((this.found.get(blob.offset) ?? wanted) & wanted) !== 0)
        this.found.set(blob.offset, readBlock(await this.file.data(blob), blob.offset, visitor));
      this.report(blob.offset + blob.size);
    }
    this.done++;
  }

  /** Counts a pass as done that proved unnecessary. */
  skip(): void {
    this.done++;
  }

  private report(at: number): void {
    const { size } = this.file;
    this.options.onProgress?.({
      stage: 'read',
      done: this.done * size + at,
      total: this.count * size,
      unit: 'bytes',
    });
  }
}
