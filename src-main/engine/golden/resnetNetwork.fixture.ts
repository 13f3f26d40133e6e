import { stageChannels, type ResnetSettings } from '../../../src-shared/settings/encoderSettings';
import { type Weights } from './network.fixture';
import { mean, sum } from './numbers.fixture';

/** `[row][column][channel]` */
type Picture = number[][][];

const pictureOf = (flat: number[]): Picture => {
  const side = Math.sqrt(flat.length / 3);
  return build(side, side, 3, (y, x, c) => flat[(y * side + x) * 3 + c]);
};

function build(
  height: number,
  width: number,
  channels: number,
  value: (y: number, x: number, c: number) => number,
): Picture {
  const range = (count: number) => Array.from({ length: count }, (_, i) => i);
  return range(height).map((y) => range(width).map((x) => range(channels).map((c) => value(y, x, c))));
}

const map = (picture: Picture, f: (value: number, y: number, x: number, c: number) => number): Picture =>
  picture.map((row, y) => row.map((pixel, x) => pixel.map((value, c) => f(value, y, x, c))));

/** Zeros before the first pixel so that ⌈side / stride⌉ kernels fit; where the zeros are odd, one more lies behind the last. */
function zerosBefore(side: number, size: number, stride: number): number {
  const all = (Math.ceil(side / stride) - 1) * stride + size - side;
  return Math.floor(Math.max(all, 0) / 2);
}

/** A convolution by its definition; kernel `[size, size, inputs, outputs]`, flat. */
function convolution(
  picture: Picture,
  kernel: number[],
  size: number,
  outputs: number,
  stride: number,
): Picture {
  const [height, width, inputs] = [picture.length, picture[0].length, picture[0][0].length];
  const [above, before] = [zerosBefore(height, size, stride), zerosBefore(width, size, stride)];
  return build(Math.ceil(height / stride), Math.ceil(width / stride), outputs, (y, x, o) => {
    let total = 0;
    for (let ky = 0; ky < size; ky++)
      for (let kx = 0; kx < size; kx++) {
        const pixel = picture[y * stride - above + ky]?.[x * stride - before + kx] ?? [];
        pixel.forEach((value, i) => (total += value * kernel[((ky * size + kx) * inputs + i) * outputs + o]));
      }
    return total;
  });
}

/** Group normalisation (Wu & He 2018, eq. 1 to 7). */
function groupNorm(picture: Picture, gain: number[], bias: number[], groups: number): Picture {
  const size = gain.length / groups;
  const statistics = Array.from({ length: groups }, (_, group) => {
    const values = picture.flat().flatMap((pixel) => pixel.slice(group * size, (group + 1) * size));
    const centre = mean(values);
    return { centre, variance: mean(values.map((value) => (value - centre) ** 2)) };
  });
  return map(picture, (value, _y, _x, c) => {
    const { centre, variance } = statistics[Math.floor(c / size)];
    return ((value - centre) / Math.sqrt(variance + 1e-5)) * gain[c] + bias[c];
  });
}

const relu = (picture: Picture) => map(picture, (value) => Math.max(value, 0));
const plus = (a: Picture, b: Picture) => map(a, (value, y, x, c) => value + b[y][x][c]);
const pooled = (picture: Picture) =>
  picture[0][0].map((_, c) => mean(picture.flat().map((pixel) => pixel[c])));

/** The residual network on one image (He et al. 2016, table 1 and figure 5), with means for its max-pooling. */
export function resnet(
  image: number[],
  weights: Weights,
  settings: ResnetSettings,
): { embedding: number[]; feature: number[] } {
  const { bottleneck, groups, blocks, width } = settings;
  const layer = (picture: Picture, name: string, size: number, stride = 1) => {
    const [gain, bias] = [weights[`${name}.gain`], weights[`${name}.bias`]];
    const convolved = convolution(picture, weights[`${name}.kernel`], size, gain.length, stride);
    return groupNorm(convolved, gain, bias, groups);
  };
  const branch = (x: Picture, name: string, stride: number) => {
    if (!bottleneck) return layer(relu(layer(x, `${name}.layer1`, 3, stride)), `${name}.layer2`, 3);
    const narrow = relu(layer(x, `${name}.layer1`, 1));
    return layer(relu(layer(narrow, `${name}.layer2`, 3, stride)), `${name}.layer3`, 1);
  };
  const first = relu(layer(pictureOf(image), 'stem', 7, 2));
  let x = build(first.length / 2, first.length / 2, width, (row, column, c) =>
    sum([0, 1].flatMap((dy) => [0, 1].map((dx) => first[2 * row + dy][2 * column + dx][c] / 4))),
  );
  const ends = blocks.map((count, stage) => {
    for (let i = 0; i < count; i++) {
      const name = `stage${stage}.block${i}`;
      const stride = stage > 0 && i === 0 ? 2 : 1;
      const projects = stride === 2 || x[0][0].length !== stageChannels(settings, stage);
      x = relu(plus(branch(x, name, stride), projects ? layer(x, `${name}.shortcut`, 1, stride) : x));
    }
    return x;
  });
  return { embedding: pooled(ends[3]), feature: pooled(ends[2]) };
}
