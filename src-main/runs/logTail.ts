/** The last bytes of a process's output. */
export class LogTail {
  private pieces: Buffer[] = [];
  private heldBytes = 0;

  constructor(private readonly maxBytes = 64 * 1024) {}

  readonly add = (piece: Buffer): void => {
    this.pieces.push(piece);
    this.heldBytes += piece.length;
    while (this.heldBytes - this.pieces[0].length >= this.maxBytes) {
      this.heldBytes -= this.pieces.shift()!.length;
    }
  };

  get text(): string {
    return Buffer.concat(this.pieces).subarray(-this.maxBytes).toString('utf8');
  }
}
