/** Encodings of text that are read and offered, as TextDecoder calls them, with what people call them besides. */
export const encodings = {
  'utf-8': [],
  'euc-kr': ['cp949', 'uhc', 'ms949'],
  shift_jis: ['cp932', 'sjis'],
  'euc-jp': [],
  gb18030: ['gbk', 'gb2312', 'cp936'],
  big5: ['cp950'],
  'windows-1252': ['latin1', 'cp1252'],
  'windows-1250': ['cp1250'],
  'windows-1251': ['cp1251'],
  'koi8-r': [],
  'windows-1253': ['cp1253'],
  'windows-1254': ['cp1254'],
  'windows-1255': ['cp1255'],
  'windows-1256': ['cp1256'],
  'windows-874': ['cp874', 'tis-620'],
  'utf-16le': ['utf-16'],
  'utf-16be': [],
} as const satisfies Record<string, readonly string[]>;
export type EncodingName = keyof typeof encodings;

export const encodingNames = Object.keys(encodings) as [EncodingName, ...EncodingName[]];
