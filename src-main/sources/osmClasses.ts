import { type MapClass } from '../../src-shared/kinds/mapClasses';

/** Classes by tag value; `*` stands for every value that is not listed, null for what is not drawn. */
type ValueClasses = Record<string, MapClass | null>;

/** How the values of one OSM key are drawn. */
export interface TagRule {
  key: string;
  lines?: ValueClasses;
  areas?: ValueClasses;
  /** What a closed way is that both tables list and that has no `area` tag. */
  closedIs: 'line' | 'area';
}

/** One class for several values. */
const all = (mapClass: MapClass | null, values: string): ValueClasses =>
  Object.fromEntries(values.split(' ').map((value) => [value, mapClass]));

/**
 * The classes of OSM tags, by the values that the OSM wiki documents and the usual map style draws; the first rule that
 * has an answer wins, so what lies on top comes first (a building in a park, a pitch in a school's grounds).
 */
export const tagRules: TagRule[] = [
  { key: 'building', closedIs: 'area', areas: { '*': 'building', ...all(null, 'no demolished proposed') } },
  {
    key: 'highway',
    closedIs: 'line',
    lines: {
      ...all('motorway', 'motorway motorway_link trunk trunk_link'),
      ...all('primaryRoad', 'primary primary_link'),
      ...all('secondaryRoad', 'secondary secondary_link tertiary tertiary_link'),
      ...all('minorRoad', 'unclassified residential living_street road busway bus_guideway'),
      ...all('service', 'service raceway'),
      ...all('path', 'footway path pedestrian cycleway steps bridleway track'),
    },
    areas: {
      ...all('plaza', 'pedestrian footway path cycleway steps'),
      ...all(
        'roadSurface',
        'residential unclassified living_street service tertiary secondary primary trunk',
      ),
      ...all('parking', 'rest_area services'),
    },
  },
  {
    key: 'area:highway',
    closedIs: 'area',
    areas: { '*': 'roadSurface', ...all('pavement', 'footway path steps') },
  },
  {
    key: 'railway',
    closedIs: 'line',
    lines: {
      ...all('rail', 'rail light_rail narrow_gauge tram monorail funicular preserved'),
      ...all('subway', 'subway'),
    },
  },
  ...['highway', 'railway', 'public_transport'].map((key): TagRule => ({
    key,
    closedIs: 'area',
    lines: all('path', 'platform'),
    areas: all('pavement', 'platform'),
  })),
  {
    key: 'waterway',
    closedIs: 'line',
    lines: all('stream', 'river stream canal ditch drain brook'),
    areas: all('water', 'riverbank dock river canal'),
  },
  {
    key: 'natural',
    closedIs: 'area',
    areas: {
      ...all('water', 'water bay strait'),
      ...all('wood', 'wood'),
      ...all('green', 'scrub heath grassland fell tundra shrubbery wetland'),
      ...all('sand', 'sand beach shingle dune scree bare_rock'),
    },
  },
  {
    key: 'leisure',
    closedIs: 'area',
    areas: {
      ...all('pitch', 'pitch track stadium sports_centre bleachers'),
      ...all('green', 'park garden common dog_park golf_course playground village_green'),
      ...all('water', 'swimming_pool'),
    },
  },
  {
    key: 'amenity',
    closedIs: 'area',
    areas: {
      ...all('parking', 'parking parking_space bicycle_parking motorcycle_parking'),
      ...all('cemetery', 'grave_yard'),
      ...all('plaza', 'marketplace'),
      ...all('water', 'fountain'),
      ...all('builtUp', 'school university college kindergarten hospital clinic place_of_worship prison'),
    },
  },
  {
    key: 'man_made',
    closedIs: 'area',
    lines: all('pier', 'pier breakwater groyne'),
    areas: {
      ...all('pier', 'pier breakwater groyne'),
      ...all('building', 'storage_tank silo'),
      ...all('industrial', 'works wastewater_plant water_works'),
    },
  },
  {
    key: 'landuse',
    closedIs: 'area',
    areas: {
      ...all('builtUp', 'residential garages institutional education religious military'),
      ...all('commercial', 'commercial retail'),
      ...all('industrial', 'industrial quarry landfill construction brownfield railway port harbour depot'),
      ...all(
        'field',
        'farmland farmyard farm orchard vineyard greenhouse_horticulture plant_nursery animal_keeping',
      ),
      ...all('green', 'grass meadow village_green recreation_ground allotments greenfield flowerbed'),
      ...all('wood', 'forest'),
      ...all('cemetery', 'cemetery'),
      ...all('water', 'reservoir basin salt_pond'),
    },
  },
  {
    key: 'aeroway',
    closedIs: 'area',
    lines: { ...all('primaryRoad', 'runway'), ...all('service', 'taxiway') },
    areas: {
      ...all('roadSurface', 'runway taxiway'),
      ...all('pavement', 'apron helipad'),
      aerodrome: 'industrial',
    },
  },
  { key: 'power', closedIs: 'area', areas: all('industrial', 'plant substation') },
  { key: 'tourism', closedIs: 'area', areas: all('green', 'zoo theme_park camp_site picnic_site') },
  { key: 'place', closedIs: 'area', areas: all('plaza', 'square') },
];
