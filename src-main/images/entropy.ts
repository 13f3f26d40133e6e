/** Two bits a channel: anti-aliasing adds few colours, and classes of the learning style stay apart. */
const bins = 64;

/**
 * Shannon entropy of an image's quantised colours (`rgb`: `[pixels, 3]` bytes), divided by the log of the number of bins:
 * 0 for one flat colour, 1 for all 64 alike (method.md, section 1).
 */
export function imageEntropy(rgb: Uint8Array): number {
  const counts = new Uint32Array(bins);
  for (let at = 0; at < rgb.length; at += 3)
    counts[((rgb[at] >> 6) << 4) | ((rgb[at + 1] >> 6) << 2) | (rgb[at + 2] >> 6)]++;
  const total = rgb.length / 3;
  let nats = 0;
  for (const count of counts) if (count > 0) nats -= (count / total) * Math.log(count / total);
  return nats / Math.log(bins);
}
