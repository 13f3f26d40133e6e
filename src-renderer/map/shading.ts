import { classColours, classesWithColour, countClasses, otherColour } from '../../src-shared/classColours';
import { formatNumber } from '../ui/messages';
import { classOf } from './classes';
import { classLegend } from './classLegend';
import { type MapLegend, type PlaceColours } from './mapTypes';
import {
  coloursOf,
  cssOf,
  missingColour,
  missingPacked,
  packed,
  paletteColours,
  type PaletteName,
} from './palettes';
import { t } from './texts';

/** How values become colours, and words. */
export interface Shading {
  /** Packed, one a value; missing ones (NaN) are grey. */
  colours(values: ArrayLike<number>): PlaceColours;
  /** As CSS. */
  css(value: number): string;
  legend(values: ArrayLike<number>): Pick<MapLegend, 'classes' | 'breaks'>;
  text(value: number, digits: number): string;
}

/** Numbers, in the classes between these breaks; worded as such unless told otherwise. */
export function shadingOfNumbers(
  breaks: number[],
  palette: PaletteName,
  inWords?: (value: number) => string,
): Shading {
  const css = paletteColours(palette, breaks.length + 1);
  return {
    colours: (values) => coloursOf(values, breaks, palette),
    css: (value) => css[classOf(value, breaks)],
    legend: (values) => classLegend(values, breaks, palette, inWords),
    text: inWords ?? formatNumber,
  };
}

/** Indices of names. The commonest in `shown` have a colour of their own; the others share one. */
export function shadingOfNames(names: readonly string[], ...shown: ArrayLike<number>[]): Shading {
  const own = classesWithColour(countClasses(names.length, ...shown));
  const colourOf = (index: number) => classColours[own.indexOf(index)] ?? otherColour;
  const colours = names.map((_, index) => packed(colourOf(index)));
  return {
    colours: (values) => Uint32Array.from(values, (value) => colours[value] ?? missingPacked),
    css: (value) => cssOf(colourOf(value)),
    legend: (values) => ({
      classes: legendOfNames(names, own, countClasses(names.length, values), values.length),
    }),
    text: (value) => names[value] ?? '',
  };
}

/** Those without a colour of their own, and places without a class, are told where there are some. */
function legendOfNames(
  names: readonly string[],
  own: readonly number[],
  counts: Uint32Array,
  places: number,
): MapLegend['classes'] {
  const sum = (some: Iterable<number>) => [...some].reduce((total, count) => total + count, 0);
  const all = sum(counts);
  const others = all - sum(own.map((index) => counts[index]));
  const told = own.map((index, i) => ({
    colour: cssOf(classColours[i]),
    text: names[index],
    count: counts[index],
  }));
  const rest = [
    { colour: cssOf(otherColour), text: t('otherClasses'), count: others },
    { colour: missingColour, text: t('noValue'), count: places - all },
  ];
  return [...told, ...rest.filter(({ count }) => count > 0)];
}
