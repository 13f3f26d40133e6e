import { fillText, type Language, type Texts } from '../languages';

/**
 * What readers tell of a file, stored and printed in English. Each English text is written here alone: readers fill it with
 * `notice`, and `translateNotice` knows it again.
 */
export const noticeTexts = {
  en: {
    titleLines: 'Skipped {count} lines above the header.',
    noHeader: 'The table has no header: its columns are named by number.',
    lineQuoted: 'Every line was one quoted field; it was unpacked.',
    renamed: 'Columns with blank or repeated names were numbered.',
    undecodable: 'Some characters are not valid {encoding}; they show as \uFFFD.',
    nul: 'NUL bytes were removed.',
    importedBefore:
      'The same rows seem to have been imported before, as “{name}”: delete one of the two datasets.',
    knownPoints: 'Of these places, {count} have a coordinate that other datasets of the project have too.',
    farAway:
      'Most of these places lie more than {km} km from everything else in the project: are the coordinates right?',
    farAwaySwapped:
      'Most of these places lie more than {km} km from everything else in the project. With longitude and latitude exchanged they would not: import again with the two columns the other way round.',
    unreadable: 'features that could not be read',
    noClass: 'features without a known class (name one for this file, or name the file after its content)',
    points: 'points (not drawn)',
    noGeometry: 'features without a geometry',
    lineOfArea: 'lines that cannot be drawn as {mapClass}, which is an area',
    noList: 'features without a list of coordinates',
    noPair: 'features with a coordinate that is no pair of numbers',
    missingNumber: 'features with a coordinate that is null or missing',
    textForNumber: 'features with a coordinate that is text instead of a number',
    noNumber: 'features with a coordinate that is no number',
    outside:
      'features with a coordinate outside ±180° longitude or ±90° latitude (is the file in metres, or latitude first?)',
    cutAtEdge: 'areas cut at the edge of the file (closed along it)',
    notClosed: 'areas with an outline that is not closed (drawn without it)',
    coastlines: 'coastlines (not drawn: the sea appears only where water polygons are supplied)',
    administrative: 'layers of legal or administrative areas (not drawn unless a class is given)',
  },
  ko: {
    titleLines: '머리글 위의 {count}줄을 건너뛰었습니다.',
    noHeader: '표에 머리글이 없어 열에 번호를 붙였습니다.',
    lineQuoted: '모든 줄이 따옴표로 묶인 한 칸이어서 풀어 읽었습니다.',
    renamed: '이름이 비었거나 겹치는 열에 번호를 붙였습니다.',
    undecodable: '{encoding}에 맞지 않는 글자가 있어 \uFFFD로 표시합니다.',
    nul: 'NUL 바이트를 지웠습니다.',
    importedBefore: '같은 행을 전에 “{name}”(으)로 가져온 것 같습니다. 두 데이터셋 중 하나를 삭제하세요.',
    knownPoints: '이 중 {count}곳은 프로젝트의 다른 데이터셋에도 같은 좌표가 있습니다.',
    farAway: '이 장소 대부분이 프로젝트의 다른 모든 것에서 {km} km 넘게 떨어져 있습니다. 좌표가 맞나요?',
    farAwaySwapped:
      '이 장소 대부분이 프로젝트의 다른 모든 것에서 {km} km 넘게 떨어져 있습니다. 경도와 위도를 바꾸면 그렇지 않습니다. 두 열을 서로 바꾸어 다시 가져오세요.',
    unreadable: '읽을 수 없는 개체',
    noClass: '분류를 알 수 없는 개체(이 파일의 분류를 정하거나 내용에 맞게 파일 이름을 바꾸세요)',
    points: '점(그리지 않음)',
    noGeometry: '도형이 없는 개체',
    lineOfArea: '면이어야 하는 {mapClass}(으)로 그릴 수 없는 선',
    noList: '좌표 목록이 없는 개체',
    noPair: '좌표가 두 숫자가 아닌 개체',
    missingNumber: '좌표가 비었거나 없는 개체',
    textForNumber: '좌표가 숫자가 아니라 글인 개체',
    noNumber: '좌표가 숫자가 아닌 개체',
    outside: '좌표가 경도 ±180°, 위도 ±90°를 벗어난 개체(미터 단위이거나 위도가 먼저인가요?)',
    cutAtEdge: '파일 가장자리에서 잘린 면(가장자리를 따라 닫음)',
    notClosed: '윤곽이 닫히지 않은 면(윤곽 없이 그림)',
    coastlines: '해안선(그리지 않음: 바다는 물 다각형이 있어야 나타납니다)',
    administrative: '법적·행정 구역 레이어(분류를 정하지 않으면 그리지 않음)',
  },
  ja: {
    titleLines: '見出しの上の {count} 行を飛ばしました。',
    noHeader: '表に見出しがないため、列に番号を付けました。',
    lineQuoted: 'すべての行が引用符で囲まれた一項目だったため、ほどいて読みました。',
    renamed: '名前が空か重複する列に番号を付けました。',
    undecodable: '{encoding} として正しくない文字があり、\uFFFD と表示します。',
    nul: 'NUL バイトを取り除きました。',
    importedBefore:
      '同じ行が以前「{name}」として取り込まれたようです。どちらかのデータセットを削除してください。',
    knownPoints: 'このうち {count} か所は、プロジェクトのほかのデータセットにも同じ座標があります。',
    farAway:
      'これらの場所のほとんどは、プロジェクトのほかのすべてから {km} km 以上離れています。座標は正しいですか。',
    farAwaySwapped:
      'これらの場所のほとんどは、プロジェクトのほかのすべてから {km} km 以上離れています。経度と緯度を入れ替えるとそうなりません。二つの列を逆にして取り込み直してください。',
    unreadable: '読めない地物',
    noClass: '種類のわからない地物(このファイルの種類を指定するか、内容に合わせてファイル名を変えてください)',
    points: '点(描きません)',
    noGeometry: '形状のない地物',
    lineOfArea: '面である {mapClass} としては描けない線',
    noList: '座標の並びがない地物',
    noPair: '座標が二つの数でない地物',
    missingNumber: '座標が空か欠けている地物',
    textForNumber: '座標が数ではなく文字の地物',
    noNumber: '座標が数でない地物',
    outside: '座標が経度 ±180°、緯度 ±90° の外にある地物(メートル単位か、緯度が先ではありませんか)',
    cutAtEdge: 'ファイルの端で切れた面(端に沿って閉じました)',
    notClosed: '輪郭が閉じていない面(それを除いて描きました)',
    coastlines: '海岸線(描きません。海は水域の多角形があるところだけに現れます)',
    administrative: '法的・行政区域のレイヤー(種類を指定しなければ描きません)',
  },
} as const satisfies Texts<string>;

export type NoticeKey = keyof (typeof noticeTexts)['en'];

/** A notice as it is stored. */
export const notice = (key: NoticeKey, values: Record<string, string | number> = {}): string =>
  fillText(noticeTexts.en[key], values, 'en');

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const patterns = (Object.keys(noticeTexts.en) as NoticeKey[]).map((key) => {
  const source = escaped(noticeTexts.en[key]).replace(/\\\{(\w+)\\\}/g, '(?<$1>.+?)');
  return { key, pattern: new RegExp(`^(?<before>.*?: )?${source}(?<after>: \\d+(?:, first .*)?)?$`) };
});

/** A stored notice, perhaps between a file's name and a count, in another language; as it is where it is none of ours. */
export function translateNotice(text: string, language: Language): string {
  if (language === 'en') return text;
  for (const { key, pattern } of patterns) {
    const groups = pattern.exec(text)?.groups;
    if (!groups) continue;
    const { before = '', after = '', ...values } = groups;
    return before + fillText(noticeTexts[language][key], values, language) + after.replace(', first ', ' · ');
  }
  return text;
}
