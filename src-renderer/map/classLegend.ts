import { classCounts } from './classes';
import { type MapLegend } from './mapTypes';
import { missingColour, paletteColours, type PaletteName } from './palettes';
import { rangeTexts } from '../ui/ranges';
import { t } from './texts';

/** What the classes of values hold, their breaks as numbers unless worded otherwise; those that are missing (NaN) are a class of their own where there are any. */
export function classLegend(
  values: ArrayLike<number>,
  breaks: number[],
  palette: PaletteName,
  inWords?: (value: number) => string,
): Pick<MapLegend, 'classes' | 'breaks'> {
  const counts = classCounts(values, breaks);
  const colours = paletteColours(palette, breaks.length + 1);
  const classes = rangeTexts(breaks, inWords).map((text, i) => ({
    colour: colours[i],
    text,
    count: counts[i],
  }));
  const missing = values.length - counts.reduce((sum, count) => sum + count, 0);
  if (missing > 0) classes.push({ colour: missingColour, text: t('noValue'), count: missing });
  return { classes, breaks };
}
