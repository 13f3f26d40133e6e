import { AppError, type ErrorCode, type ErrorData, fromErrorData } from '../../src-shared/errors';
import { fileKindByName } from '../../src-shared/kinds/files';
import { mostPlaces } from '../../src-shared/mostPlaces';
import { estimateRows, isHopeless } from '../../src-shared/tableRows';
import { uploads } from './uploads.svelte';
import { type Message, plain, say } from '../../src-shared/message';

/** Of a table, the bytes that are looked at before it is sent. */
const lookedAtBytes = 1 << 20;

/** Uploads a file to the web shell; returns its reference. `state/cancelled`, or why it was not sent or not taken. */
export async function upload(file: File): Promise<string> {
  await refuseHopeless(file);
  await refuseWithoutRoom(file);
  return send(file);
}

/** A table that cannot be imported is not sent first: gigabytes take minutes. */
async function refuseHopeless(file: File): Promise<void> {
  if (fileKindByName(file.name) !== 'delimitedText' || file.size <= lookedAtBytes) return;
  const rows = estimateRows(await firstBytes(file), file.size);
  const sizeMb = Math.round(file.size / 1e6);
  if (rows === null)
    throw new AppError('input/too-large', say('upload.noLineEnd', { name: file.name, size: sizeMb }));
  if (isHopeless(rows))
    throw new AppError(
      'input/too-large',
      say('upload.tooManyRows', { name: file.name, size: sizeMb, rows: roughly(rows), most: mostPlaces }),
    );
}

/** Two figures of a number: it is an estimate. */
const roughly = (count: number) => Number(count.toPrecision(2));

async function firstBytes(file: File): Promise<Uint8Array> {
  try {
    return new Uint8Array(await file.slice(0, lookedAtBytes).arrayBuffer());
  } catch (cause) {
    throw new AppError('input/unreadable', say('upload.unreadable', { name: file.name }), { cause });
  }
}

async function refuseWithoutRoom(file: File): Promise<void> {
  const answer = await fetch(`/uploads?bytes=${file.size}`);
  const body = await answer.text();
  if (!answer.ok || body !== 'null') throw refusalOf(file, body);
}

/** What the shell answered with, in its own words where it has an error for it. */
function refusalOf(file: File, body: string): AppError {
  try {
    const { code, text } = fromErrorData(JSON.parse(body) as ErrorData);
    return new AppError(code, say('of', { name: file.name, text }));
  } catch {
    return new AppError('io/disk', say('upload.notUploaded', { name: file.name, why: plain(body) }));
  }
}

function send(file: File): Promise<string> {
  const request = new XMLHttpRequest(); // fetch does not tell how much is sent
  const shown = uploads.begin(file.name, file.size, () => request.abort());
  const answered = Promise.withResolvers<string>();
  const refuse = (code: ErrorCode, why: Message) =>
    answered.reject(new AppError(code, say('upload.notUploaded', { name: file.name, why })));
  request.upload.onprogress = ({ loaded }) => shown.advance(Math.min(loaded, file.size));
  request.onloadend = shown.end;
  request.onabort = () => refuse('state/cancelled', say('upload.cancelled'));
  request.onerror = () => refuse('io/disk', say('upload.noAnswer'));
  request.onload = () => {
    const { status, responseText } = request;
    if (status === 200) answered.resolve((JSON.parse(responseText) as { reference: string }).reference);
    else answered.reject(refusalOf(file, responseText));
  };
  request.open('POST', `/uploads?name=${encodeURIComponent(file.name.toWellFormed())}`);
  request.send(file);
  return answered.promise;
}
