/** Glyphs of 5 × 7 pixels as five columns each, lowest bit on top, from U+0020 to U+007E; then a few signs. */
const ascii =
  '0000000000 00005f0000 0007000700 147f147f14 242a7f2a12 2313086462 3649552250 0005030000 001c224100 0041221c00 ' +
  '14083e0814 08083e0808 0050300000 0808080808 0060600000 2010080402 3e5149453e 00427f4000 4261514946 2141454b31 ' +
  '1814127f10 2745454539 3c4a494930 0171090503 3649494936 064949291e 0036360000 0056360000 0814224100 1414141414 ' +
  '0041221408 0201510906 324979413e 7e1111117e 7f49494936 3e41414122 7f4141221c 7f49494941 7f09090901 3e4149497a ' +
  '7f0808087f 00417f4100 2040413f01 7f08142241 7f40404040 7f020c027f 7f0408107f 3e4141413e 7f09090906 3e4151215e ' +
  '7f09192946 4649494931 01017f0101 3f4040403f 1f2040201f 3f4038403f 6314081463 0708700807 6151494543 007f414100 ' +
  '0204081020 0041417f00 0402010204 4040404040 0001020400 2054545478 7f48444438 3844444420 384444487f 3854545418 ' +
  '087e090102 0c5252523e 7f08040478 00447d4000 2040443d00 7f10284400 00417f4000 7c04180478 7c08040478 3844444438 ' +
  '7c14141408 081414187c 7c08040408 4854545420 043f444020 3c4040207c 1c2040201c 3c4030403c 4428102844 0c5050503c ' +
  '4464544c44 0008364100 00007f0000 0041360800 1008081008';

const signs: Record<string, string> = {
  '©': '3e5d55413e',
  '²': '0000191512',
  '–': '0808080808',
  '±': '44445f4444',
  '·': '0000080000',
};

const columns = (hex: string): number[] => [0, 2, 4, 6, 8].map((at) => parseInt(hex.slice(at, at + 2), 16));

const glyphs = new Map<string, number[]>([
  ...ascii.split(' ').map((hex, i) => [String.fromCharCode(0x20 + i), columns(hex)] as const),
  ...Object.entries(signs).map(([sign, hex]) => [sign, columns(hex)] as const),
]);

/** Pixels from one letter to the next, and of a line, at scale 1. */
export const letterPx = 6;
export const linePx = 10;

/** Letters without their marks where the font has no such glyph, else `?`. */
function glyphOf(letter: string): number[] {
  const plain = letter.normalize('NFD')[0];
  return glyphs.get(letter) ?? glyphs.get(plain) ?? glyphs.get('?')!;
}

/** Calls `dot` for every pixel of a text whose upper left corner is at (0, 0). */
export function eachTextPixel(text: string, scale: number, dot: (x: number, y: number) => void): void {
  [...text].forEach((letter, index) => {
    glyphOf(letter).forEach((column, x) => {
      for (let y = 0; y < 7; y++)
        if (column & (1 << y)) square(scale, (index * letterPx + x) * scale, y * scale, dot);
    });
  });
}

function square(size: number, left: number, top: number, dot: (x: number, y: number) => void): void {
  for (let y = 0; y < size; y++) for (let x = 0; x < size; x++) dot(left + x, top + y);
}
