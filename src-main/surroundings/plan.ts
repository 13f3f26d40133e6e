import { type MapClass, mapClasses, mapClassRows } from '../../src-shared/kinds/mapClasses';
import { type PointKind, pointKindRows, pointKinds } from '../../src-shared/kinds/pointKinds';
import { type Message, plain, say } from '../../src-shared/message';
import { type StatisticColumn } from '../project/mapStatistics';
import { classIndex } from '../sources/classify';
import { geometryKinds, type LayerStore } from '../sources/layerStore';
import { type FactLayer } from '../sources/mapFacts';

/** Radii of the discs, metres. */
export const radiiM = [50, 100, 250, 500, 1000] as const;

/** The areas of one code of a column of a layer's facts. */
export interface Category {
  layer: number;
  column: number;
  /** From 1 on. */
  code: number;
}

/** Points of a kind. */
export interface Marks {
  points: PointKind;
}

/** Some features, and what their discs are measured by. */
export interface Group {
  /** `share`: of the ground that their areas cover; `length`: of their lines; `count`: their number and mean size; `points`: their number. */
  measure: 'share' | 'length' | 'count' | 'points';
  of: MapClass | Category | Marks;
  /** In ids of columns, and to a person. */
  id: string;
  what: Message;
}

/** Shares that tell how mixed the ground is. */
export interface Mix {
  id: string;
  /** Of whose uses; null: of the map's own classes. */
  what: Message | null;
  /** Groups by number. */
  groups: number[];
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
const ownClasses = mapClasses.filter((mapClass) => mapClassRows[mapClass].isOwn);

/** Uses of the ground that are told apart in how mixed it is. */
const useClasses: readonly MapClass[] = [
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

/**
 * What is measured on one source, in the order of its columns: discs of groups, how mixed they are, distances, area and compactness of
 * what a place lies on, and its categories (those of the groups).
 */
export interface Plan {
  groups: Group[];
  mixes: Mix[];
  themes: Theme[];
  /** Kinds of points whose nearest is looked for. */
  marked: PointKind[];
  own: MapClass[];
  columns: StatisticColumn[];
}

/** All that the features of a store, and what they say of themselves, let one measure. */
export function planOf(store: LayerStore, facts: readonly FactLayer[]): Plan {
  const has = presenceOf(store);
  const ofClasses: Group[] = [
    ...mapClasses.filter((each) => each !== 'land' && has(each, 'polygon')).map(ofClass('share')),
    ...mapClasses.filter((each) => has(each, 'line')).map(ofClass('length')),
    ...ownClasses.filter((each) => has(each, 'polygon')).map(ofClass('count')),
  ];
  const categories = facts.map((layer, i) =>
    layer.columns.map((_, column) => categoriesOf(layer, i, column)),
  );
  const marked = pointKinds.filter((kind) => hasPoints(facts, kind));
  const groups = [...ofClasses, ...marked.map(ofPoints), ...categories.flat(2)];
  const plan = {
    groups,
    mixes: mixesOf(groups),
    themes: themesOf(has),
    marked,
    own: ownClasses.filter((each) => has(each, 'polygon')),
  };
  return { ...plan, columns: columnsOf(plan) };
}

const ofClass =
  (measure: Group['measure']) =>
  (mapClass: MapClass): Group => ({
    measure,
    of: mapClass,
    id: `${measure}.${mapClass}`,
    what: say(`mapClass.${mapClass}`),
  });

const ofPoints = (points: PointKind): Group => ({
  measure: 'points',
  of: { points },
  id: `count.${points}`,
  what: say(`pointKind.${points}`),
});

const hasPoints = (facts: readonly FactLayer[], kind: PointKind): boolean =>
  facts.some(({ points: { kinds } }) => kinds.includes(pointKindRows[kind].stored));

export const isCategory = (of: Group['of']): of is Category => typeof of !== 'string' && 'code' in of;

/** A column's values as classes; none where no feature that has one is an area. */
function categoriesOf({ name, columns }: FactLayer, layer: number, column: number): Group[] {
  const { property, values } = columns[column];
  return values.map((value, i) => ({
    measure: 'share',
    of: { layer, column, code: i + 1 },
    id: `share.${name}.${property}.${value}`,
    what: say('surroundings.category', { layer: name, property, value }),
  }));
}

type Presence = (mapClass: MapClass, kind: (typeof geometryKinds)[number]) => boolean;

function presenceOf({ classes, kinds, featureCount }: LayerStore): Presence {
  const present = new Set<number>();
  for (let feature = 0; feature < featureCount; feature++)
    present.add(classes[feature] * geometryKinds.length + kinds[feature]);
  return (mapClass, kind) =>
    present.has(classIndex(mapClass) * geometryKinds.length + geometryKinds.indexOf(kind));
}

const themesOf = (has: Presence): Theme[] =>
  (Object.keys(themes) as Theme[]).filter((theme) =>
    themes[theme].some((each) => has(each, 'polygon') || has(each, 'line')),
  );

function mixesOf(groups: Group[]): Mix[] {
  const numbers = groups.map((group, number) => ({ ...group, number }));
  const uses = numbers.filter(
    ({ measure, of }) => measure === 'share' && typeof of === 'string' && useClasses.includes(of),
  );
  const byColumn = Map.groupBy(
    numbers.filter(({ of }) => isCategory(of)),
    ({ of }) => `${(of as Category).layer} ${(of as Category).column}`,
  );
  const ofCategories = [...byColumn.values()].map((members): Mix => {
    const { id, what } = members[0];
    const { layer, property, value } = what.values as Record<'layer' | 'property' | 'value', string>;
    return {
      id: `mix${id.slice('share'.length, -value.length - 1)}`,
      what: plain(`${layer}.${property}`),
      groups: members.map(({ number }) => number),
    };
  });
  return [{ id: 'mix', what: null, groups: uses.map(({ number }) => number) }, ...ofCategories];
}

function columnsOf({
  groups,
  mixes,
  themes: measured,
  marked,
  own,
}: Omit<Plan, 'columns'>): StatisticColumn[] {
  return [
    ...groups.flatMap(columnsOfGroup),
    ...mixes.flatMap(({ id, what }) =>
      radiiM.map((radius) => ({
        id: `${id}.${radius}`,
        message: what ? say('surroundings.mixOf', { what, radius }) : say('surroundings.mix', { radius }),
        unit: 'nat',
      })),
    ),
    ...measured.map((theme) => ({
      id: `distance.${theme}`,
      message: say('surroundings.distance', { what: say(`surroundings.${theme}`) }),
      unit: 'ln(1 + m)',
    })),
    ...marked.map((kind) => ({
      id: `distance.${kind}`,
      message: say('surroundings.distance', { what: say(`pointKind.${kind}`) }),
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
    ...groups.flatMap(({ of, id, what }) =>
      isCategory(of)
        ? [{ id: `own${id.slice('share'.length)}`, message: say('surroundings.own', { what }), unit: null }]
        : [],
    ),
  ];
}

const units = { share: null, length: 'km/km²', count: null, points: null };
const said = { share: 'share', length: 'length', count: 'count', points: 'count' } as const;

function columnsOfGroup({ measure, id, what }: Group): StatisticColumn[] {
  const columns = radiiM.map((radius) => ({
    id: `${id}.${radius}`,
    message: say(`surroundings.${said[measure]}`, { what, radius }),
    unit: units[measure],
  }));
  if (measure !== 'count') return columns;
  const sizes = radiiM.map((radius) => ({
    id: `size${id.slice(measure.length)}.${radius}`,
    message: say('surroundings.size', { what, radius }),
    unit: 'ln m²',
  }));
  return [...columns, ...sizes];
}
