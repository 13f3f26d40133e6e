import { formatDuration, paceMeter, type Pace } from '../../src-shared/pace';
import { type Progress } from '../../src-shared/progress';
import { noteText, stageTexts, unitTexts } from '../../src-shared/texts/progress';

const barWidth = 24;
/** A bar is redrawn at most this often; without a terminal a line is printed at most this often. */
const redrawMs = 100;
const plainLineMs = 10_000;

const count = (value: number) => Math.round(value).toLocaleString('en-US');

function rate(pace: Pace, unit: string): string {
  if (pace.perSecond === null) return '';
  return `${pace.perSecond < 10 ? pace.perSecond.toFixed(1) : count(pace.perSecond)} ${unit}/s`;
}

/** One line of progress: `draw  1,200/5,000 images  24 %  310 images/s  ETA 12 s`. */
export function progressText(progress: Progress, pace: Pace): string {
  const { done, total, note } = progress;
  const unit = unitTexts.en[progress.unit];
  const share = total ? `${Math.floor((100 * done) / total)} %` : '';
  const amount = total === null ? `${count(done)} ${unit}` : `${count(done)}/${count(total)} ${unit}`;
  const eta = pace.etaS === null ? '' : `ETA ${formatDuration(pace.etaS)}`;
  const told = note ? noteText(note, 'en') : '';
  return [stageTexts.en[progress.stage], amount, share, rate(pace, unit), eta, told]
    .filter(Boolean)
    .join('  ');
}

function bar({ done, total }: Progress): string {
  const filled = total ? Math.round((barWidth * Math.min(done, total)) / total) : 0;
  return `[${'█'.repeat(filled)}${'·'.repeat(barWidth - filled)}]`;
}

/**
 * Shows progress on stderr: a bar that redraws itself on a terminal, else a plain line at each stage and every ten
 * seconds. `clear` ends the bar, so that what is printed next starts on a line of its own.
 */
export function progressLine(stream: NodeJS.WriteStream = process.stderr) {
  const meter = paceMeter();
  let stage = '';
  let lastMs = 0;
  return {
    show(progress: Progress): void {
      const nowMs = performance.now();
      const pace = meter(progress, nowMs);
      const ended = progress.total !== null && progress.done >= progress.total;
      const due = nowMs - lastMs >= (stream.isTTY ? redrawMs : plainLineMs);
      if (progress.stage === stage && !due && !(ended && stream.isTTY)) return;
      stage = progress.stage;
      lastMs = nowMs;
      const text = progressText(progress, pace);
      if (!stream.isTTY) stream.write(`${text}\n`);
      else stream.write(`\r\x1b[2K${`${bar(progress)} ${text}`.slice(0, (stream.columns || 80) - 1)}`);
    },
    clear(): void {
      if (stream.isTTY) stream.write('\r\x1b[2K');
    },
  };
}
