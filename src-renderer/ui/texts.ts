import { jobTexts } from '../../src-shared/texts/jobs';
import { messages } from './messages';

/** Texts that several rooms share. */
export const t = messages({
  en: {
    ...jobTexts.en,
    cancelling: 'cancelling …',
    cancel: 'Cancel',
    close: 'Close',
    details: 'Details, in English',
    randomWeights: 'random weights, seed {seed}',
    'target.price': 'Price',
    'target.population': 'Population',
    all: 'all values',
    editBreaks: 'Change the breaks',
    break: 'Break {index}',
    left: '{time} left',
  },
  ko: {
    ...jobTexts.ko,
    cancelling: '취소하는 중 …',
    cancel: '취소',
    close: '닫기',
    details: '자세한 내용 (영어)',
    randomWeights: '무작위 가중치, 시드 {seed}',
    'target.price': '가격',
    'target.population': '인구',
    all: '모든 값',
    editBreaks: '구간 경계 바꾸기',
    break: '경계 {index}',
    left: '{time} 남음',
  },
  ja: {
    ...jobTexts.ja,
    cancelling: '取り消し中 …',
    cancel: '取り消す',
    close: '閉じる',
    details: '詳細（英語）',
    randomWeights: '無作為な重み、シード {seed}',
    'target.price': '価格',
    'target.population': '人口',
    all: 'すべての値',
    editBreaks: '区切りを変える',
    break: '区切り {index}',
    left: '残り {time}',
  },
});
