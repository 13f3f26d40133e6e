import { type BBox } from '../../src-shared/geo/lngLat';

/** A code page in which offices and spreadsheets write tables. */
export interface CodePage {
  /** A label that TextDecoder takes. */
  name: string;
  /** Where it is usual: boxes of longitude and latitude in degrees. */
  places: BBox[];
  /** Languages of the interface that it writes. */
  languages: readonly string[];
}

/** Pages of several bytes a sign. Bytes that decode as one of these, to common letters, are hardly ever Latin. */
export const widePages: (CodePage & { commonShare: (bytes: Uint8Array) => number })[] = [
  {
    name: 'euc-kr',
    places: [[124.5, 33, 131.9, 38.7]],
    languages: ['ko'],
    commonShare: shareOfSyllables,
  },
  {
    name: 'shift_jis',
    places: [[122.9, 24, 146, 45.6]],
    languages: ['ja'],
    commonShare: (bytes) => shareOfPairs(bytes, (lead) => lead >= 0x82 && lead <= 0x98, true),
  },
  {
    name: 'euc-jp',
    places: [[122.9, 24, 146, 45.6]],
    languages: ['ja'],
    commonShare: (bytes) =>
      shareOfPairs(bytes, (lead) => lead === 0xa4 || lead === 0xa5 || (lead >= 0xb0 && lead <= 0xcf)),
  },
  {
    name: 'gb18030',
    // Without Korea.
    places: [
      [73.5, 18, 124.4, 53.6],
      [124.4, 38.8, 135, 53.6],
    ],
    languages: [],
    commonShare: (bytes) => shareOfPairs(bytes, (lead) => lead >= 0xb0 && lead <= 0xd7),
  },
  {
    name: 'big5',
    places: [
      [118, 21.8, 122.1, 26.4],
      [113.5, 22.1, 114.5, 22.6],
    ],
    languages: [],
    commonShare: (bytes) => shareOfPairs(bytes, (lead) => lead >= 0xa4 && lead <= 0xc6),
  },
];

/**
 * The share of the 2,350 syllables that Korean is mostly written with. The 8,822 others lie where the Japanese of Shift_JIS does, and
 * count little: so that a text of all has three quarters of common ones, a text of Japanese none.
 */
function shareOfSyllables(bytes: Uint8Array): number {
  let [all, common] = [0, 0];
  for (let at = 0; at < bytes.length; at++) {
    const [lead, trail] = [bytes[at], bytes[at + 1]];
    if (lead < 0x80) continue;
    at++;
    if (lead < 0xa1 || (trail < 0xa1 && lead <= 0xc6)) all += 1 / 16;
    else if (lead > 0xa3) all++;
    if (trail >= 0xa1 && lead >= 0xb0 && lead <= 0xc8) common++;
  }
  return all === 0 ? 0 : common / all;
}

/** The share of two-byte signs whose first byte lies among the common ones; `kana`: bytes from A1 to DF stand alone. */
function shareOfPairs(bytes: Uint8Array, isCommon: (lead: number) => boolean, kana = false): number {
  let [all, common] = [0, 0];
  for (let at = 0; at < bytes.length; at++) {
    if (bytes[at] < 0x80) continue;
    all++;
    if (kana && bytes[at] >= 0xa1 && bytes[at] <= 0xdf) continue;
    // Marks such as the full stop or a wide bracket tell nothing.
    if (isCommon(bytes[at])) common++;
    else if (bytes[at] === 0x81 || (!kana && bytes[at] >= 0xa1 && bytes[at] <= 0xa3)) all--;
    at++;
  }
  return all === 0 ? 0 : common / all;
}

/** Where Cyrillic is written. */
const cyrillic: BBox = [19, 41, 180, 82];

/** Pages of one byte a letter; `letters`: those beyond ASCII that texts of it are made of. */
export const narrowPages: (CodePage & { letters: RegExp })[] = [
  // The letters of Iceland stand where Turkish ones do in the page beside it.
  {
    name: 'windows-1252',
    places: [[-25, 63, -13, 67]],
    languages: ['en'],
    letters: /[À-ÏÑ-ÖØ-ÜßŒœŠšŽžŸà-ïñ-öø-üÿ]/,
  },
  {
    name: 'windows-1250',
    places: [[12, 42.5, 24.2, 55]],
    languages: [],
    letters: /[ĂăĄąĆćČčĎďĐđĘęĚěĹĺĽľŁłŃńŇňŐőŔŕŘřŚśŞşŠšŢţŤťŮůŰűŹźŻżŽžÁÂÄÇÉËÍÎÓÔÖÚÜÝáâäçéëíîóôöúüýß]/,
  },
  {
    name: 'windows-1251',
    places: [cyrillic],
    languages: [],
    letters: /[\u0400-\u045f\u0490\u0491]/,
  },
  { name: 'koi8-r', places: [cyrillic], languages: [], letters: /[\u0410-\u0451]/ },
  { name: 'windows-1253', places: [[19.3, 34.7, 29.7, 41.8]], languages: [], letters: /[\u0386-\u03ce]/ },
  {
    name: 'windows-1254',
    places: [[25.6, 35.8, 44.9, 42.2]],
    languages: [],
    letters: /[ĞğİıŞşÇçÖöÜüÂâÎîÛû]/,
  },
  { name: 'windows-1255', places: [[34.2, 29.4, 35.9, 33.4]], languages: [], letters: /[\u05b0-\u05ea]/ },
  {
    name: 'windows-1256',
    places: [[-17, 12, 63, 38]],
    languages: [],
    letters: /[\u060c-\u0652\u067e\u0686\u0698\u06af]/,
  },
  { name: 'windows-874', places: [[97.3, 5.6, 105.7, 20.5]], languages: [], letters: /[\u0e01-\u0e5b]/ },
];
