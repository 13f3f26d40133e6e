/**
 * How values at two places vary together, as a function of their distance d in metres: v₁ M(d / ℓ₁) + v₂ M(d / ℓ₂), a structure
 * of the near and one of the far, and a nugget v₀ of each value's own. M is the Matérn function of smoothness 3/2 (Rasmussen &
 * Williams 2006, eq. 4.17).
 */
export interface Covariance {
  sills: [near: number, far: number];
  rangesM: [near: number, far: number];
  nugget: number;
}

/** Math.hypot takes care of overflow, at twenty times the price. */
export const lengthOf = (x: number, y: number): number => Math.sqrt(x * x + y * y);

const root3 = Math.sqrt(3);

const matern = (u: number) => (1 + root3 * u) * Math.exp(-root3 * u);

/** Between two places, without the nugget. */
export const covarianceAt = ({ sills, rangesM }: Covariance, distanceM: number): number =>
  sills[0] * matern(distanceM / rangesM[0]) + sills[1] * matern(distanceM / rangesM[1]);

/** Of one value alone. */
export const varianceOf = ({ sills, nugget }: Covariance): number => sills[0] + sills[1] + nugget;
