import { type MessageWords } from './words';

/** What is wrong with a GeoJSON file as a whole. */
export const geojsonMessages = {
  'geojson.cutOff': {
    en: 'The file ends at byte {byte} in the middle of an object: it seems to be cut off. Fetch or export it again.',
    ko: '파일이 {byte}바이트에서 객체 중간에 끝납니다. 잘린 것 같습니다. 다시 받거나 내보내세요.',
    ja: 'ファイルが {byte} バイト目、オブジェクトの途中で終わっています。途中で切れたようです。もう一度取得するか書き出してください。',
  },
  'geojson.cutOffInFeatures': {
    en: 'The file ends at byte {byte} in the middle of its features: it seems to be cut off. Fetch or export it again.',
    ko: '파일이 {byte}바이트에서 개체 중간에 끝납니다. 잘린 것 같습니다. 다시 받거나 내보내세요.',
    ja: 'ファイルが {byte} バイト目、地物の途中で終わっています。途中で切れたようです。もう一度取得するか書き出してください。',
  },
  'geojson.tooDeep': {
    en: 'JSON nested deeper than {levels} levels at byte {byte}. Simplify the properties and try again.',
    ko: '{byte}바이트에서 JSON이 {levels}단계보다 깊게 중첩되어 있습니다. 속성을 단순하게 하여 다시 시도하세요.',
    ja: '{byte} バイト目で JSON の入れ子が {levels} 段を超えています。属性を簡単にしてもう一度試してください。',
  },
  'geojson.brackets': {
    en: 'Unexpected "{found}" at byte {byte}: brackets do not match.',
    ko: '{byte}바이트에 뜻밖의 "{found}"이(가) 있습니다. 괄호가 맞지 않습니다.',
    ja: '{byte} バイト目に予期しない「{found}」があります。括弧が対応していません。',
  },
  'geojson.objectTooLong': {
    en: 'The object that begins at byte {byte} is longer than {megabytes} MiB. Split it into several features.',
    ko: '{byte}바이트에서 시작하는 객체가 {megabytes}MiB보다 깁니다. 여러 개체로 나누세요.',
    ja: '{byte} バイト目から始まるオブジェクトが {megabytes} MiB を超えています。複数の地物に分けてください。',
  },
  'geojson.noObject': {
    en: 'Expected a GeoJSON object ("{brace}") at byte {byte}, found {found}.',
    ko: '{byte}바이트에 GeoJSON 객체("{brace}")가 있어야 하는데 {found}이(가) 있습니다.',
    ja: '{byte} バイト目には GeoJSON のオブジェクト(「{brace}」)があるはずですが、{found} がありました。',
  },
  'geojson.header': {
    en: 'No valid JSON around the features, from byte {byte}: {why}.',
    ko: '{byte}바이트부터 개체 둘레가 올바른 JSON이 아닙니다: {why}.',
    ja: '{byte} バイト目から、地物のまわりが正しい JSON ではありません: {why}。',
  },
  'geojson.esri': {
    en: 'This is Esri JSON. Convert it to GeoJSON: ogr2ogr -t_srs EPSG:4326 layer.geojson INPUT.',
    ko: 'Esri JSON입니다. GeoJSON으로 바꾸세요: ogr2ogr -t_srs EPSG:4326 layer.geojson INPUT.',
    ja: 'Esri JSON です。GeoJSON に変換してください: ogr2ogr -t_srs EPSG:4326 layer.geojson INPUT。',
  },
  'geojson.topo': {
    en: 'This is TopoJSON. Convert it to GeoJSON, for example with topo2geo.',
    ko: 'TopoJSON입니다. topo2geo 같은 도구로 GeoJSON으로 바꾸세요.',
    ja: 'TopoJSON です。topo2geo などで GeoJSON に変換してください。',
  },
  'geojson.type': {
    en: 'The object at byte {byte} has the type {type}: expected a GeoJSON FeatureCollection with features, a Feature or a geometry.',
    ko: '{byte}바이트의 객체 종류가 {type}입니다. 개체가 있는 GeoJSON FeatureCollection, Feature 또는 도형이어야 합니다.',
    ja: '{byte} バイト目のオブジェクトの種類は {type} です。地物を持つ GeoJSON の FeatureCollection、Feature、または形状が必要です。',
  },
  'geojson.noType': {
    en: 'The object at byte {byte} has no type: expected a GeoJSON FeatureCollection with features, a Feature or a geometry.',
    ko: '{byte}바이트의 객체에 종류(type)가 없습니다. 개체가 있는 GeoJSON FeatureCollection, Feature 또는 도형이어야 합니다.',
    ja: '{byte} バイト目のオブジェクトに種類(type)がありません。地物を持つ GeoJSON の FeatureCollection、Feature、または形状が必要です。',
  },
  'geojson.crs': {
    en: "The file's coordinates are in {crs}. Expected longitude and latitude (WGS 84): export it in EPSG:4326.",
    ko: '파일의 좌표계는 {crs}입니다. 경도와 위도(WGS 84)여야 합니다. EPSG:4326으로 내보내세요.',
    ja: 'ファイルの座標系は {crs} です。経度と緯度(WGS 84)が必要です。EPSG:4326 で書き出してください。',
  },
  'geojson.crsAway': {
    en: "The file's coordinates are in {crs} ({name}): longitude and latitude, but up to {metres} m away from WGS 84. Convert them, by export in EPSG:4326; another name alone would leave them where they are.",
    ko: '파일의 좌표계는 {crs}({name})입니다. 경도와 위도이지만 WGS 84와 최대 {metres} m 어긋납니다. EPSG:4326으로 내보내 변환하세요. 이름만 바꾸면 위치는 그대로입니다.',
    ja: 'ファイルの座標系は {crs}({name})です。経度と緯度ですが、WGS 84 から最大 {metres} m ずれています。EPSG:4326 で書き出して変換してください。名前を変えるだけでは位置は変わりません。',
  },
  'geojson.crsOther': {
    en: "The file's coordinates are in {crs}: longitude and latitude of another system than WGS 84, which may lie hundreds of metres away. Convert them, by export in EPSG:4326.",
    ko: '파일의 좌표계는 {crs}입니다. WGS 84가 아닌 다른 체계의 경도와 위도라서 수백 미터 어긋날 수 있습니다. EPSG:4326으로 내보내 변환하세요.',
    ja: 'ファイルの座標系は {crs} です。WGS 84 ではない体系の経度と緯度で、数百メートルずれることがあります。EPSG:4326 で書き出して変換してください。',
  },
  'geojson.empty': {
    en: 'The file is empty: expected GeoJSON.',
    ko: '파일이 비어 있습니다. GeoJSON이 필요합니다.',
    ja: 'ファイルが空です。GeoJSON が必要です。',
  },
  'geojson.utf32': {
    en: 'Expected GeoJSON in UTF-8, found UTF-32 text: save it as UTF-8.',
    ko: 'UTF-8로 된 GeoJSON이 필요하지만 UTF-32 텍스트입니다. UTF-8로 저장하세요.',
    ja: 'UTF-8 の GeoJSON が必要ですが、UTF-32 のテキストでした。UTF-8 で保存してください。',
  },
  'geojson.openRecord': {
    en: 'the object that begins at byte {byte} is not ended',
    ko: '{byte}바이트에서 시작하는 객체가 끝나지 않음',
    ja: '{byte} バイト目から始まるオブジェクトが終わっていない',
  },
  'geojson.regionTooLarge': {
    en: '{name} has {megabytes} MB; expected up to {most} MB of GeoJSON polygons.',
    ko: '{name}이(가) {megabytes} MB입니다. GeoJSON 다각형은 최대 {most} MB까지 됩니다.',
    ja: '{name} は {megabytes} MB あります。GeoJSON の多角形は {most} MB までです。',
  },
  'geojson.noJson': {
    en: 'no valid JSON at byte {byte}: {why}',
    ko: '{byte}바이트가 올바른 JSON이 아님: {why}',
    ja: '{byte} バイト目が正しい JSON ではない: {why}',
  },
} as const satisfies MessageWords;
