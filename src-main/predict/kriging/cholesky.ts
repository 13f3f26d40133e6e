/**
 * Solves A x = b for a symmetric positive definite A `[n, n]`, row-major, of which the lower triangle is read. A is overwritten by its Cholesky factor and b by x. Returns the logarithm of A's determinant.
 */
export function solveInPlace(a: Float64Array, b: Float64Array, n: number): number {
  const logDeterminant = factorise(a, n);
  for (let i = 0; i < n; i++) {
    let sum = b[i];
    for (let k = 0; k < i; k++) sum -= a[i * n + k] * b[k];
    b[i] = sum / a[i * n + i];
  }
  for (let i = n - 1; i >= 0; i--) {
    let sum = b[i];
    for (let k = i + 1; k < n; k++) sum -= a[k * n + i] * b[k];
    b[i] = sum / a[i * n + i];
  }
  return logDeterminant;
}

/** What a pivot keeps of its own size where rounding took the rest. */
const leastPivot = 1e-12;

function factorise(a: Float64Array, n: number): number {
  let logDeterminant = 0;
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < i; j++) {
      let sum = a[i * n + j];
      for (let k = 0; k < j; k++) sum -= a[i * n + k] * a[j * n + k];
      a[i * n + j] = sum / a[j * n + j];
    }
    const own = a[i * n + i];
    let pivot = own;
    for (let k = 0; k < i; k++) pivot -= a[i * n + k] ** 2;
    pivot = Math.max(pivot, own * leastPivot);
    logDeterminant += Math.log(pivot);
    a[i * n + i] = Math.sqrt(pivot);
  }
  return logDeterminant;
}
