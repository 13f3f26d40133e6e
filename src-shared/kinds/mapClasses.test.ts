import { expect, it } from 'vitest';
import { mapClasses, mapClassRows, storedClasses } from './mapClasses';

/** Layer stores hold indices into this list: new classes are added at its end, and none is ever taken out. */
const stored = [
  ...['land', 'builtUp', 'commercial', 'industrial', 'field', 'green', 'pitch', 'cemetery', 'wood', 'sand'],
  ...['water', 'parcel', 'parking', 'pavement', 'plaza', 'pier', 'roadSurface', 'stream', 'path', 'service'],
  ...['minorRoad', 'secondaryRoad', 'primaryRoad', 'motorway', 'rail', 'subway', 'building'],
];

it('a class is stored as it always was', () => {
  expect(storedClasses).toEqual(stored);
  expect(storedClasses.map((mapClass) => mapClassRows[mapClass].stored)).toEqual([...stored.keys()]);
});

it('every class is drawn, in a colour that no other has', () => {
  const colourOf = ({ fill, line, outline }: { fill?: unknown; line?: unknown; outline?: unknown }) =>
    String(line ?? fill ?? outline);
  const colours = mapClasses.map((mapClass) => colourOf(mapClassRows[mapClass].style));
  // A stream is water.
  expect(colours.filter((colour, i) => colours.indexOf(colour) < i)).toEqual([
    colourOf(mapClassRows.water.style),
  ]);
});
