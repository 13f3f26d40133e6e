import { type MessageWords } from './words';

/** The sample city, and demos on folders of real places. */
export const demoMessages = {
  'demo.exists': {
    en: 'There is a demo in {folder} already.',
    ko: '{folder}에 데모가 이미 있습니다.',
    ja: '{folder} にはすでにデモがあります。',
  },
  'demo.existsAdvice': {
    en: 'Choose another folder with --out, or replace it with --overwrite.',
    ko: '--out으로 다른 폴더를 고르거나 --overwrite로 바꾸세요.',
    ja: '--out で別のフォルダーを選ぶか、--overwrite で置き換えてください。',
  },
  'demo.noManifest': {
    en: '{folder} has no place.json, which says what its files are (docs/sampleCity.md describes it). Write one.',
    ko: '{folder}에 파일들이 무엇인지 적은 place.json이 없습니다(docs/sampleCity.md에 설명이 있습니다). 하나 만드세요.',
    ja: '{folder} に、ファイルの内容を記した place.json がありません(docs/sampleCity.md に説明があります)。作成してください。',
  },
  'demo.misfit': {
    en: '{path} does not fit: {misfits}.',
    ko: '{path}의 내용이 맞지 않습니다: {misfits}.',
    ja: '{path} の内容が合いません: {misfits}。',
  },
  'demo.noJson': {
    en: '{path} is no JSON: {reason}.',
    ko: '{path}은(는) JSON이 아닙니다: {reason}.',
    ja: '{path} は JSON ではありません: {reason}。',
  },
  'demo.missingFiles': {
    en: '{folder} lacks {files}, which its manifest names.',
    ko: '{folder}에 manifest가 가리키는 파일이 없습니다: {files}.',
    ja: '{folder} に、manifest が示すファイルがありません: {files}。',
  },
  'sample.size': {
    en: 'The sample city is to be {sizeM} m wide; choose {least} to {most} m.',
    ko: '샘플 도시의 너비가 {sizeM} m입니다. {least}–{most} m 가운데 고르세요.',
    ja: 'サンプル都市の幅が {sizeM} m になっています。{least}〜{most} m から選んでください。',
  },
  'sample.places': {
    en: '{count} is no number of places; give a whole number from 0 on.',
    ko: '{count}은(는) 장소 수가 될 수 없습니다. 0 이상의 정수를 넣으세요.',
    ja: '{count} は場所の数になりません。0以上の整数を入れてください。',
  },
} as const satisfies MessageWords;
