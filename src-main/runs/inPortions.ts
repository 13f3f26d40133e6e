/** Groups blobs until they hold this many bytes, so that a data set crosses in messages of a moderate size. */
export function* inPortions(blobs: Iterable<Uint8Array>, portionBytes = 4 << 20): Generator<Uint8Array[]> {
  let portion: Uint8Array[] = [];
  let bytes = 0;
  for (const blob of blobs) {
    portion.push(blob);
    bytes += blob.length;
    if (bytes < portionBytes) continue;
    yield portion;
    portion = [];
    bytes = 0;
  }
  if (portion.length > 0) yield portion;
}
