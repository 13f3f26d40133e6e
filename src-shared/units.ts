/** The unit that a column’s name ends with, as in `price (USD)` or `area [m²]`; null where it names none. */
export function unitInName(name: string): string | null {
  const unit = /[([]\s*([^()[\]]{1,20}?)\s*[)\]]\s*$/.exec(name)?.[1];
  return unit && !/^\d+$/.test(unit) ? unit : null;
}

/** The unit that all of some cells have behind or before their numbers, as in `325,000(円/㎡)` or `₩410,000`; null where they do not agree. */
export function unitInCells(cells: readonly string[]): string | null {
  const units = new Set(cells.map((cell) => cell.replace(/[\d\s.,'’+()-]|百?万|千|億|백?만|천|억/g, '')));
  const [unit] = units;
  return units.size === 1 && unit && unit.length <= 12 && !/^[kmb]$|million|lakh|crore/i.test(unit)
    ? unit
    : null;
}

/** Of a value divided by another: `USD` and `m²` make `USD/m²`; null where one is not known. */
export const unitOfRatio = (unit: string | null, per: string | null): string | null =>
  unit && per ? `${unit}/${per}` : null;
