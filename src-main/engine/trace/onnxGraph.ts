import { PbfWriter } from 'pbf';

export type OnnxType = 'float32' | 'uint8' | 'int32' | 'int64' | 'bool';

/** An attribute of a node; a data type is written as its TensorProto code. */
export type Attribute = { int: number } | { float: number } | { ints: readonly number[] };

/** TensorProto.DataType. */
export const onnxTypeCodes: Record<OnnxType, number> = { float32: 1, uint8: 2, int32: 6, int64: 7, bool: 9 };

/** The operators' domain of onnxruntime itself. */
export const microsoftDomain = 'com.microsoft';

const irVersion = 10;
const opsets = { '': 21, [microsoftDomain]: 1 };

interface Node {
  op: string;
  domain: string;
  inputs: string[];
  outputs: string[];
  attributes: Record<string, Attribute>;
}

/** A size that is free is a name. */
export type PortShape = readonly (number | string)[];

interface Port {
  name: string;
  type: OnnxType;
  shape: PortShape;
}

interface Initializer extends Port {
  shape: readonly number[];
  bytes: Uint8Array;
}

/**
 * The operators that a graph is written in: those of onnxruntime's own domain included, as they are fastest on its CPU; those
 * that its WebGPU provider has; or the standard ones alone, for any ONNX runtime.
 */
export type Dialect = 'onnxruntime' | 'webgpu' | 'standard';

/** What a model tells of itself (ModelProto), none of which changes what it computes. */
export interface ModelNotes {
  producerVersion?: string;
  docString?: string;
  metadata?: Record<string, string>;
}

/** A static ONNX graph under construction (onnx.proto, IR version 10). Names are unique; order is execution order. */
export class OnnxGraph {
  readonly nodes: Node[] = [];
  private readonly initializers = new Map<string, Initializer>();
  private readonly sharedNames = new Map<string, string>();
  /** What values are called that are outputs. */
  private readonly outputNames = new Map<string, string>();
  private readonly inputs: Port[] = [];
  private readonly outputs: Port[] = [];
  private counter = 0;

  constructor(readonly dialect: Dialect = 'onnxruntime') {}

  addInput(name: string, type: OnnxType, shape: PortShape): string {
    this.inputs.push({ name, type, shape });
    return name;
  }

  /**
   * Declares `name` as an output with the value of `source`: the last thing to do with a graph. The node that computes the
   * value gives it under that name, which saves a copy; only inputs and values that are an output already are copied.
   */
  addOutput(name: string, source: string, type: OnnxType, shape: PortShape): void {
    const given = this.outputNames.get(source);
    const producer = given ? undefined : this.nodes.find(({ outputs }) => outputs.includes(source));
    if (producer) {
      this.outputNames.set(source, name);
      producer.outputs[producer.outputs.indexOf(source)] = name;
      for (const { inputs } of this.nodes)
        inputs.forEach((input, i) => {
          if (input === source) inputs[i] = name;
        });
    } else {
      const inputs = [given ?? source];
      this.nodes.push({ op: 'Identity', domain: '', inputs, outputs: [name], attributes: {} });
    }
    this.outputs.push({ name, type, shape });
  }

  /** A constant; `bytes` in little-endian order, row-major. */
  addInitializer(
    type: OnnxType,
    shape: readonly number[],
    bytes: Uint8Array,
    name = this.newName('constant'),
  ): string {
    this.initializers.set(name, { name, type, shape, bytes });
    return name;
  }

  /** The constant of that name; undefined for what is computed or put in. */
  initializer(name: string): Initializer | undefined {
    return this.initializers.get(name);
  }

  /** Drops the constants that no node reads. */
  dropUnread(): void {
    const read = new Set(this.nodes.flatMap(({ inputs }) => inputs));
    for (const name of this.initializers.keys()) if (!read.has(name)) this.initializers.delete(name);
    this.sharedNames.clear();
  }

  /** A one-dimensional int64 constant, as axes, shapes and repeats are given; equal ones are stored once. */
  int64s(values: readonly number[]): string {
    const bytes = () => new Uint8Array(BigInt64Array.from(values, BigInt).buffer);
    return this.shared('int64', [values.length], values, bytes);
  }

  /** A one-dimensional int32 constant, such as indices; equal ones are stored once. */
  int32s(values: readonly number[]): string {
    return this.shared(
      'int32',
      [values.length],
      values,
      () => new Uint8Array(Int32Array.from(values).buffer),
    );
  }

  /** A constant matrix; equal ones are stored once. */
  floats(matrix: readonly (readonly number[])[]): string {
    const values = matrix.flat();
    const bytes = () => new Uint8Array(Float32Array.from(values).buffer);
    return this.shared('float32', [matrix.length, matrix[0].length], values, bytes);
  }

  private shared(
    type: OnnxType,
    shape: number[],
    values: readonly number[],
    bytes: () => Uint8Array,
  ): string {
    const key = `${type} ${shape.join()}: ${values.join()}`;
    let name = this.sharedNames.get(key);
    if (name === undefined) {
      name = this.addInitializer(type, shape, bytes());
      this.sharedNames.set(key, name);
    }
    return name;
  }

  /** Appends a node with one output; returns the output's name. */
  add(op: string, inputs: string[], attributes: Record<string, Attribute> = {}, domain = ''): string {
    return this.addMany(op, inputs, 1, attributes, domain)[0];
  }

  addMany(
    op: string,
    inputs: string[],
    outputCount: number,
    attributes: Record<string, Attribute> = {},
    domain = '',
  ): string[] {
    const outputs = Array.from({ length: outputCount }, () => this.newName(op));
    this.nodes.push({ op, domain, inputs, outputs, attributes });
    return outputs;
  }

  /** The model as bytes of a ModelProto. */
  toBytes({ producerVersion, docString, metadata = {} }: ModelNotes = {}): Uint8Array {
    const model = new PbfWriter();
    model.writeVarintField(1, irVersion);
    model.writeStringField(2, 'placeprint');
    if (producerVersion) model.writeStringField(3, producerVersion);
    if (docString) model.writeStringField(6, docString);
    model.writeMessage(7, writeGraph, this.contents());
    for (const [domain, version] of Object.entries(opsets))
      if (this.dialect !== 'standard' || domain === '')
        model.writeMessage(8, writeOpset, { domain, version });
    for (const entry of Object.entries(metadata)) model.writeMessage(14, writeEntry, entry);
    return model.finish();
  }

  private contents() {
    const { nodes, initializers, inputs, outputs } = this;
    return { nodes, initializers: [...initializers.values()], inputs, outputs };
  }

  private newName(base: string): string {
    return `${base}_${this.counter++}`;
  }
}

function writeGraph(
  graph: { nodes: Node[]; initializers: Initializer[]; inputs: Port[]; outputs: Port[] },
  pbf: PbfWriter,
): void {
  for (const node of graph.nodes) pbf.writeMessage(1, writeNode, node);
  pbf.writeStringField(2, 'placeprint');
  for (const tensor of graph.initializers) pbf.writeMessage(5, writeInitializer, tensor);
  for (const port of graph.inputs) pbf.writeMessage(11, writePort, port);
  for (const port of graph.outputs) pbf.writeMessage(12, writePort, port);
}

function writeNode({ op, domain, inputs, outputs, attributes }: Node, pbf: PbfWriter): void {
  for (const input of inputs) pbf.writeStringField(1, input);
  for (const output of outputs) pbf.writeStringField(2, output);
  pbf.writeStringField(3, `${op}:${outputs[0]}`);
  pbf.writeStringField(4, op);
  for (const attribute of Object.entries(attributes)) pbf.writeMessage(5, writeAttribute, attribute);
  pbf.writeStringField(7, domain);
}

/** AttributeProto.AttributeType: FLOAT 1, INT 2, INTS 7. */
function writeAttribute([name, value]: [string, Attribute], pbf: PbfWriter): void {
  pbf.writeStringField(1, name);
  if ('float' in value) {
    pbf.writeFloatField(2, value.float);
    pbf.writeVarintField(20, 1);
  } else if ('int' in value) {
    pbf.writeVarintField(3, value.int);
    pbf.writeVarintField(20, 2);
  } else {
    for (const each of value.ints) pbf.writeVarintField(8, each);
    pbf.writeVarintField(20, 7);
  }
}

function writeInitializer({ name, type, shape, bytes }: Initializer, pbf: PbfWriter): void {
  for (const size of shape) pbf.writeVarintField(1, size);
  pbf.writeVarintField(2, onnxTypeCodes[type]);
  pbf.writeStringField(8, name);
  pbf.writeBytesField(9, bytes);
}

function writePort({ name, type, shape }: Port, pbf: PbfWriter): void {
  pbf.writeStringField(1, name);
  pbf.writeMessage(2, writeType, { type, shape });
}

function writeType(type: Pick<Port, 'type' | 'shape'>, pbf: PbfWriter): void {
  pbf.writeMessage(1, writeTensorType, type);
}

function writeTensorType({ type, shape }: Pick<Port, 'type' | 'shape'>, pbf: PbfWriter): void {
  pbf.writeVarintField(1, onnxTypeCodes[type]);
  pbf.writeMessage(2, writeShape, shape);
}

function writeShape(shape: PortShape, pbf: PbfWriter): void {
  for (const size of shape) pbf.writeMessage(1, writeSize, size);
}

function writeSize(size: number | string, pbf: PbfWriter): void {
  if (typeof size === 'number') pbf.writeVarintField(1, size);
  else pbf.writeStringField(2, size);
}

function writeEntry([key, value]: [string, string], pbf: PbfWriter): void {
  pbf.writeStringField(1, key);
  pbf.writeStringField(2, value);
}

function writeOpset({ domain, version }: { domain: string; version: number }, pbf: PbfWriter): void {
  pbf.writeStringField(1, domain);
  pbf.writeVarintField(2, version);
}
