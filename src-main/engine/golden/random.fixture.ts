import { randomStream } from '../../../src-shared/random';

/** Seeded standard normal numbers, float32-exact so that both implementations start from the same values. */
export function normals(count: number, ...key: number[]): number[] {
  const random = randomStream(...key);
  return Array.from({ length: count }, () => Math.fround(random.normal()));
}
