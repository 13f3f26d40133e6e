/** Which of day and month a date such as 03/04/2020 begins with. */
export type DateOrder = 'dayFirst' | 'monthFirst';

const yearFirst = /^(\d{4})[-/.年]? ?(\d{1,2})[-/.月]? ?(\d{1,2})日?(?:\D|$)/;
const compact = /^(\d{4})(\d{2})(\d{2})(?:T|$)/;
const yearLast = /^(\d{1,2})([-/.]) ?(\d{1,2})[-/.] ?(\d{4})(?:\D|$)/;
const clock = /[T ](\d{1,2}):(\d{2})(?::(\d{2}))?/;

/**
 * The moment that a text names, in milliseconds since 1970 (UTC; the day’s beginning where no time follows): ISO 8601, `20141013`,
 * `2014. 10. 13`, `2014年10月13日`, `13.10.2014`, `10/13/2014`. NaN where it names none.
 */
export function parseDate(text: string, order: DateOrder = 'monthFirst'): number {
  const trimmed = text.trim();
  const [year, month, day] = partsOf(trimmed, order);
  const moment = dayOf(year, month, day);
  const time = clock.exec(trimmed);
  return time
    ? moment + ((Number(time[1]) * 60 + Number(time[2])) * 60 + Number(time[3] ?? 0)) * 1000
    : moment;
}

/** The moment that a number stands for: `20141013`, a year, or the seconds or milliseconds since 1970. NaN where none does. */
export function dateOfNumber(value: number): number {
  if (Number.isInteger(value) && value >= 1000_00_00 && value < 3000_00_00) {
    const day = dayOf(Math.floor(value / 10_000), Math.floor(value / 100) % 100, value % 100);
    if (!Number.isNaN(day)) return day;
  }
  if (value >= 1000 && value < 3000) return Date.UTC(Math.floor(value), 0, 1);
  if (value >= 1e11 && value < 1e14) return value;
  return value >= 1e8 && value < 1e11 ? value * 1000 : NaN;
}

/** The order that dates keep to: told by a first part above 12; by a dot between the parts where none is. */
export function sniffDateOrder(texts: Iterable<string>): DateOrder {
  let dots = 0;
  for (const text of texts) {
    const match = yearLast.exec(text.trim());
    if (!match) continue;
    if (Number(match[1]) > 12) return 'dayFirst';
    if (Number(match[3]) > 12) return 'monthFirst';
    dots += match[2] === '.' ? 1 : -1;
  }
  return dots > 0 ? 'dayFirst' : 'monthFirst';
}

function partsOf(text: string, order: DateOrder): [year: number, month: number, day: number] {
  const first = compact.exec(text) ?? yearFirst.exec(text);
  if (first) return [Number(first[1]), Number(first[2]), Number(first[3])];
  const last = yearLast.exec(text);
  if (!last) return [NaN, NaN, NaN];
  const [a, b, year] = [Number(last[1]), Number(last[3]), Number(last[4])];
  return order === 'dayFirst' ? [year, b, a] : [year, a, b];
}

/** NaN for a day that no calendar has. */
function dayOf(year: number, month: number, day: number): number {
  const moment = Date.UTC(year, month - 1, day);
  const date = new Date(moment);
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? moment : NaN;
}
