import { InvalidArgumentError, Option } from 'commander';
import { encodingNames } from '../../src-shared/kinds/encodings';
import { encodingNamed } from '../files/encoding';

/** `of`: what the encoding is of. */
export const encodingOption = (of: string): Option =>
  new Option(
    '--encoding <name>',
    `encoding of ${of}, such as utf-8, cp949, shift_jis, windows-1252 (judged unless given)`,
  ).argParser(parseEncoding);

function parseEncoding(text: string): string {
  const name = encodingNamed(text);
  if (name !== null) return name;
  throw new InvalidArgumentError(`Expected one of ${encodingNames.join(', ')}.`);
}
