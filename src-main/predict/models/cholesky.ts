/** What a pivot keeps of its own size where rounding took the rest. */
const leastPivot = 1e-12;

/**
 * The Cholesky factor L of a symmetric positive definite A = L Lᵀ `[n, n]`, row-major, of which the lower triangle is read and written
 * over by L. A pivot that rounding has made nothing of keeps a trace. Returns the logarithm of A's determinant.
 */
export function factorise(a: Float64Array, n: number): number {
  let logDeterminant = 0;
  for (let i = 0; i < n; i++) {
    const row = i * n;
    for (let j = 0; j < i; j++) {
      let sum = a[row + j];
      const other = j * n;
      for (let k = 0; k < j; k++) sum -= a[row + k] * a[other + k];
      a[row + j] = sum / a[other + j];
    }
    const own = a[row + i];
    let pivot = own;
    for (let k = 0; k < i; k++) pivot -= a[row + k] * a[row + k];
    pivot = Math.max(pivot, own * leastPivot);
    logDeterminant += Math.log(pivot);
    a[row + i] = Math.sqrt(pivot);
  }
  return logDeterminant;
}

/** b → A⁻¹ b in place, by the factor of A. */
export function solveFactorised(factor: Float64Array, b: Float64Array, n: number): void {
  for (let i = 0; i < n; i++) {
    let sum = b[i];
    for (let k = 0; k < i; k++) sum -= factor[i * n + k] * b[k];
    b[i] = sum / factor[i * n + i];
  }
  for (let i = n - 1; i >= 0; i--) {
    let sum = b[i];
    for (let k = i + 1; k < n; k++) sum -= factor[k * n + i] * b[k];
    b[i] = sum / factor[i * n + i];
  }
}

/** b → A⁻¹ b; both are written over. Returns the logarithm of A's determinant. */
export function solveInPlace(a: Float64Array, b: Float64Array, n: number): number {
  const logDeterminant = factorise(a, n);
  solveFactorised(a, b, n);
  return logDeterminant;
}
