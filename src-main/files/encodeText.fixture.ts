import iconv from 'iconv-lite';
import { decodeText } from './textStream';

/** Text in an encoding that Node reads but does not write, without a byte order mark. Throws where a character is not in it. */
export function encodeText(text: string, encoding: string): Buffer {
  const bytes = iconv.encode(text, encoding, { addBOM: false });
  if (decodeText(bytes, encoding) !== text) throw new Error(`${encoding} has not all of ${text}`);
  return bytes;
}
