/** The unit that a column’s name ends with, as in `price (USD)` or `area [m²]`; null where it names none. */
export function unitInName(name: string): string | null {
  const unit = /[([]\s*([^()[\]]{1,20}?)\s*[)\]]\s*$/.exec(name)?.[1];
  return unit && !/^\d+$/.test(unit) ? unit : null;
}

/** Of a value divided by another: `USD` and `m²` make `USD/m²`; null where one is not known. */
export const unitOfRatio = (unit: string | null, per: string | null): string | null =>
  unit && per ? `${unit}/${per}` : null;
