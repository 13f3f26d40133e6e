import { printable } from '../../../src-shared/printable';
import { AppError } from '../../../src-shared/errors';
import { type Message, say } from '../../../src-shared/message';
import { microsoftDomain, onnxTypeCodes } from '../trace/onnxGraph';
import { type Field, fieldsOf, malformed, textOf } from './protobufFields';

/** An input or output of a model: type by its TensorProto code; sizes that are free are null. */
export interface ModelPort {
  name: string;
  elementType: number;
  shape: (number | null)[];
}

/** What is read of a model before onnxruntime sees it. */
export interface ModelFile {
  metadata: Map<string, string>;
  inputs: ModelPort[];
  outputs: ModelPort[];
}

const knownDomains = ['', 'ai.onnx', microsoftDomain];
const maxMetadataEntries = 100;
/** Of keys, values and names. */
const maxTextBytes = 1 << 16;
const ortFormat = 'ORTM';

const unsupported = (found: Message) =>
  new AppError('input/unsupported', say('encoderFile.unsupported', { found }));

/**
 * Reads an ONNX model (onnx.proto, ModelProto) as far as it must be known before it may run: what it says of itself, its
 * inputs and outputs. Whatever could reach beyond the file or hide what runs is refused with `input/unsupported`: data in
 * other files, operators of other makers, functions, subgraphs, onnxruntime's own file format. `input/malformed`: no such
 * model; `input/too-large`: too many parts.
 */
export function readModelFile(bytes: Uint8Array): ModelFile {
  if (Buffer.from(bytes.subarray(4, 8)).toString('latin1') === ortFormat)
    throw unsupported(say('encoderFile.ortFormat'));
  const model: ModelFile = { metadata: new Map(), inputs: [], outputs: [] };
  let graph: Uint8Array | undefined;
  for (const field of fieldsOf(bytes)) {
    if (field.number === 7) {
      if (graph) throw unsupported(say('encoderFile.twoGraphs'));
      graph = field.bytes();
    } else if (field.number === 8) checkDomain(field.bytes(), 1);
    else if (field.number === 14) addMetadata(model.metadata, field);
    else if (field.number === 20) throw unsupported(say('encoderFile.trainingSteps'));
    else if (field.number === 25) throw unsupported(say('encoderFile.functions'));
  }
  if (!graph) throw malformed(say('encoderFile.noGraph'));
  readGraph(graph, model);
  return model;
}

function addMetadata(metadata: Map<string, string>, field: Field): void {
  if (metadata.size >= maxMetadataEntries)
    throw unsupported(say('encoderFile.manyNotes', { most: maxMetadataEntries }));
  const entry = ['', ''];
  for (const part of fieldsOf(field.bytes()))
    if (part.number === 1 || part.number === 2) entry[part.number - 1] = textOf(part, maxTextBytes);
  metadata.set(entry[0], entry[1]);
}

/** Of an opset (field 1) or a node (field 7). */
function checkDomain(message: Uint8Array, domainField: number): void {
  for (const field of fieldsOf(message)) {
    if (field.number !== domainField) continue;
    const domain = textOf(field, maxTextBytes);
    if (!knownDomains.includes(domain))
      throw unsupported(say('encoderFile.operators', { domain: quoted(domain) }));
  }
}

function readGraph(bytes: Uint8Array, model: ModelFile): void {
  for (const field of fieldsOf(bytes)) {
    if (field.number === 1) checkNode(field.bytes());
    else if (field.number === 5) checkTensor(field.bytes());
    else if (field.number === 11) model.inputs.push(readPort(field.bytes()));
    else if (field.number === 12) model.outputs.push(readPort(field.bytes()));
    else if (field.number === 15) throw unsupported(say('encoderFile.sparseWeights'));
  }
}

function checkNode(bytes: Uint8Array): void {
  checkDomain(bytes, 7);
  for (const field of fieldsOf(bytes)) if (field.number === 5) checkAttribute(field.bytes());
}

/** AttributeProto: a number, text or lists of them, or a tensor; no graphs, no sparse tensors, no reference to a function's. */
function checkAttribute(bytes: Uint8Array): void {
  for (const field of fieldsOf(bytes)) {
    if (field.number === 5 || field.number === 10) checkTensor(field.bytes());
    else if ([6, 11, 21, 22, 23].includes(field.number)) throw unsupported(say('encoderFile.subgraphs'));
  }
}

/** TensorProto: data_location (14) and external_data (13) name a file beside this one. */
function checkTensor(bytes: Uint8Array): void {
  for (const field of fieldsOf(bytes))
    if (field.number === 13 || (field.number === 14 && field.value() !== 0))
      throw unsupported(say('encoderFile.externalWeights'));
}

/** ValueInfoProto: name, TypeProto.tensor_type: element type and TensorShapeProto. */
function readPort(bytes: Uint8Array): ModelPort {
  const port: ModelPort = { name: '', elementType: 0, shape: [] };
  for (const field of fieldsOf(bytes)) {
    if (field.number === 1) port.name = textOf(field, maxTextBytes);
    if (field.number === 2) readType(field.bytes(), port);
  }
  return port;
}

function readType(bytes: Uint8Array, port: ModelPort): void {
  for (const type of fieldsOf(bytes)) {
    if (type.number !== 1) continue;
    for (const field of fieldsOf(type.bytes())) {
      if (field.number === 1) port.elementType = field.value();
      if (field.number === 2) port.shape = readShape(field.bytes());
    }
  }
}

function readShape(bytes: Uint8Array): (number | null)[] {
  const shape: (number | null)[] = [];
  for (const dimension of fieldsOf(bytes)) {
    if (dimension.number !== 1) continue;
    let size: number | null = null;
    for (const field of fieldsOf(dimension.bytes())) if (field.number === 1) size = field.value();
    shape.push(size);
  }
  return shape;
}

/** A port in words, as errors show it: `images uint8 [any, 128, 128, 3]`. */
export function portText({ name, elementType, shape }: ModelPort): string {
  const type =
    Object.entries(onnxTypeCodes).find(([, code]) => code === elementType)?.[0] ?? `type ${elementType}`;
  return `${quoted(name)} ${type} [${shape.map((size) => size ?? 'any').join(', ')}]`;
}

const quoted = (name: string) => `"${printable(name).slice(0, 100)}"`;
