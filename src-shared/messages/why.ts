import { type MessageWords } from './words';

/** Why a row of a table could not be used, or a cell be no label of a target. */
export const whyMessages = {
  'why.no-coordinates': {
    en: 'Longitude or latitude is missing.',
    ko: '경도 또는 위도가 없습니다.',
    ja: '経度または緯度がありません。',
  },
  'why.not-a-number': {
    en: 'Longitude or latitude is not a number.',
    ko: '경도 또는 위도가 숫자가 아닙니다.',
    ja: '経度または緯度が数値ではありません。',
  },
  'why.out-of-range': {
    en: 'Expected a longitude from −180 to 180 and a latitude from −90 to 90 degrees.',
    ko: '경도는 −180~180도, 위도는 −90~90도여야 합니다.',
    ja: '経度は −180〜180 度、緯度は −90〜90 度でなければなりません。',
  },
  'why.swapped': {
    en: 'Longitude and latitude seem to be swapped: import again with the two columns exchanged.',
    ko: '경도와 위도가 뒤바뀐 것 같습니다. 두 열을 바꾸어 다시 가져오세요.',
    ja: '経度と緯度が入れ替わっているようです。二つの列を入れ替えて取り込み直してください。',
  },
  'why.pole': {
    en: 'A latitude of 90 or −90 degrees is a pole, around which no map can be drawn. It often stands for a place that was not found.',
    ko: '위도 90도나 −90도는 극점이라 그 둘레의 지도를 그릴 수 없습니다. 찾지 못한 장소를 뜻할 때가 많습니다.',
    ja: '緯度 90 度と −90 度は極点で、その周りの地図は描けません。見つからなかった場所を表すことがよくあります。',
  },
  'why.null-island': {
    en: 'The coordinate 0, 0 stands for a place that was not found.',
    ko: '좌표 0, 0은 찾지 못한 장소를 뜻합니다.',
    ja: '座標 0, 0 は見つからなかった場所を表します。',
  },
  'why.duplicate': {
    en: 'The same row, value for value, stands above; it was taken once.',
    ko: '값이 모두 같은 행이 위에 있어 한 번만 가져왔습니다.',
    ja: '値がすべて同じ行が上にあるため、一度だけ取り込みました。',
  },
  'why.too-many-fields': {
    en: 'More fields than the header has: a delimiter in a text that is not quoted?',
    ko: '머리글보다 칸이 많습니다. 따옴표 없는 글에 구분자가 있나요?',
    ja: '見出しより項目が多くあります。引用符のない文に区切り文字がありませんか。',
  },
  'why.broken-feature': {
    en: 'The feature is no valid GeoJSON.',
    ko: '올바른 GeoJSON 피처가 아닙니다.',
    ja: '正しい GeoJSON の地物ではありません。',
  },
  'why.no-geometry': {
    en: 'The feature has no geometry, or an empty one: it lies nowhere.',
    ko: '피처에 도형이 없거나 비어 있어 위치가 없습니다.',
    ja: '地物に形状がないか空で、位置がありません。',
  },
  'why.unsupported-geometry': {
    en: 'Places are points or areas; lines and collections have no single place.',
    ko: '장소는 점이나 면이어야 합니다. 선과 모음에는 하나의 위치가 없습니다.',
    ja: '場所は点か面です。線や集まりには一つの位置がありません。',
  },
  'why.label-not-a-number': {
    en: '“{target}” is not a number: the place has no such label.',
    ko: '‘{target}’ 값이 숫자가 아니어서 이 장소에는 그 라벨이 없습니다.',
    ja: '「{target}」が数値ではないため、この場所にそのラベルはありません。',
  },
  'why.label-not-positive': {
    en: '“{target}” is zero or negative: the place has no such label.',
    ko: '‘{target}’ 값이 0 이하여서 이 장소에는 그 라벨이 없습니다.',
    ja: '「{target}」が 0 以下のため、この場所にそのラベルはありません。',
  },
  'why.label-negative': {
    en: '“{target}” is negative: the place has no such label.',
    ko: '‘{target}’ 값이 음수여서 이 장소에는 그 라벨이 없습니다.',
    ja: '「{target}」が負のため、この場所にそのラベルはありません。',
  },
  'why.label-no-divisor': {
    en: '“{target}” would be divided by a cell that is missing, zero or negative: the place has no such label.',
    ko: '‘{target}’ 값을 나눌 칸이 비었거나 0 이하여서 이 장소에는 그 라벨이 없습니다.',
    ja: '「{target}」を割る値が空か 0 以下のため、この場所にそのラベルはありません。',
  },
} as const satisfies MessageWords;
