import { type MessageWords } from './words';

/** Similar places, and what is exported. */
export const searchMessages = {
  'search.top': {
    en: 'The number of hits is {top}; expected a whole number from 1.',
    ko: '찾을 장소 수가 {top}입니다. 1 이상의 정수여야 합니다.',
    ja: '探す場所の数が {top} です。1以上の整数が必要です。',
  },
  'search.emptyRegion': {
    en: 'No place with an embedding in this set lies in the region. Draw it where places are, or put places into it and embed them.',
    ko: '이 임베딩이 있는 장소가 영역 안에 없습니다. 장소가 있는 곳에 영역을 그리거나, 영역에 장소를 놓고 임베딩하세요.',
    ja: 'この埋め込みを持つ場所が領域の中にありません。場所のあるところに領域を描くか、領域に場所を置いて埋め込んでください。',
  },
  'search.placeWithout': {
    en: 'Place {id} has no embedding in this set.',
    ko: '장소 {id}에는 이 임베딩이 없습니다.',
    ja: '場所 {id} にはこの埋め込みがありません。',
  },
  'search.noneEmbedded': {
    en: 'No place has an embedding in this set.',
    ko: '이 임베딩이 있는 장소가 없습니다.',
    ja: 'この埋め込みを持つ場所がありません。',
  },
  'search.embedAdvice': {
    en: 'Embed it with: placeprint embed P',
    ko: '임베딩: placeprint embed P',
    ja: '埋め込むには: placeprint embed P',
  },
  'search.tooFar': {
    en: 'No place with an embedding is near that coordinate: the nearest, at {lng},{lat}, is {km} km away. Expected one within {mostKm} km: give its coordinate, or check the order (longitude, latitude).',
    ko: '그 좌표 가까이에 임베딩이 있는 장소가 없습니다. 가장 가까운 곳({lng},{lat})이 {km} km 떨어져 있습니다. {mostKm} km 안에 있어야 합니다. 그 장소의 좌표를 넣거나 순서(경도, 위도)를 확인하세요.',
    ja: 'その座標の近くに、埋め込みを持つ場所がありません。いちばん近い {lng},{lat} まで {km} km あります。{mostKm} km 以内に必要です。その場所の座標を入れるか、順序(経度、緯度)を確かめてください。',
  },
  'export.noAreas': {
    en: 'A table has no areas. Export them as GeoJSON.',
    ko: '표에는 면을 담을 수 없습니다. GeoJSON으로 내보내세요.',
    ja: '表には面を入れられません。GeoJSON として書き出してください。',
  },
} as const satisfies MessageWords;
