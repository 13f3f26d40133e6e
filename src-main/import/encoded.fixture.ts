/** Bytes of a text in an encoding that TextDecoder reads: of each sign the first bytes that decode to it. Throws where it has none. */
export function encoded(text: string, encoding: string): Buffer {
  if (encoding === 'utf-8') return Buffer.from(text);
  if (encoding === 'utf-16le') return Buffer.from(`\uFEFF${text}`, 'utf16le');
  const bytes = tableOf(encoding);
  return Buffer.concat(
    [...text].map((sign) => {
      const found = sign < '\x80' ? Buffer.from(sign) : bytes.get(sign);
      if (!found) throw new Error(`${encoding} has no ${sign}`);
      return found;
    }),
  );
}

const tables = new Map<string, Map<string, Buffer>>();

function tableOf(encoding: string): Map<string, Buffer> {
  const known = tables.get(encoding);
  if (known) return known;
  const table = new Map<string, Buffer>();
  const decoder = new TextDecoder(encoding, { fatal: true });
  const add = (...bytes: number[]) => {
    try {
      const sign = decoder.decode(Uint8Array.from(bytes));
      if ([...sign].length === 1 && !table.has(sign)) table.set(sign, Buffer.from(bytes));
    } catch {
      // These bytes are no sign of it.
    }
  };
  for (let lead = 0x80; lead < 0x100; lead++) add(lead);
  for (let lead = 0x81; lead < 0xff; lead++) for (let trail = 0x40; trail < 0xff; trail++) add(lead, trail);
  tables.set(encoding, table);
  return table;
}
