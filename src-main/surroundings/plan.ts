import { type MapClass, mapClasses, mapClassRows } from '../../src-shared/kinds/mapClasses';
import { say } from '../../src-shared/message';
import { type StatisticColumn } from '../project/mapStatistics';
import { classIndex } from '../sources/classify';
import { geometryKinds, type LayerStore } from '../sources/layerStore';

/** Radii of the discs, metres. */
export const radiiM = [50, 100, 250, 500, 1000] as const;

/** What the discs of some features are measured by. */
export interface Group {
  /** `share`: of the ground that their areas cover; `length`: of their lines; `count`: their number and mean size. */
  measure: 'share' | 'length' | 'count';
  mapClass: MapClass;
}

/** Distances that are measured, and the classes that each is to the nearest of. */
export const themes = {
  water: ['water', 'stream'],
  park: ['green', 'wood'],
  rail: ['rail'],
  subway: ['subway'],
  majorRoad: ['motorway', 'primaryRoad', 'secondaryRoad'],
  road: mapClasses.filter((mapClass) => mapClassRows[mapClass].isRoad),
} as const satisfies Record<string, readonly MapClass[]>;
export type Theme = keyof typeof themes;

/** What a place lies on, one of a kind. */
const ownClasses = ['parcel', 'building'] as const satisfies readonly MapClass[];
export type OwnClass = (typeof ownClasses)[number];

/** Uses of the ground that are told apart in how mixed it is. */
export const useClasses: readonly MapClass[] = [
  ...([
    'builtUp',
    'commercial',
    'industrial',
    'field',
    'green',
    'pitch',
    'cemetery',
    'wood',
    'sand',
  ] as const),
  ...(['water', 'parking', 'plaza', 'roadSurface'] as const),
];

/** What is measured on one source, in the order of its columns: discs of groups, how mixed they are, distances, what a place lies on. */
export interface Plan {
  groups: Group[];
  themes: Theme[];
  own: OwnClass[];
  columns: StatisticColumn[];
}

/** All that the features of a store let one measure. */
export function planOf(store: LayerStore): Plan {
  const has = presenceOf(store);
  const groups: Group[] = [
    ...mapClasses.filter((each) => each !== 'land' && has(each, 'polygon')).map(shareOf),
    ...mapClasses.filter((each) => has(each, 'line')).map(lengthOf),
    ...ownClasses.filter((each) => has(each, 'polygon')).map(countOf),
  ];
  const all = Object.keys(themes) as Theme[];
  const plan = {
    groups,
    themes: all.filter((theme) => themes[theme].some((each) => has(each, 'polygon') || has(each, 'line'))),
    own: ownClasses.filter((each) => has(each, 'polygon')),
  };
  return { ...plan, columns: columnsOf(plan) };
}

const shareOf = (mapClass: MapClass): Group => ({ measure: 'share', mapClass });
const lengthOf = (mapClass: MapClass): Group => ({ measure: 'length', mapClass });
const countOf = (mapClass: MapClass): Group => ({ measure: 'count', mapClass });

function presenceOf({ classes, kinds, featureCount }: LayerStore) {
  const present = new Set<number>();
  for (let feature = 0; feature < featureCount; feature++)
    present.add(classes[feature] * geometryKinds.length + kinds[feature]);
  return (mapClass: MapClass, kind: (typeof geometryKinds)[number]) =>
    present.has(classIndex(mapClass) * geometryKinds.length + geometryKinds.indexOf(kind));
}

function columnsOf({ groups, themes: measured, own }: Omit<Plan, 'columns'>): StatisticColumn[] {
  return [
    ...groups.flatMap(columnsOfGroup),
    ...radiiM.map((radius) => ({
      id: `mix.${radius}`,
      message: say('surroundings.mix', { radius }),
      unit: 'nat',
    })),
    ...measured.map((theme) => ({
      id: `distance.${theme}`,
      message: say('surroundings.distance', { what: say(`surroundings.${theme}`) }),
      unit: 'ln(1 + m)',
    })),
    ...own.flatMap((mapClass) => {
      const what = say(`mapClass.${mapClass}`);
      return [
        { id: `own.${mapClass}.area`, message: say('surroundings.ownArea', { what }), unit: 'ln m²' },
        {
          id: `own.${mapClass}.compactness`,
          message: say('surroundings.ownCompactness', { what }),
          unit: null,
        },
      ];
    }),
  ];
}

const units = { share: null, length: 'km/km²', count: null };

function columnsOfGroup({ measure, mapClass }: Group): StatisticColumn[] {
  const what = say(`mapClass.${mapClass}`);
  const columns = radiiM.map((radius) => ({
    id: `${measure}.${mapClass}.${radius}`,
    message: say(`surroundings.${measure}`, { what, radius }),
    unit: units[measure],
  }));
  if (measure !== 'count') return columns;
  const sizes = radiiM.map((radius) => ({
    id: `size.${mapClass}.${radius}`,
    message: say('surroundings.size', { what, radius }),
    unit: 'ln m²',
  }));
  return [...columns, ...sizes];
}
