import { type Words } from '../languages';
import paper from './presets/paper.json';
import quick from './presets/quick.json';
import standard from './presets/standard.json';
import standardResnet from './presets/standardResnet.json';
import { idsOf } from './table';

/** Starting points of a training, the quickest first; each is a whole, plain `TrainSettings`. */
const table = {
  quick: {
    settings: quick,
    words: { en: 'Quick look', ko: '빠른 확인', ja: '手早く確認' },
    purpose: {
      en: 'For a first map of what the encoder sees, and for trying settings.',
      ko: '인코더가 무엇을 보는지 처음 확인하거나 설정을 시험할 때.',
      ja: 'エンコーダーが何を見るかをまず確かめる、設定を試すときに。',
    },
    takes: {
      en: 'Minutes on a laptop, without a graphics card.',
      ko: '그래픽 카드 없는 노트북에서 몇 분.',
      ja: 'グラフィックカードのないノートパソコンで数分。',
    },
  },
  standard: {
    settings: standard,
    words: { en: 'Standard', ko: '표준', ja: '標準' },
    purpose: {
      en: 'For results that you want to keep: finer similarity and better predictions.',
      ko: '보관할 결과가 필요할 때: 더 세밀한 유사도와 더 나은 예측.',
      ja: '残しておく結果に：より細かな類似度、より良い予測。',
    },
    takes: {
      en: 'Up to hours on a laptop, minutes on a graphics card.',
      ko: '노트북에서 최대 몇 시간, 그래픽 카드에서 몇 분.',
      ja: 'ノートパソコンで長くて数時間、グラフィックカードで数分。',
    },
  },
  'standard-resnet': {
    settings: standardResnet,
    words: { en: 'Standard, residual network', ko: '표준, 잔차 신경망', ja: '標準・残差ネットワーク' },
    purpose: {
      en: 'The same with convolutions (ResNet-18), which see edges and textures from the start.',
      ko: '같은 설정에 합성곱(ResNet-18)을 사용하여 처음부터 경계와 질감을 봅니다.',
      ja: '同じ設定で畳み込み（ResNet-18）を使い、最初から輪郭と模様を見ます。',
    },
    takes: {
      en: 'Hours on a laptop, minutes on a graphics card.',
      ko: '노트북에서 몇 시간, 그래픽 카드에서 몇 분.',
      ja: 'ノートパソコンで数時間、グラフィックカードで数分。',
    },
  },
  paper: {
    settings: paper,
    words: { en: 'As published', ko: '논문 설정', ja: '論文どおり' },
    purpose: {
      en: 'The settings of the GPS-SELM paper: ResNet-50 on images of 128 px.',
      ko: 'GPS-SELM 논문의 설정: 128 px 이미지에 ResNet-50.',
      ja: 'GPS-SELM 論文の設定：128 px の画像に ResNet-50。',
    },
    takes: {
      en: 'Only for a data-centre graphics card; measure its memory first.',
      ko: '데이터 센터용 그래픽 카드에서만 사용하세요. 먼저 메모리를 측정하세요.',
      ja: 'データセンターのグラフィックカード専用です。先にメモリを測ってください。',
    },
  },
} as const satisfies Record<string, PresetRow>;

interface PresetRow {
  settings: unknown;
  words: Words;
  /** What it is for, and how long it takes. */
  purpose: Words;
  takes: Words;
}

export type PresetId = keyof typeof table;
export const presets: Readonly<Record<PresetId, PresetRow>> = table;
export const presetIds = idsOf(table);
/** What a training begins with unless told. */
export const [defaultPreset] = presetIds;
