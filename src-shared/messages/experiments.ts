import { type MessageWords } from './words';

/** What the method is worth: ablations, fine-tuning before and after. */
export const experimentsMessages = {
  'experiments.noDistillation': {
    en: 'losses.distillation is 0, but an ablation begins with distillation alone. Give it a weight.',
    ko: 'losses.distillation이 0이지만 항별 비교는 자기 증류만으로 시작합니다. 가중치를 주세요.',
    ja: 'losses.distillation が 0 ですが、項ごとの比較は自己蒸留だけから始まります。重みを入れてください。',
  },
  'experiments.noVariant': {
    en: 'There is no variant "{name}" of these settings; there is {known}. A term of weight 0 has none.',
    ko: '이 설정에는 “{name}”(이)라는 변형이 없습니다. 있는 것: {known}. 가중치가 0인 항에는 변형이 없습니다.',
    ja: 'この設定に「{name}」という変種はありません。あるもの: {known}。重みが 0 の項に変種はありません。',
  },
  'experiments.noHiddenFold': {
    en: 'No fold was hidden from run {id} to score it on.',
    ko: '학습 {id}에서 숨긴 폴드가 없어 평가할 수 없습니다.',
    ja: '学習 {id} から隠した分割がないため、評価できません。',
  },
  'experiments.noParent': {
    en: 'Run {id} began with random weights.',
    ko: '학습 {id}은(는) 무작위 가중치에서 시작했습니다.',
    ja: '学習 {id} は無作為な重みから始まりました。',
  },
} as const satisfies MessageWords;
