import { type Language, type Words } from '../languages';
import { idsOf, isIdOf } from './table';

/** How labelled places are cut into those that teach and those that test (method.md, section 6): the easiest question first. */
const table = {
  gaps: {
    stream: 0,
    words: { en: 'fill gaps', ko: '빈 곳 채우기', ja: '隙間を埋める' },
    help: {
      en: 'Held-out places lie between known ones: the easiest question.',
      ko: '가려 둔 장소가 알려진 장소 사이에 있습니다. 가장 쉬운 문제입니다.',
      ja: '隠した場所は既知の場所の間にあります。最もやさしい問題です。',
    },
  },
  neighbourhood: {
    stream: 1,
    isDefault: true,
    words: { en: 'next neighbourhood', ko: '옆 동네', ja: '隣の地区' },
    help: {
      en: 'Whole neighbourhoods are held out, with a border left out around them.',
      ko: '동네 전체를 가려 두고 경계도 제외합니다.',
      ja: '地区全体を隠し、周りの縁も除きます。',
    },
  },
  area: {
    stream: 2,
    words: { en: 'new area', ko: '새 지역', ja: '新しい地域' },
    help: {
      en: 'A fifth of the city is held out: the hardest question.',
      ko: '도시의 5분의 1을 가려 둡니다. 가장 어려운 문제입니다.',
      ja: '街の5分の1を隠します。最も難しい問題です。',
    },
  },
} as const satisfies Record<string, SplitRow>;

interface SplitRow {
  /** Of the random numbers that deal places to folds: stored runs were trained under it, so it never changes. */
  stream: number;
  isDefault?: true;
  /** What the split asks of a model; shown with every figure. */
  words: Words;
  help: Words;
}

export type SplitId = keyof typeof table;
export const splits: Readonly<Record<SplitId, SplitRow>> = table;
export const splitIds = idsOf(table);
export const defaultSplit = splitIds.find((id) => splits[id].isDefault)!;

/** Folds of every split; the labels of one of them stay hidden from a run, so that it can be scored there. */
export const foldCount = 5;

/** The title of a split; what is none of this table stands for itself. */
export const splitTitle = (id: string, language: Language): string =>
  isIdOf(splits, id) ? splits[id].words[language] : id;
