/** Shannon's entropy of shares, nats: 0 where there is one kind or none, ln n where n are alike. They need not add up to 1. */
export function entropy(shares: readonly number[]): number {
  const total = shares.reduce((sum, share) => sum + share, 0);
  return shares.reduce(
    (sum, share) => (share > 0 ? sum - (share / total) * Math.log(share / total) : sum),
    0,
  );
}

/** How round an area is (Polsby and Popper 1991): 1 for a circle, π/4 for a square, near 0 for what is long or ragged. */
export const compactness = (area: number, perimeter: number): number =>
  perimeter > 0 ? (4 * Math.PI * area) / (perimeter * perimeter) : 0;
