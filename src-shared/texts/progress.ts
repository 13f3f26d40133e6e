import { executors } from '../kinds/executors';
import { modelTitle } from '../kinds/models';
import { fillText, formatNumber, type Language, type Texts } from '../languages';
import { wordsOf } from '../message';
import { type ProgressNote, type Stage, type Unit } from '../progress';

/** What long work is doing. */
export const stageTexts: Texts<Stage> = {
  en: {
    update: 'bring the project up to date',
    'generate city': 'generate the city',
    import: 'import',
    'index places': 'index places',
    place: 'place',
    read: 'read',
    draw: 'draw',
    start: 'start',
    train: 'train',
    cancel: 'cancel',
    embed: 'embed',
    evaluate: 'evaluate',
    ablate: 'ablate',
    rank: 'rank',
    check: 'check',
    choose: 'find the fastest way to run',
    measure: 'measure',
    export: 'export',
    doctor: 'doctor',
  },
  ko: {
    update: '프로젝트를 최신 형식으로 바꾸는 중',
    'generate city': '도시 만드는 중',
    import: '가져오는 중',
    'index places': '장소 색인 만드는 중',
    place: '장소 놓는 중',
    read: '읽는 중',
    draw: '그리는 중',
    start: '시작하는 중',
    train: '학습하는 중',
    cancel: '취소하는 중',
    embed: '임베딩하는 중',
    evaluate: '평가하는 중',
    ablate: '항별로 비교하는 중',
    rank: '순위 매기는 중',
    check: '검사하는 중',
    choose: '가장 빠른 실행 환경 찾는 중',
    measure: '측정하는 중',
    export: '내보내는 중',
    doctor: '점검하는 중',
  },
  ja: {
    update: 'プロジェクトを新しい形式に更新中',
    'generate city': '都市を生成中',
    import: '取り込み中',
    'index places': '場所の索引を作成中',
    place: '場所を配置中',
    read: '読み込み中',
    draw: '描画中',
    start: '開始中',
    train: '学習中',
    cancel: '取り消し中',
    embed: '埋め込み中',
    evaluate: '評価中',
    ablate: '項ごとに比較中',
    rank: '順位付け中',
    check: '検査中',
    choose: '最速の実行環境を選択中',
    measure: '計測中',
    export: '書き出し中',
    doctor: '点検中',
  },
};

/** What is counted, after the number. */
export const unitTexts: Texts<Unit> = {
  en: {
    rows: 'rows',
    images: 'images',
    places: 'places',
    steps: 'steps',
    bytes: 'bytes',
    files: 'files',
    features: 'features',
    folds: 'folds',
    checks: 'checks',
  },
  ko: {
    rows: '행',
    images: '장',
    places: '곳',
    steps: '단계',
    bytes: '바이트',
    files: '파일',
    features: '개체',
    folds: '폴드',
    checks: '항목',
  },
  ja: {
    rows: '行',
    images: '枚',
    places: 'か所',
    steps: 'ステップ',
    bytes: 'バイト',
    files: 'ファイル',
    features: '地物',
    folds: '分割',
    checks: '項目',
  },
};

const noteTexts: Texts<'rows' | 'loss' | 'batch'> = {
  en: { rows: '{rows} rows', batch: 'batch of {size}', loss: 'loss {loss} · {speed} images/s' },
  ko: { rows: '{rows}행', batch: '배치 크기 {size}', loss: '손실 {loss} · 초당 이미지 {speed}장' },
  ja: { rows: '{rows} 行', batch: 'バッチサイズ {size}', loss: '損失 {loss} · 毎秒 {speed} 枚' },
};

/** A note in words. */
export function noteText(note: ProgressNote, language: Language): string {
  const fill = (key: keyof typeof noteTexts.en, values: Record<string, string | number>) =>
    fillText(noteTexts[language][key], values, language);
  switch (note.kind) {
    case 'name':
      return note.name;
    case 'rows':
      return fill('rows', { rows: note.rows });
    case 'model':
      return modelTitle(note.model, language);
    case 'executor':
      return executors[note.executor].words[language];
    case 'batch':
      return fill('batch', { size: note.size });
    case 'piece': {
      const doing = note.stage && stageTexts[language][note.stage];
      const inner = note.note && noteText(note.note, language);
      return [note.name, doing, inner].filter(Boolean).join(' · ');
    }
    case 'training': {
      const speed = formatNumber(Number(note.imagesPerSecond.toPrecision(3)), language);
      const line = fill('loss', { loss: note.loss.toFixed(3), speed });
      return [line, ...note.alarms.map((alarm) => wordsOf(alarm, language))].join(' · ');
    }
  }
}
