/** How map images are drawn unless told: side in pixels, metres a pixel, and the entropy at or below which one is dropped. */
export const defaultImages = { sizePx: 128, metresPerPixel: 2, minEntropy: 0.1 };
