/** `340 m`, `2.4 km`, `31 km`. */
export function formatDistance(metres: number): string {
  if (metres < 995) return `${Math.round(metres)} m`;
  const kilometres = metres / 1000;
  return `${kilometres.toFixed(kilometres < 9.95 ? 1 : 0)} km`;
}
