import { AppError } from '../../src-shared/errors';
import { say } from '../../src-shared/message';
import { categoryOf, type CellValue, type Properties } from '../../src-shared/kinds/columns';
import { type TargetId } from '../../src-shared/kinds/targets';
import { cellAt } from './columnCells';
import { columnsOf, type StoredColumn, type Stretch, stretchAt } from './columns';
import { eachOfPages, rowsPerPage } from './pages';
import { type Place, placeFields, visible } from './places';
import { type Project } from './project';
import { labelsByRow, listStoredTargets, type StoredTarget } from './targets';

export interface PlaceDetails extends Place {
  /** By target, where the place has a label: a value in the target’s own unit, of a class its name. */
  labels: Record<TargetId, number | string>;
  /** The cells that hold something, but those that a label says in full. */
  properties: Properties;
}

interface PlaceRow extends Place {
  row: number;
}

const fields = `${placeFields}, places.row AS row`;

/**
 * Places with their cells and labels, one by one in the order of their ids, for exports of any size. Read in pages: the project
 * may be written to between two of them.
 */
export function* eachPlaceDetails(project: Project): Generator<PlaceDetails> {
  const reader = new PlaceReader(project);
  const page = (after: number) =>
    project.all<PlaceRow>(
      `SELECT ${fields} FROM ${visible} WHERE places.id > ? ORDER BY places.id LIMIT ${rowsPerPage}`,
      after,
    );
  for (const row of eachOfPages(page, ({ id }) => id)) yield reader.detailsOf(row);
}

/** Visible places by their ids, in that order; `state/missing` names one that is not there. */
export function* placesById(project: Project, placeIds: Iterable<number>): Generator<PlaceDetails> {
  const reader = new PlaceReader(project);
  for (const id of placeIds) {
    const place = reader.find(id);
    if (!place) throw new AppError('state/missing', say('project.noSuchPlace', { id: String(id) }));
    yield place;
  }
}

/** Those of the ids that are visible places, in that order. */
export function* visiblePlaces(project: Project, placeIds: Iterable<number>): Generator<PlaceDetails> {
  const reader = new PlaceReader(project);
  for (const id of placeIds) {
    const place = reader.find(id);
    if (place) yield place;
  }
}

/** One visible place; `state/missing` if there is none of that id. */
export const getPlace = (project: Project, placeId: number): PlaceDetails =>
  [...placesById(project, [placeId])][0];

/** What is read of a dataset while its places are asked for. */
interface OpenDataset {
  columns: (StoredColumn & { stretch?: Stretch })[];
  labels: { id: TargetId; values: Float64Array; column: string; isWhole: boolean; isClass: boolean }[];
}

/** Reads the cells of places, keeping the stretch of each column that it read last. */
class PlaceReader {
  private readonly targets: StoredTarget[];
  private readonly datasets = new Map<number, OpenDataset>();

  constructor(private readonly project: Project) {
    this.targets = listStoredTargets(project);
  }

  /** Null where no visible place has the id. */
  find(placeId: number): PlaceDetails | null {
    const row = this.project.get<PlaceRow>(`SELECT ${fields} FROM ${visible} WHERE places.id = ?`, placeId);
    return row ? this.detailsOf(row) : null;
  }

  detailsOf({ row, ...place }: PlaceRow): PlaceDetails {
    const dataset = this.open(place.datasetId);
    const cells = new Map<string, CellValue>();
    for (const column of dataset.columns) {
      const cell = this.cell(column, row);
      if (cell !== null) cells.set(column.name, cell);
    }
    const labels: [TargetId, number | string][] = [];
    const said = new Set<string>();
    for (const { id, values, column, isWhole, isClass } of dataset.labels) {
      if (Number.isNaN(values[row] ?? NaN)) continue;
      labels.push([id, isClass ? categoryOf(cells.get(column)!)! : values[row]]);
      if (isWhole) said.add(column);
    }
    const properties = [...cells].filter(([name]) => !said.has(name));
    return { ...place, labels: Object.fromEntries(labels), properties: new Map(properties) };
  }

  private open(datasetId: number): OpenDataset {
    const known = this.datasets.get(datasetId);
    if (known) return known;
    const opened = {
      columns: columnsOf(this.project, datasetId),
      labels: this.targets.flatMap((target) => {
        const source = target.sources.find((each) => each.datasetId === datasetId);
        const values = source && labelsByRow(this.project, target, datasetId);
        const { id, kind } = target;
        if (!values) return [];
        return [
          { id, values, column: source.column, isWhole: source.per === null, isClass: kind === 'class' },
        ];
      }),
    };
    this.datasets.set(datasetId, opened);
    return opened;
  }

  private cell(column: OpenDataset['columns'][number], row: number): CellValue {
    const { stretch } = column;
    const holds = stretch && row >= stretch.firstRow && row < stretch.endRow;
    const { firstRow, cells } = holds ? stretch : (column.stretch = stretchAt(this.project, column, row));
    return cells && cellAt(cells, row - firstRow);
  }
}
