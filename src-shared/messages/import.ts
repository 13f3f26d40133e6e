import { type MessageWords } from './words';

/** Reading tables of places. */
export const importMessages = {
  'import.tooManyColumns': {
    en: 'The table has {found} columns; at most {most} are read. Keep the columns that matter.',
    ko: '표에 열이 {found}개 있습니다. 최대 {most}개까지 읽습니다. 필요한 열만 남기세요.',
    ja: '表に列が {found} 個あります。読めるのは {most} 個までです。必要な列だけを残してください。',
  },
  'import.noRowEnd': {
    en: '{file} has no end of a row within its first {kilobytes} KB. Expected a table of lines: look for a quotation mark that is never closed, or check that this is the right file.',
    ko: '{file}의 처음 {kilobytes}KB 안에 행의 끝이 없습니다. 줄로 된 표여야 합니다. 닫히지 않은 따옴표가 있는지, 올바른 파일인지 확인하세요.',
    ja: '{file} の最初の {kilobytes} KB に行の終わりがありません。行でできた表が必要です。閉じていない引用符がないか、正しいファイルかを確かめてください。',
  },
  'import.blank': {
    en: '{file} holds nothing but blank lines. Expected a table with a header.',
    ko: '{file}에는 빈 줄뿐입니다. 머리글이 있는 표여야 합니다.',
    ja: '{file} には空行しかありません。見出しのある表が必要です。',
  },
  'import.onlyHeader': {
    en: '{file} has a header but no rows. Choose a file with data.',
    ko: '{file}에 머리글은 있지만 행이 없습니다. 자료가 있는 파일을 고르세요.',
    ja: '{file} には見出しがありますが行がありません。データのあるファイルを選んでください。',
  },
  'import.tooManyPlaces': {
    en: '{file} has {found}; a project is made for up to {most} places. Keep the rows of your area, or a sample of them, and import that.',
    ko: '{file}: {found}. 한 프로젝트에는 장소를 {most}곳까지 담습니다. 필요한 지역의 행이나 표본만 남겨 가져오세요.',
    ja: '{file}: {found}。一つのプロジェクトに入る場所は {most} か所までです。必要な地域の行か標本だけを残して取り込んでください。',
  },
  'import.someRows': {
    en: 'some {count} rows',
    ko: '행 약 {count}개',
    ja: 'およそ {count} 行',
  },
  'import.moreUsable': {
    en: 'more than {count} usable rows',
    ko: '쓸 수 있는 행 {count}개 초과',
    ja: '使える行が {count} 行を超過',
  },
  'import.noRows': {
    en: '{file} has no rows. Choose a file with data.',
    ko: '{file}에 행이 없습니다. 자료가 있는 파일을 고르세요.',
    ja: '{file} に行がありません。データのあるファイルを選んでください。',
  },
  'import.empty': {
    en: '{file} is empty. Expected a table as text (CSV) or GeoJSON.',
    ko: '{file}이(가) 비어 있습니다. 텍스트 표(CSV)나 GeoJSON이 필요합니다.',
    ja: '{file} は空です。テキストの表(CSV)か GeoJSON が必要です。',
  },
  'import.notAFile': {
    en: '{path} is no file. Choose a table or a GeoJSON file.',
    ko: '{path}은(는) 파일이 아닙니다. 표나 GeoJSON 파일을 고르세요.',
    ja: '{path} はファイルではありません。表か GeoJSON のファイルを選んでください。',
  },
  'import.notText': {
    en: '{file} is not text. Expected a table as text (CSV) or GeoJSON. Export it as one of these, then import that.',
    ko: '{file}은(는) 텍스트가 아닙니다. 텍스트 표(CSV)나 GeoJSON이 필요합니다. 그중 하나로 내보낸 뒤 가져오세요.',
    ja: '{file} はテキストではありません。テキストの表(CSV)か GeoJSON が必要です。いずれかで書き出してから取り込んでください。',
  },
  'import.noColumn': {
    en: 'There is no column "{column}". Columns found: {found}.',
    ko: '“{column}” 열이 없습니다. 있는 열: {found}.',
    ja: '列「{column}」はありません。見つかった列: {found}。',
  },
  'import.noPlaces': {
    en: 'The project has no places yet. Import a table with coordinates first.',
    ko: '프로젝트에 아직 장소가 없습니다. 좌표가 있는 표를 먼저 가져오세요.',
    ja: 'プロジェクトにはまだ場所がありません。先に座標のある表を取り込んでください。',
  },
  'import.noneUsable': {
    en: 'None of the {count} rows of {file} could be used.',
    ko: '{file}의 행 {count}개 중 쓸 수 있는 것이 없습니다.',
    ja: '{file} の {count} 行のうち、使えるものがありません。',
  },
  'import.readFrom': {
    en: 'Longitude was read from "{lng}", latitude from "{lat}".',
    ko: '경도는 “{lng}”, 위도는 “{lat}” 열에서 읽었습니다.',
    ja: '経度は「{lng}」、緯度は「{lat}」から読みました。',
  },
  'import.times': {
    en: '{count} × {why}',
    ko: '{count} × {why}',
    ja: '{count} × {why}',
  },
  'import.filtered': {
    en: 'left out by the filter.',
    ko: '필터로 제외했습니다.',
    ja: '絞り込みで除かれました。',
  },
  'import.noLngLat': {
    en: '{file} has no columns that look like longitude and latitude in degrees.',
    ko: '{file}에 도 단위의 경도와 위도로 보이는 열이 없습니다.',
    ja: '{file} には、度単位の経度と緯度らしい列がありません。',
  },
  'import.noLng': {
    en: '{file} has no column that looks like longitude in degrees.',
    ko: '{file}에 도 단위의 경도로 보이는 열이 없습니다.',
    ja: '{file} には、度単位の経度らしい列がありません。',
  },
  'import.noLat': {
    en: '{file} has no column that looks like latitude in degrees.',
    ko: '{file}에 도 단위의 위도로 보이는 열이 없습니다.',
    ja: '{file} には、度単位の緯度らしい列がありません。',
  },
  'import.projected': {
    en: '"{column}" holds values such as {example}, which are metres of a projected system: convert them to WGS 84 (EPSG:4326).',
    ko: '“{column}” 열의 값(예: {example})은 투영 좌표계의 미터입니다. WGS 84(EPSG:4326)로 바꾸세요.',
    ja: '「{column}」の値({example} など)は投影座標系のメートルです。WGS 84(EPSG:4326)に変換してください。',
  },
  'import.likely': {
    en: 'The columns “{lng}” and “{lat}” look like longitude and latitude, in this order: choose them if they are.',
    ko: '“{lng}” 열과 “{lat}” 열이 이 순서로 경도와 위도처럼 보입니다. 맞으면 고르세요.',
    ja: '「{lng}」列と「{lat}」列は、この順に経度と緯度のようです。そうなら選んでください。',
  },
  'import.likelyEither': {
    en: 'The columns “{lng}” and “{lat}” look like longitude and latitude, in one order or the other: choose them if they are.',
    ko: '“{lng}” 열과 “{lat}” 열이 경도와 위도처럼 보이지만 순서는 알 수 없습니다. 맞으면 고르세요.',
    ja: '「{lng}」列と「{lat}」列は経度と緯度のようですが、順序はわかりません。そうなら選んでください。',
  },
  'import.likelyAdvice': {
    en: 'If they are the coordinates: --lng {lng} --lat {lat}',
    ko: '좌표라면: --lng {lng} --lat {lat}',
    ja: '座標なら: --lng {lng} --lat {lat}',
  },
  'import.likelyEitherAdvice': {
    en: 'If they are the coordinates: --lng {lng} --lat {lat}, or --lng {lat} --lat {lng}',
    ko: '좌표라면: --lng {lng} --lat {lat} 또는 --lng {lat} --lat {lng}',
    ja: '座標なら: --lng {lng} --lat {lat} または --lng {lat} --lat {lng}',
  },
  'import.columnsFound': {
    en: 'Columns found: {found}. Choose the columns, or say how the table is read (delimiter, encoding, line of the header); addresses have to be geocoded first.',
    ko: '있는 열: {found}. 열을 고르거나 표를 읽는 방법(구분 기호, 인코딩, 머리글 줄)을 정하세요. 주소는 먼저 좌표로 바꾸어야 합니다.',
    ja: '見つかった列: {found}。列を選ぶか、表の読み方(区切り文字、文字コード、見出しの行)を指定してください。住所は先に座標に変換する必要があります。',
  },
  'import.nameColumnsAdvice': {
    en: 'Name the columns with --lng and --lat; --delimiter, --encoding, --decimal and --header-line say how the table is read.',
    ko: '--lng와 --lat로 열을 지정하세요. 표를 읽는 방법은 --delimiter, --encoding, --decimal, --header-line으로 정합니다.',
    ja: '--lng と --lat で列を指定してください。表の読み方は --delimiter、--encoding、--decimal、--header-line で指定します。',
  },
} as const satisfies MessageWords;
