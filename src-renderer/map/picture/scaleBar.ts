const metresAroundEquator = 40_075_016.686;

/**
 * The longest bar of a round length (1, 2 or 5 times a power of ten, metres) that fits into `mostPx` pixels of a Web Mercator
 * map. `worldPx` is how wide the whole world would be on it.
 */
export function scaleBar(lat: number, worldPx: number, mostPx: number): { metres: number; px: number } {
  const metresPerPx = (metresAroundEquator * Math.cos((lat * Math.PI) / 180)) / worldPx;
  const most = mostPx * metresPerPx;
  const power = 10 ** Math.floor(Math.log10(most));
  const metres = power * [5, 2, 1].find((factor) => factor * power <= most)!;
  return { metres, px: metres / metresPerPx };
}

export const lengthText = (metres: number): string =>
  metres >= 1000 ? `${metres / 1000} km` : `${metres} m`;
