import { type MessageWords } from './words';

/** What can be learnt of places, and what a run was shown of it. */
export const targetMessages = {
  'targets.unknown': {
    en: 'There is no target "{target}" in this project. Targets: {known}.',
    ko: '이 프로젝트에 대상 “{target}”이(가) 없습니다. 대상: {known}.',
    ja: 'このプロジェクトに対象「{target}」はありません。対象: {known}。',
  },
  'targets.none': { en: 'none', ko: '없음', ja: 'なし' },
  'targets.named': { en: '{id} ({name})', ko: '{id}({name})', ja: '{id}（{name}）' },
  'targets.unlabelled': {
    en: 'No place has a usable label of the target "{target}". Import a table with such a column first.',
    ko: '대상 “{target}”의 쓸 수 있는 라벨이 있는 장소가 없습니다. 그런 열이 있는 표를 먼저 가져오세요.',
    ja: '対象「{target}」の使えるラベルを持つ場所がありません。その列のある表を先に取り込んでください。',
  },
  'targets.notEmbedded': {
    en: 'Fold {folds} of the split holds out {count} labelled {count|place|places}, but none has an embedding. Draw and embed these places first, or ask for another fold.',
    ko: '분할의 {folds}번 묶음이 남겨 둔 라벨 장소 {count}곳에 임베딩이 하나도 없습니다. 그 장소의 이미지를 그려 임베딩을 만들거나, 다른 묶음을 고르세요.',
    ja: '分割の {folds} 番の組が取り置いたラベル付きの場所 {count} か所には、埋め込みが一つもありません。その場所の画像を描いて埋め込むか、別の組を選んでください。',
  },
  'targets.noneHeldOut': {
    en: 'Fold {folds} of the split holds out no labelled place. Ask for another fold, or another split.',
    ko: '분할의 {folds}번 묶음이 남겨 둔 라벨 장소가 없습니다. 다른 묶음이나 다른 분할을 고르세요.',
    ja: '分割の {folds} 番の組が取り置いたラベル付きの場所はありません。別の組か、別の分割を選んでください。',
  },
  'targets.unseen': {
    en: 'The heads of run {run} have seen no label of the target "{target}".',
    ko: '학습 {run}의 헤드는 대상 “{target}”의 라벨을 본 적이 없습니다.',
    ja: '学習 {run} のヘッドは対象「{target}」のラベルを見ていません。',
  },
  'targets.manyClasses': {
    en: 'The target "{target}" has {found} classes; at most {most} can be learnt. Join rare ones.',
    ko: '대상 “{target}”의 종류가 {found}가지인데, 최대 {most}가지를 학습할 수 있습니다. 드문 종류를 합치세요.',
    ja: '対象「{target}」には {found} 種類の分類がありますが、学習できるのは {most} 種類までです。少ないものをまとめてください。',
  },
} as const satisfies MessageWords;
