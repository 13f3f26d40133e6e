const leastWhole = 10;
const nearly = 0.9;

/** Whether so much of a whole is lost that it is hardly meant; of a few things nobody can tell. */
export const isNearlyAll = (lost: number, whole: number): boolean =>
  whole >= leastWhole && lost >= nearly * whole;
