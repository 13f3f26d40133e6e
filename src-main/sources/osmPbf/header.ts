import { AppError } from '../../../src-shared/errors';
import { say } from '../../../src-shared/message';
import { type BBox } from '../../../src-shared/geo/lngLat';
import { type BlobFile } from './blobs';
import { malformed, ProtoReader } from './protobuf';

const knownFeatures = new Set(['OsmSchema-V0.6', 'DenseNodes']);

/**
 * Checks the first blob and returns the box that the file says it is cut to, if it says so. Throws `input/malformed` where
 * it is no header, `input/unsupported` where the file needs more than this reader knows (a history file).
 */
export async function readHeader(file: BlobFile): Promise<BBox | undefined> {
  const first = await file.blobs().next();
  if (first.done) throw malformed('nothing, not even a header,', 0);
  const blob = first.value;
  if (blob.type !== 'OSMHeader')
    throw malformed(`a blob of the type ${JSON.stringify(blob.type)} instead of the header`, 0);
  const header = new ProtoReader(await file.data(blob), blob.offset);
  let box: BBox | undefined;
  while (header.next()) {
    if (header.field === 1) box = readBox(header.message());
    else if (header.field === 4) checkFeature(header.text());
    else header.skip();
  }
  return box;
}

function checkFeature(feature: string): void {
  if (knownFeatures.has(feature)) return;
  throw new AppError(
    'input/unsupported',
    say('sources.osmFeature', { feature: JSON.stringify(feature.slice(0, 50)) }),
  );
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
