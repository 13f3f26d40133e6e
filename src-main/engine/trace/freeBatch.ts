import { bug } from '../../../src-shared/errors';
import { type OnnxGraph } from './onnxGraph';

/**
 * Stands for the number of images while a graph is traced: a size that is a multiple of it hangs on the batch, and no other one
 * is. For it is a prime above all sides and widths, so that none of their products is one; and 3 modulo 4, so that no square
 * plus one is (the patches of an image and the class token).
 */
export const batchMarker = 8191;

/** To the end of an axis, however long (ONNX, Slice). */
const toTheEnd = Number.MAX_SAFE_INTEGER;

type Node = OnnxGraph['nodes'][number];

const hangsOnBatch = (size: number) => size > 0 && size % batchMarker === 0;

/**
 * Rewrites a graph that was traced with `batchMarker` images, so that it takes any number: of shapes the batch is inferred (−1),
 * slices go to the end of the axis, constants with a row for each image are repeated as often as `input` has rows. What
 * would still be bound to the marker is refused with `bug/unexpected`.
 */
export function freeBatch(graph: OnnxGraph, input: string): void {
  const traced = graph.nodes.splice(0);
  let count: string | undefined;
  const batch = () => (count ??= graph.add('Shape', [input], { start: { int: 0 }, end: { int: 1 } }));
  for (const node of traced) {
    const inputs = node.inputs.map((name, position) => freed(graph, node, name, position, batch));
    if (Object.values(node.attributes).some((each) => 'ints' in each && each.ints.some(hangsOnBatch)))
      throw bound(node);
    graph.nodes.push({ ...node, inputs });
  }
  graph.dropUnread();
}

/** The name of what takes the place of a node's input. */
function freed(graph: OnnxGraph, node: Node, name: string, position: number, batch: () => string): string {
  const constant = graph.initializer(name);
  if (!constant) return name;
  const { type, shape, bytes } = constant;
  if (shape.some(hangsOnBatch)) return repeated(graph, node, name, batch());
  if (type !== 'int64') return name;
  const values = Array.from(new BigInt64Array(bytes.slice().buffer), Number);
  const at = values.findIndex(hangsOnBatch);
  if (at < 0) return name;
  if (values.filter(hangsOnBatch).length > 1) throw bound(node);
  if (node.op === 'Reshape' && position === 1) return graph.int64s(values.with(at, -1));
  if (node.op === 'Slice' && position === 2 && values[at] === batchMarker)
    return graph.int64s(values.with(at, toTheEnd));
  if (node.op === 'Expand' && position === 1 && at === 0 && values[0] === batchMarker)
    return sizes(graph, batch(), values.slice(1));
  throw bound(node);
}

/** A constant `[batch, …]` of equal rows, as one row that is repeated. */
function repeated(graph: OnnxGraph, node: Node, name: string, batch: string): string {
  const { type, shape, bytes } = graph.initializer(name)!;
  const [rows, ...rest] = shape;
  const rowBytes = bytes.length / rows;
  const row = bytes.subarray(0, rowBytes);
  const isRepeated = bytes.every((byte, i) => byte === row[i % rowBytes]);
  if (rows !== batchMarker || rest.some(hangsOnBatch) || !isRepeated) throw bound(node);
  return graph.add('Expand', [graph.addInitializer(type, [1, ...rest], row), sizes(graph, batch, rest)]);
}

/** The shape `[batch, …rest]`. */
const sizes = (graph: OnnxGraph, batch: string, rest: number[]) =>
  graph.add('Concat', [batch, graph.int64s(rest)], { axis: { int: 0 } });

const bound = ({ op, outputs }: Node) =>
  bug(
    `The node ${outputs[0]} (${op}) is bound to the number of images: the encoder cannot be written for any batch.`,
  );
