import { analyse } from 'chardet';

export interface Encoding {
  /** A label that TextDecoder takes. */
  name: string;
  /** Length of the byte order mark. */
  bomBytes: number;
}

const marks: [name: string, bytes: number[]][] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

/** ISO code pages whose letters the Windows page of the same script holds too, with more besides. */
const windowsPages: Record<string, string> = {
  'ISO-8859-1': 'windows-1252',
  'ISO-8859-9': 'windows-1254',
  'ISO-8859-8': 'windows-1255',
};

/** The encoding of a text file from its first bytes: byte order mark, NUL pattern, UTF-8 validity, then letter statistics. */
export function sniffEncoding(sample: Uint8Array): Encoding {
  for (const [name, bytes] of marks) {
    if (bytes.every((byte, i) => sample[i] === byte)) return { name, bomBytes: bytes.length };
  }
  const name = sniffUtf16(sample) ?? (isUtf8(sample) ? 'utf-8' : sniffCodePage(sample));
  return { name, bomBytes: 0 };
}

/** Latin text in UTF-16 has a zero in nearly every second byte. */
function sniffUtf16(sample: Uint8Array): string | null {
  const zeros = [0, 0];
  const end = Math.min(sample.length, 4096) & ~1;
  for (let i = 0; i < end; i++) if (sample[i] === 0) zeros[i & 1]++;
  if (end < 4 || zeros[0] + zeros[1] < end / 5) return null;
  if (zeros[1] > 8 * zeros[0]) return 'utf-16le';
  return zeros[0] > 8 * zeros[1] ? 'utf-16be' : null;
}

function isUtf8(sample: Uint8Array): boolean {
  try {
    // As a stream, so that a character cut at the sample's end does no harm.
    new TextDecoder('utf-8', { fatal: true }).decode(sample, { stream: true });
    return true;
  } catch {
    return false;
  }
}

function sniffCodePage(sample: Uint8Array): string {
  // Only the bytes that tell: plain ASCII lines would drown the statistics.
  for (const { name } of analyse(lettersAround(sample))) {
    const label = windowsPages[name] ?? name;
    if (/^UTF-/.test(label) || !isDecodable(label)) continue;
    return label.toLowerCase();
  }
  return 'windows-1252';
}

/** The lines that hold bytes above ASCII, up to 64 KB of them. */
function lettersAround(sample: Uint8Array): Uint8Array {
  const text = Buffer.from(sample).toString('latin1');
  const lines = text.split(/[\r\n]+/).filter((line) => /[\x80-\xff]/.test(line));
  return Buffer.from(lines.join('\n').slice(0, 65_536), 'latin1');
}

function isDecodable(label: string): boolean {
  try {
    new TextDecoder(label);
    return true;
  } catch {
    return false;
  }
}
