import { basename } from 'node:path';
import { type LayerClasses } from '../../src-shared/contract/layerClasses';

/** What a layer's file name says of its features. The first pattern that fits wins. */
interface NameRule {
  pattern: RegExp;
  classes: LayerClasses;
}

/**
 * Names that cities give to the layers of their base maps, with the values of their `type` columns where these matter.
 * A place's manifest can say otherwise for each file.
 */
const nameRules: NameRule[] = [
  {
    // Traffic islands lie on top of the road surface, whose class is drawn after `pavement`: hence `path`.
    pattern: /road_?surfaces?|pavement_edge|roadbed/,
    classes: { property: 'type', map: { 'RD-TRAF-ISLAND': 'path' }, otherwise: 'roadSurface' },
  },
  {
    pattern: /street_?centerlines?|roads?_?centerlines?/,
    classes: { property: 'major', map: { 1: 'secondaryRoad', 2: 'secondaryRoad' }, otherwise: 'minorRoad' },
  },
  {
    pattern: /sidewalks?/,
    classes: { property: 'type', map: { 'TREE-WELL': 'green' }, otherwise: 'pavement' },
  },
  { pattern: /foot_?paths?|trails?|bike_?paths?/, classes: 'path' },
  { pattern: /plazas?|squares?/, classes: 'plaza' },
  {
    pattern: /bridges?/,
    classes: {
      property: 'type',
      map: { TUNNEL: null, 'RAILROAD BRIDGE': 'pavement' },
      otherwise: 'roadSurface',
    },
  },
  { pattern: /driveways?|alleys?/, classes: 'service' },
  { pattern: /parking/, classes: 'parking' },
  { pattern: /buildings?|footprints?/, classes: 'building' },
  // Parts of a house that are none.
  { pattern: /porch(es)?|decks?|patios?/, classes: 'builtUp' },
  { pattern: /parcels?|lots?/, classes: 'parcel' },
  {
    pattern: /sports?|pitch(es)?|playing_?fields?/,
    classes: {
      property: 'type',
      map: { PLAYGROUND: 'green', PARK: 'green', GOLF: 'green', OTHER: 'green' },
      otherwise: 'pitch',
    },
  },
  { pattern: /cemeter(y|ies)/, classes: 'cemetery' },
  { pattern: /vegetation|woods?|forests?|trees?/, classes: 'wood' },
  { pattern: /open_?spaces?|parks?|greens?/, classes: 'green' },
  { pattern: /streams?|rivers?_?lines?|creeks?/, classes: 'stream' },
  {
    pattern: /water|lakes?|ponds?|hydro/,
    classes: { property: 'type', map: { WETAREA: 'green', FWETAREA: 'green' }, otherwise: 'water' },
  },
  { pattern: /subways?|metro/, classes: 'subway' },
  {
    pattern: /rail(ways?|roads?)?|trams?/,
    classes: { property: 'type', map: { 'RAIL-ABANDON': null }, otherwise: 'rail' },
  },
  // Legal and administrative areas are not what one sees.
  { pattern: /zoning|boundar(y|ies)|districts?|wards?|census|blocks?/, classes: null },
];

/** The classes that a layer's file name stands for; undefined if it says nothing. */
export function classesOfName(path: string): LayerClasses | undefined {
  const name = basename(path)
    .toLowerCase()
    .replace(/\.[^.]*$/, '');
  return nameRules.find(({ pattern }) => new RegExp(`(^|[^a-z])(${pattern.source})([^a-z]|$)`).test(name))
    ?.classes;
}
