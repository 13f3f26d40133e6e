/**
 * Of the learning style (`src-shared/kinds/mapClasses.ts`). Changes with every change of pixels: images of different styles must
 * never meet in one training set.
 */
export const styleVersion = 2;

/** A line is never thinner than this, in pixels: it would fade into the ground. */
export const minLinePx = 0.8;
