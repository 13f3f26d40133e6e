/** A float32 knows hardly more than seven digits; its float64 neighbours would print seventeen. */
export const sevenDigits = (value: number): number => Number(value.toPrecision(7));
