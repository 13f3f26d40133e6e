import { type MessageWords } from './words';

/** Map statistics: what is measured on a map around a place. */
export const surroundingsMessages = {
  'surroundings.share': {
    en: 'Share of {what} within {radius} m',
    ko: '반경 {radius}m 안 {what}의 비율',
    ja: '半径 {radius} m 内の{what}の割合',
  },
  'surroundings.length': {
    en: 'Length of {what} per area within {radius} m',
    ko: '반경 {radius}m 안 면적당 {what} 길이',
    ja: '半径 {radius} m 内の面積当たりの{what}の長さ',
  },
  'surroundings.count': {
    en: 'Number of {what} within {radius} m',
    ko: '반경 {radius}m 안 {what} 수',
    ja: '半径 {radius} m 内の{what}の数',
  },
  'surroundings.size': {
    en: 'Mean size of {what} within {radius} m (logarithm)',
    ko: '반경 {radius}m 안 {what}의 평균 크기 (로그)',
    ja: '半径 {radius} m 内の{what}の平均の大きさ(対数)',
  },
  'surroundings.mix': {
    en: 'How mixed the land use is within {radius} m (entropy)',
    ko: '반경 {radius}m 안 토지 이용 혼합도 (엔트로피)',
    ja: '半径 {radius} m 内の土地利用の混在度(エントロピー)',
  },
  'surroundings.mixOf': {
    en: 'How mixed {what} is within {radius} m (entropy)',
    ko: '반경 {radius}m 안 {what}의 혼합도 (엔트로피)',
    ja: '半径 {radius} m 内の{what}の混在度(エントロピー)',
  },
  'surroundings.category': {
    en: '{layer}: {property} = {value}',
    ko: '{layer}: {property} = {value}',
    ja: '{layer}: {property} = {value}',
  },
  'surroundings.own': {
    en: 'The place lies in {what}',
    ko: '해당 장소가 속한 곳: {what}',
    ja: 'その場所が属するもの: {what}',
  },
  'surroundings.distance': {
    en: 'Distance to {what} (logarithm)',
    ko: '{what}까지의 거리 (로그)',
    ja: '{what}までの距離(対数)',
  },
  'surroundings.ownArea': {
    en: 'Area of the own {what} (logarithm)',
    ko: '해당 {what}의 면적 (로그)',
    ja: 'その場所の{what}の面積(対数)',
  },
  'surroundings.ownCompactness': {
    en: 'Compactness of the own {what}',
    ko: '해당 {what}의 조밀도',
    ja: 'その場所の{what}のコンパクトさ',
  },
  'surroundings.water': { en: 'water', ko: '물', ja: '水域' },
  'surroundings.park': { en: 'a park or wood', ko: '공원이나 숲', ja: '公園・森林' },
  'surroundings.rail': { en: 'a railway', ko: '철도', ja: '鉄道' },
  'surroundings.subway': { en: 'a subway', ko: '지하철', ja: '地下鉄' },
  'surroundings.majorRoad': { en: 'a major road', ko: '주요 도로', ja: '主要道路' },
  'surroundings.road': { en: 'a road', ko: '도로', ja: '道路' },
  'surroundings.threadEnded': {
    en: 'A measuring thread ended ({why}).',
    ko: '측정 스레드가 종료되었습니다({why}).',
    ja: '計測スレッドが終了しました({why})。',
  },
  'surroundings.none': {
    en: 'No map statistics are measured on map source {id} yet.',
    ko: '지도 원본 {id}에서 아직 지도 통계를 재지 않았습니다.',
    ja: '地図ソース {id} ではまだ地図統計が計測されていません。',
  },
  'surroundings.makeAdvice': {
    en: 'Measure them with: placeprint surroundings make P',
    ko: '측정: placeprint surroundings make P',
    ja: '計測するには: placeprint surroundings make P',
  },
} as const satisfies MessageWords;
