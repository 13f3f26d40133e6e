import { describe, expect, it } from 'vitest';
import { mapClassRows } from '../../src-shared/kinds/mapClasses';
import { classifyProperties, classifyTags } from './classify';
import { classesOfName } from './layerNames';
import { tagRules } from './osmClasses';

/** `key=value key=value` and `closed` as a class with its kind. */
function classed(text: string, closed = false): string | null {
  const tags = Object.fromEntries(text.split(' ').map((tag) => tag.split('=')));
  const found = classifyTags(tags, closed);
  return found && `${found.mapClass} ${found.kind}`;
}

describe('classifyTags', () => {
  it('knows roads, rails and streams as lines', () => {
    const lines = {
      'highway=motorway_link': 'motorway line',
      'highway=primary bridge=yes layer=1': 'primaryRoad line',
      'highway=tertiary': 'secondaryRoad line',
      'highway=residential': 'minorRoad line',
      'highway=service service=alley': 'service line',
      'highway=footway footway=sidewalk': 'path line',
      'railway=tram': 'rail line',
      'waterway=canal': 'stream line',
      'man_made=pier': 'pier line',
      'highway=proposed': null,
      'highway=platform': 'path line',
      'barrier=fence': null,
      'natural=coastline': null,
    };
    expect(Object.fromEntries(Object.keys(lines).map((tags) => [tags, classed(tags)]))).toEqual(lines);
  });

  it('knows closed ways as areas or loops by their tags', () => {
    const closed = {
      'building=yes leisure=park': 'building polygon',
      'building=no leisure=park': 'green polygon',
      'highway=residential': 'minorRoad line',
      'highway=pedestrian': 'path line',
      'highway=pedestrian area=yes': 'plaza polygon',
      'highway=service area=yes': 'roadSurface polygon',
      'natural=water landuse=basin': 'water polygon',
      'leisure=pitch landuse=grass': 'pitch polygon',
      'man_made=pier': 'pier polygon',
      'man_made=pier area=no': 'pier line',
      'railway=platform': 'pavement polygon',
      'waterway=riverbank': 'water polygon',
      'place=square': 'plaza polygon',
      'boundary=administrative': null,
    };
    expect(Object.fromEntries(Object.keys(closed).map((tags) => [tags, classed(tags, true)]))).toEqual(
      closed,
    );
  });

  it('draws nothing below ground but the subway', () => {
    const hidden = {
      'highway=primary tunnel=yes': null,
      'highway=service tunnel=building_passage': 'service line',
      'highway=residential layer=-1': 'minorRoad line',
      'railway=rail tunnel=yes layer=-2': null,
      'railway=subway tunnel=yes layer=-2': 'subway line',
      'waterway=stream tunnel=culvert': null,
      'amenity=parking parking=underground': null,
      'building=yes layer=-1': null,
    };
    expect(
      Object.fromEntries(Object.keys(hidden).map((tags) => [tags, classed(tags, !/way=/.test(tags))])),
    ).toEqual(hidden);
  });

  it('draws lines only of classes that have a width', () => {
    const lines = tagRules.flatMap(({ lines }) => Object.values(lines ?? {}));
    expect(lines.filter((one) => one && !mapClassRows[one].isLine)).toEqual([]);
  });

  it('takes no notice of values that are no text or named like members of every object', () => {
    expect([classifyTags({ building: 1 }, true), classed('landuse=constructor', true)]).toEqual([null, null]);
  });
});

describe('layers', () => {
  it('are classed by their names', () => {
    const names = {
      '/maps/road_surfaces.geojson': 'roadSurface',
      'street_centerlines.geojson': 'minorRoad',
      'Sidewalks.geojson': 'pavement',
      'footpaths.geojson': 'path',
      'parking_lots.geojson': 'parking',
      'parcels_fy2014.geojson': 'parcel',
      'porches.json': 'builtUp',
      'open_space.geojson': 'green',
      'back_decks.geojson': 'builtUp',
      'sports_areas.geojson': 'pitch',
      'water_areas_tiger2010.geojson': 'water',
      'subway_lines.geojson': 'subway',
      'rail.geojson': 'rail',
      'city_boundary.geojson': null,
      'broccoli.geojson': undefined,
      'trailer.geojson': undefined,
    };
    const classOf = (name: string) => {
      const classes = classesOfName(name);
      return classes === undefined ? undefined : classifyProperties(classes, {});
    };
    expect(Object.fromEntries(Object.keys(names).map((name) => [name, classOf(name)]))).toEqual(names);
  });

  it('are classed by a property, whatever its type', () => {
    const classes = { property: 'major', map: { 1: 'primaryRoad', none: null }, otherwise: 'path' } as const;
    expect([1, '1', null, 'none', 'toString'].map((major) => classifyProperties(classes, { major }))).toEqual(
      ['primaryRoad', 'primaryRoad', 'path', null, 'path'],
    );
  });
});
