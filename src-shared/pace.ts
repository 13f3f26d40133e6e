export interface Pace {
  /** Units per second over the last minute or so; null until two readings. */
  perSecond: number | null;
  /** Seconds to the end at that rate; null while the total or the rate is unknown. */
  etaS: number | null;
}

/** Where something stands, in units of one kind. */
interface Reading {
  stage: string;
  done: number;
  total: number | null;
}

/** How quickly an old reading loses weight, seconds. */
const memoryS = 20;

/**
 * Follows the progress of one job and says its rate and remaining time; a new stage starts afresh. The rate is what was done by the
 * time it took, both fading: a burst at the start, such as what was there already, weighs no more than the moment that it took.
 */
export function paceMeter(): (reading: Reading, nowMs: number) => Pace {
  let stage = '';
  let last = { done: 0, atMs: 0 };
  let [units, seconds] = [0, 0];
  return (reading, nowMs) => {
    if (reading.stage !== stage || reading.done < last.done) {
      stage = reading.stage;
      last = { done: reading.done, atMs: nowMs };
      [units, seconds] = [0, 0];
    }
    const passedS = (nowMs - last.atMs) / 1000;
    if (passedS > 0 && reading.done > last.done) {
      const kept = Math.exp(-passedS / memoryS);
      units = units * kept + reading.done - last.done;
      seconds = seconds * kept + passedS;
      last = { done: reading.done, atMs: nowMs };
    }
    const perSecond = seconds > 0 ? units / seconds : null;
    const left = reading.total === null ? null : Math.max(0, reading.total - reading.done);
    return { perSecond, etaS: left === null || perSecond === null ? null : left / perSecond };
  };
}

/** `47 s`, `3 min 05 s`, `2 h 10 min`. */
export function formatDuration(seconds: number): string {
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  const minutes = Math.floor(whole / 60);
  if (minutes < 60) return `${minutes} min ${String(whole % 60).padStart(2, '0')} s`;
  return `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')} min`;
}
