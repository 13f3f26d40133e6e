/** Where long work stands. `total` is null while it is unknown. */
export interface Progress {
  stage: string;
  done: number;
  total: number | null;
  /** What `done` counts: `rows`, `images`, `places`, `steps`, `bytes`. */
  unit: string;
  /** Free figures to show beside the bar, such as the loss. */
  note?: string;
}

export interface WorkOptions {
  signal?: AbortSignal;
  onProgress?: (progress: Progress) => void;
}
