import { type MessageWords } from './words';

/** Regions and coordinates. */
export const geoMessages = {
  'geo.manyCorners': {
    en: 'The region has {count} corners; at most {most} are allowed. Simplify its borders and try again: with Simplify in QGIS, for example, or -simplify of mapshaper.',
    ko: '영역에 꼭짓점이 {count}개 있습니다. 최대 {most}개까지 됩니다. QGIS의 Simplify나 mapshaper의 -simplify 등으로 경계를 단순하게 하여 다시 시도하세요.',
    ja: '領域に角が {count} 個あります。{most} 個までです。QGIS の Simplify や mapshaper の -simplify などで境界を簡略化して、もう一度試してください。',
  },
  'geo.noPolygon': {
    en: 'There is no polygon in the region: expected a GeoJSON Polygon.',
    ko: '영역에 다각형이 없습니다. GeoJSON Polygon이어야 합니다.',
    ja: '領域に多角形がありません。GeoJSON の Polygon が必要です。',
  },
  'geo.badRing': {
    en: 'A polygon of the region has {found}: expected rings of at least three corners, each [longitude, latitude] in degrees.',
    ko: '영역의 다각형에 {found}이(가) 있습니다. 꼭짓점이 셋 이상인 고리여야 하고, 각 꼭짓점은 도 단위의 [경도, 위도]여야 합니다.',
    ja: '領域の多角形に {found} があります。角が3つ以上の輪で、それぞれの角は度で表した [経度, 緯度] である必要があります。',
  },
  'geo.cutOff': {
    en: 'The column "{name}" is cut off.',
    ko: '열 “{name}”이(가) 잘려 있습니다.',
    ja: '列「{name}」が途中で切れています。',
  },
} as const satisfies MessageWords;
