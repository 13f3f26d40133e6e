import { AppError } from '../../../src-shared/errors';
import { say } from '../../../src-shared/message';
import { type BBox } from '../../../src-shared/geo/lngLat';
import { type BlobFile } from './blobs';
import { malformed, ProtoReader } from './protobuf';

/** Of a file whose ways bring the coordinates of their nodes along; most of the nodes themselves are then left out. */
const locationsOnWays = 'LocationsOnWays';
const knownFeatures = new Set(['OsmSchema-V0.6', 'DenseNodes', locationsOnWays]);

export interface OsmHeader {
  /** The box that the file says it is cut to, if it says so. */
  box: BBox | undefined;
  locationsOnWays: boolean;
}

/**
 * Reads the first blob. Throws `input/malformed` where it is no header, `input/unsupported` where the file needs more than this reader
 * knows (a history file): names all of that. Features that a reader may pass over are not looked at, but for locations on ways.
 */
export async function readHeader(file: BlobFile): Promise<OsmHeader> {
  const first = await file.blobs().next();
  if (first.done) throw malformed('nothing, not even a header,', 0);
  const blob = first.value;
  if (blob.type !== 'OSMHeader')
    throw malformed(`a blob of the type ${JSON.stringify(blob.type)} instead of the header`, 0);
  const header = new ProtoReader(await file.data(blob), blob.offset);
  let box: BBox | undefined;
  const [required, optional]: string[][] = [[], []];
  while (header.next()) {
    if (header.field === 1) box = readBox(header.message());
    else if (header.field === 4) required.push(header.text());
    else if (header.field === 5) optional.push(header.text());
    else header.skip();
  }
  refuseUnknown(required);
  return { box, locationsOnWays: [...required, ...optional].includes(locationsOnWays) };
}

const mostNamed = 5;

function refuseUnknown(required: string[]): void {
  const unknown = required.filter((feature) => !knownFeatures.has(feature));
  if (unknown.length === 0) return;
  const feature = unknown.slice(0, mostNamed).map((name) => JSON.stringify(name.slice(0, 50)));
  throw new AppError('input/unsupported', say('sources.osmFeature', { feature }));
}

/** Nanodegrees, in the order left, right, top, bottom. */
function readBox(message: ProtoReader): BBox | undefined {
  const sides = [NaN, NaN, NaN, NaN];
  while (message.next()) {
    if (message.field >= 1 && message.field <= 4) sides[message.field - 1] = message.zigzagField() / 1e9;
    else message.skip();
  }
  const [west, east, north, south] = sides;
  return west < east && south < north ? [west, south, east, north] : undefined;
}
