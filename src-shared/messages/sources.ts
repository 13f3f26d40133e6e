import { type MessageWords } from './words';

/** Reading map sources. */
export const sourcesMessages = {
  'sources.noFile': {
    en: 'Name at least one map file.',
    ko: '지도 파일을 하나 이상 고르세요.',
    ja: '地図ファイルを一つ以上指定してください。',
  },
  'sources.nearlyAllLost': {
    en: 'Of {seen} features, {lost} cannot be drawn: the map would be nearly empty. Check how the files are classed. {reasons}',
    ko: '개체 {seen}개 중 {lost}개를 그릴 수 없어 지도가 거의 비게 됩니다. 파일의 분류를 확인하세요. {reasons}',
    ja: '地物 {seen} 件のうち {lost} 件は描けず、地図がほとんど空になります。ファイルの分類を確かめてください。{reasons}',
  },
  'sources.anywayAdvice': {
    en: 'Class the files with --class FILE=CLASS, or add the map as it is with --anyway.',
    ko: '--class FILE=CLASS로 파일을 분류하거나 --anyway로 그대로 추가하세요.',
    ja: '--class FILE=CLASS でファイルを分類するか、--anyway でそのまま追加してください。',
  },
  'sources.noMemory': {
    en: 'The map does not fit into memory. Cut it to the area of your places first.',
    ko: '지도가 메모리에 들어가지 않습니다. 먼저 장소가 있는 지역만 잘라 내세요.',
    ja: '地図がメモリに収まりません。先に場所のある地域だけに切り出してください。',
  },
  'sources.storeDamaged': {
    en: 'The stored map source is damaged. Add its files again.',
    ko: '저장된 지도 원본이 손상되었습니다. 파일을 다시 추가하세요.',
    ja: '保存された地図ソースが壊れています。ファイルを追加し直してください。',
  },
  'sources.nothingToDraw': {
    en: 'There is nothing to draw: no feature of these files has a known class and lies in the area asked for. Check the files and how they are classed.',
    ko: '그릴 것이 없습니다. 이 파일들에는 분류를 알 수 있고 요청한 지역에 있는 개체가 없습니다. 파일과 분류 방법을 확인하세요.',
    ja: '描くものがありません。これらのファイルには、種類がわかり指定した地域にある地物がありません。ファイルと分類のしかたを確かめてください。',
  },
  'sources.nothingToDrawWhy': {
    en: 'There is nothing to draw: no feature of these files can be used. {reasons}',
    ko: '그릴 것이 없습니다. 이 파일들에는 쓸 수 있는 개체가 없습니다. {reasons}',
    ja: '描くものがありません。これらのファイルには使える地物がありません。{reasons}',
  },
  'sources.tooManyVertices': {
    en: 'The map has more than {most} vertices. Cut it to the area of your places first.',
    ko: '지도의 꼭짓점이 {most}개를 넘습니다. 먼저 장소가 있는 지역만 잘라 내세요.',
    ja: '地図の頂点が {most} 個を超えています。先に場所のある地域だけに切り出してください。',
  },
  'sources.osmPacked': {
    en: 'The OSM file is packed with {packing}, which few programs read. Convert it: osmium cat -o map.osm.pbf INPUT.',
    ko: 'OSM 파일이 읽을 수 있는 프로그램이 드문 {packing} 방식으로 압축되어 있습니다. 변환하세요: osmium cat -o map.osm.pbf INPUT.',
    ja: 'OSM ファイルは、読めるプログラムの少ない {packing} で圧縮されています。変換してください: osmium cat -o map.osm.pbf INPUT。',
  },
  'sources.osmBlob': {
    en: 'The OSM file has a blob of {size} bytes at byte {byte}; the format allows {most}. It is damaged or no OSM file.',
    ko: 'OSM 파일의 {byte}바이트에 {size}바이트짜리 블록이 있습니다. 형식은 {most}까지 허용합니다. 손상되었거나 OSM 파일이 아닙니다.',
    ja: 'OSM ファイルの {byte} バイト目に {size} バイトのブロックがあります。形式の上限は {most} です。壊れているか、OSM ファイルではありません。',
  },
  'sources.osmFeature': {
    en: 'The OSM file needs a reader that knows {feature}. Use a plain extract: osmium cat -o map.osm.pbf INPUT.',
    ko: 'OSM 파일은 {feature}을(를) 아는 프로그램이 있어야 읽을 수 있습니다. 일반 추출본을 쓰세요: osmium cat -o map.osm.pbf INPUT.',
    ja: 'OSM ファイルを読むには {feature} に対応したプログラムが必要です。通常の抽出を使ってください: osmium cat -o map.osm.pbf INPUT。',
  },
  'sources.osmDamaged': {
    en: 'The OSM file is damaged: {found} at byte {byte}. Download or export it again.',
    ko: 'OSM 파일이 손상되었습니다({byte}바이트: {found}). 다시 내려받거나 내보내세요.',
    ja: 'OSM ファイルが壊れています({byte} バイト目: {found})。もう一度ダウンロードするか書き出してください。',
  },
} as const satisfies MessageWords;
