import { AppError } from '../../../src-shared/errors';
import { type Message, say } from '../../../src-shared/message';
import { foldCount, type SplitId, splits } from '../../../src-shared/kinds/splits';
import { type Random, randomStream } from '../../../src-shared/random';
import { areaFolds } from './areas';
import { bufferAroundCells, bufferAroundPlaces } from './buffer';
import { labelCells } from './cells';
import { type Coordinates } from './coordinates';
import { dealUnits, placesByCoordinate } from './units';

export interface SplitOptions {
  seed: number;
  /** One image width in metres (sizePx × metres a pixel); ignored by `gaps`. */
  bufferM: number;
  /** Default `foldCount`. */
  folds?: number;
  /** Takes fewer folds, down to this many, where the places do not give `folds`. Default: `folds`. */
  fewestFolds?: number;
  /** Of `neighbourhood`: cells of this H3 resolution, as in a split that this one refines. */
  resolution?: number;
}

/** Indices of places, ascending; together they are all places, none twice. */
export interface Fold {
  test: Uint32Array;
  train: Uint32Array;
  /** Neither trained on nor tested: their map images overlap the held-out ground. */
  buffer: Uint32Array;
}

export interface SplitDescription {
  name: SplitId;
  seed: number;
  folds: number;
  bufferM: number;
  /** Of `neighbourhood`: the H3 resolution, the mean edge in metres and the number of its labelled cells. */
  resolution?: number;
  edgeM?: number;
  cells?: number;
}

export interface Split {
  description: SplitDescription;
  folds: Fold[];
}

/** How a kind of split cuts the places. */
interface Cut {
  /** Places that share a fold. */
  units: number[][];
  /** What a unit is, for an error. */
  unit: Message;
  bufferM: number;
  facts: Pick<SplitDescription, 'resolution' | 'edgeM' | 'cells'>;
  /** The fold of each place. */
  assign(folds: number, random: Random): Uint8Array;
  /** Marks (1) the places whose map images overlap the held-out ground of a fold. */
  markBuffer(heldOut: Uint32Array): Uint8Array;
}

/**
 * Cuts labelled places into folds: a function of the coordinates, their order, and the options alone.
 * Every place is tested exactly once (method.md, section 6). `input/too-few-places` where they are too few or too close
 * together for the split.
 */
export function makeSplit(name: SplitId, places: Coordinates, options: SplitOptions): Split {
  const { seed, folds: most = foldCount, fewestFolds = most } = options;
  const cut = cuts[name](places, options);
  const { units, unit, bufferM, facts } = cut;
  if (units.length < fewestFolds) {
    throw new AppError(
      'input/too-few-places',
      say('predict.fewUnits', { split: say(`split.${name}`), least: fewestFolds, unit, found: units.length }),
    );
  }
  const folds = Math.min(most, units.length);
  const foldOf = cut.assign(folds, randomStream(seed, splits[name].stream));
  return {
    description: { name, seed, folds, bufferM, ...facts },
    folds: foldsOf(foldOf, folds, cut.markBuffer),
  };
}

const cuts: Record<SplitId, (places: Coordinates, options: SplitOptions) => Cut> = {
  gaps: cutGaps,
  neighbourhood: cutNeighbourhoods,
  area: cutAreas,
};

function cutGaps(places: Coordinates): Cut {
  const count = places.lng.length;
  const units = placesByCoordinate(places);
  return {
    units,
    unit: say('predict.coordinates'),
    bufferM: 0,
    facts: {},
    assign: (folds, random) => dealUnits(units, folds, count, random),
    markBuffer: () => new Uint8Array(count),
  };
}

function cutNeighbourhoods(places: Coordinates, { bufferM, resolution: wanted }: SplitOptions): Cut {
  const cells = labelCells(places, wanted);
  const { resolution, edgeM, places: units } = cells;
  return {
    units,
    unit: say('predict.cells', { edgeM: Math.round(edgeM) }),
    bufferM,
    facts: { resolution, edgeM, cells: units.length },
    assign: (folds, random) => dealUnits(units, folds, places.lng.length, random),
    markBuffer: (heldOut) => bufferAroundCells(places, cells, heldOut, bufferM),
  };
}

function cutAreas(places: Coordinates, { bufferM }: SplitOptions): Cut {
  const units = placesByCoordinate(places);
  return {
    units,
    unit: say('predict.coordinates'),
    bufferM,
    facts: {},
    assign: (folds, random) => areaFolds(places, units, folds, random),
    markBuffer: (heldOut) => bufferAroundPlaces(places, heldOut, bufferM),
  };
}

function foldsOf(foldOf: Uint8Array, folds: number, markBuffer: Cut['markBuffer']): Fold[] {
  const all = Uint32Array.from(foldOf.keys());
  return Array.from({ length: folds }, (_, fold) => {
    const test = all.filter((place) => foldOf[place] === fold);
    const near = markBuffer(test);
    const outside = all.filter((place) => foldOf[place] !== fold);
    return {
      test,
      train: outside.filter((place) => near[place] === 0),
      buffer: outside.filter((place) => near[place] === 1),
    };
  });
}
