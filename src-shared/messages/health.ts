import { type MessageWords } from './words';

/** Signs of how a run is doing, one sentence each. */
export const healthMessages = {
  'health.loss': {
    en: 'Self-distillation learns: its loss of {loss} is neither stuck at ln K = {lnK} nor collapsed to 0.',
    ko: '자기 증류가 진행됩니다. 손실 {loss}은(는) ln K = {lnK}에서 멈추거나 0으로 무너지지 않았습니다.',
    ja: '自己蒸留は進んでいます。損失 {loss} は ln K = {lnK} での停滞も、0 への崩壊もしていません。',
  },
  'health.lossStuck': {
    en: 'The self-distillation loss of {loss} is stuck at ln K = {lnK}: every image looks the same to the encoder.',
    ko: '자기 증류 손실 {loss}이(가) ln K = {lnK}에서 멈췄습니다. 인코더에는 모든 이미지가 같아 보입니다.',
    ja: '自己蒸留の損失 {loss} が ln K = {lnK} で止まっています。エンコーダーにはどの画像も同じに見えます。',
  },
  'health.oneClass': {
    en: 'The self-distillation loss of {loss} is near 0: all images fall into one class.',
    ko: '자기 증류 손실이 {loss}(으)로 0에 가깝습니다. 모든 이미지가 한 부류로 모입니다.',
    ja: '自己蒸留の損失が {loss} で 0 に近く、すべての画像が1つの類に集まっています。',
  },
  'health.teacherEntropy': {
    en: 'The teacher is {percent} % undecided, which is healthy.',
    ko: '교사의 불확실도는 {percent} %로 정상입니다.',
    ja: '教師の迷いは {percent} % で、健全です。',
  },
  'health.teacherEntropyAlarm': {
    en: 'The teacher is {percent} % undecided; healthy is 5 to 95 %.',
    ko: '교사의 불확실도가 {percent} %입니다. 정상은 5–95 %입니다.',
    ja: '教師の迷いが {percent} % です。健全なのは5〜95 %です。',
  },
  'health.prototypes': {
    en: '{percent} % of the prototypes are in use.',
    ko: '프로토타입의 {percent} %를 쓰고 있습니다.',
    ja: 'プロトタイプの {percent} % を使っています。',
  },
  'health.prototypesAlarm': {
    en: 'Only {percent} % of the prototypes are in use: most places fall into a few groups.',
    ko: '프로토타입의 {percent} %만 쓰고 있습니다. 장소 대부분이 몇 무리로 모입니다.',
    ja: 'プロトタイプの {percent} % しか使っていません。ほとんどの場所が少数の群に集まっています。',
  },
  'health.embeddingSpread': {
    en: 'Embeddings spread {percent} % as wide as they could.',
    ko: '임베딩이 가능한 폭의 {percent} %만큼 퍼져 있습니다.',
    ja: '埋め込みは可能な幅の {percent} % に広がっています。',
  },
  'health.embeddingSpreadAlarm': {
    en: 'Embeddings spread only {percent} % as wide as they could: places look too much alike. Early in a run this often passes.',
    ko: '임베딩이 가능한 폭의 {percent} %만 퍼져 장소들이 너무 비슷해 보입니다. 학습 초반이라면 대개 나아집니다.',
    ja: '埋め込みが可能な幅の {percent} % にしか広がらず、場所が似すぎて見えます。学習の初めなら、たいてい良くなります。',
  },
  'health.effectiveRank': {
    en: 'Embeddings use {rank} directions (effective rank).',
    ko: '임베딩이 {rank}개 방향을 씁니다(유효 계수).',
    ja: '埋め込みは {rank} 方向を使っています(有効ランク)。',
  },
  'health.effectiveRankAlarm': {
    en: 'Embeddings use only {rank} directions (effective rank): so few tell places hardly apart.',
    ko: '임베딩이 {rank}개 방향만 써서(유효 계수) 장소를 거의 구별하지 못합니다.',
    ja: '埋め込みが {rank} 方向しか使わず(有効ランク)、場所をほとんど見分けられません。',
  },
  'health.neighbours': {
    en: 'Similar places tell the {target} by {percent} %.',
    ko: '비슷한 장소로 {target}을(를) {percent} % 알 수 있습니다.',
    ja: '似た場所から{target}が {percent} % 分かります。',
  },
  'health.neighboursAlarm': {
    en: 'Similar places tell the {target} by {percent} % only; it was {best} %, and the loss has fallen since.',
    ko: '비슷한 장소로 {target}을(를) {percent} %만 알 수 있습니다. 전에는 {best} %였고, 그 뒤로 손실은 줄었습니다.',
    ja: '似た場所から{target}は {percent} % しか分かりません。以前は {best} % で、その後も損失は下がっています。',
  },
  'health.rollBack': {
    en: 'The loss was no longer a number ({times} ×): the run went back to the end of its last good epoch, each time with half the learning rate.',
    ko: '손실이 숫자가 아니게 되어({times}번) 마지막 정상 에포크의 끝으로 되돌아갔고, 그때마다 학습률을 절반으로 줄였습니다.',
    ja: '損失が数値でなくなり({times}回)、最後の正常なエポックの終わりまで戻りました。そのたびに学習率を半分にしました。',
  },
} as const satisfies MessageWords;
