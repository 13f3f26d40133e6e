import { identifierColumns } from '../project/datasets';
import { type PlaceDetails } from '../project/placeDetails';
import { type Project } from '../project/project';
import { type Feature } from './geoJsonWriter';
import { PlaceProperties } from './placeProperties';

/**
 * Places as they are written: with what was found of them, their labels and imported properties. A feature that had an id keeps it;
 * where none had one, it is that of the place.
 */
export class PlaceFeatures {
  private readonly properties: PlaceProperties;
  private readonly identifiers: ReadonlyMap<number, string>;

  /** `found`: names of what was found of each place. */
  constructor(project: Project, found: readonly string[] = []) {
    this.properties = new PlaceProperties(project, found);
    this.identifiers = identifierColumns(project);
  }

  /** The columns of a table of them (`WriteOptions`). */
  get columns(): Map<string, boolean> {
    return this.properties.names;
  }

  /** `values` stand in the order of the names of what was found. */
  of(place: PlaceDetails, values: readonly unknown[] = []): Feature {
    const { lng, lat } = place;
    const properties = this.properties.of(place, values);
    return { ...this.identityOf(place), geometry: { lng, lat }, properties };
  }

  private identityOf(place: PlaceDetails): Pick<Feature, 'id' | 'idProperty'> {
    if (this.identifiers.size === 0) return { id: place.id };
    const column = this.identifiers.get(place.datasetId);
    const id = column === undefined ? undefined : place.properties.get(column);
    if (typeof id !== 'string' && typeof id !== 'number') return {};
    return { id, idProperty: this.properties.nameOfColumn(column!) };
  }
}
