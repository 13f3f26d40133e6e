import { type MessageWords } from './words';

/** What readers tell of a file: of the whole, or of what was left out, which `notice.counted` counts. */
export const noticeMessages = {
  'notice.titleLines': {
    en: 'Skipped {count} lines above the header.',
    ko: '머리글 위의 {count}줄을 건너뛰었습니다.',
    ja: '見出しの上の {count} 行を飛ばしました。',
  },
  'notice.noHeader': {
    en: 'The table has no header: its columns are named by number.',
    ko: '표에 머리글이 없어 열에 번호를 붙였습니다.',
    ja: '表に見出しがないため、列に番号を付けました。',
  },
  'notice.lineQuoted': {
    en: 'Every line was one quoted field; it was unpacked.',
    ko: '모든 줄이 따옴표로 묶인 한 칸이어서 풀어 읽었습니다.',
    ja: 'すべての行が引用符で囲まれた一項目だったため、ほどいて読みました。',
  },
  'notice.renamed': {
    en: 'Columns with blank or repeated names were numbered.',
    ko: '이름이 비었거나 겹치는 열에 번호를 붙였습니다.',
    ja: '名前が空か重複する列に番号を付けました。',
  },
  'notice.undecodable': {
    en: 'Some characters are not valid {encoding}, the first at byte {byte} of the file; they show as \uFFFD.',
    ko: '{encoding}에 맞지 않는 글자가 있어 \uFFFD로 표시합니다. 첫 번째는 파일의 {byte}번째 바이트에 있습니다.',
    ja: '{encoding} として正しくない文字があり、\uFFFD と表示します。最初はファイルの {byte} バイト目です。',
  },
  'notice.notUtf8': {
    en: 'The text is not UTF-8, as GeoJSON should be; it was read as {encoding}. Check a name with letters beyond A to Z, and save the file as UTF-8 if it is wrong.',
    ko: '텍스트가 GeoJSON에 맞는 UTF-8이 아니어서 {encoding}(으)로 읽었습니다. 영문자 밖의 글자가 든 이름을 확인하고, 틀렸으면 파일을 UTF-8로 저장하세요.',
    ja: 'テキストが GeoJSON の求める UTF-8 ではないため、{encoding} として読みました。英字以外の文字を含む名前を確かめ、誤っていればファイルを UTF-8 で保存してください。',
  },
  'notice.badCharacters': {
    en: '{count} {count|character is|characters are} not valid {encoding} and {count|shows|show} as \uFFFD; the first is in feature {number}.',
    ko: '{encoding}에 맞지 않는 글자 {count}개를 \uFFFD로 표시합니다. 첫 번째는 {number}번째 개체에 있습니다.',
    ja: '{encoding} として正しくない文字が {count} 個あり、\uFFFD と表示します。最初は {number} 番目の地物です。',
  },
  'notice.noJsonNumber': {
    en: 'NaN or Infinity, for which JSON has no word, stood for a value {count} {count|time|times} and is read as null; the first is {example}, in feature {number}.',
    ko: 'JSON에 없는 NaN이나 Infinity가 {count}번 쓰여 null로 읽었습니다. 첫 번째는 {number}번째 개체의 {example}입니다.',
    ja: 'JSON にない NaN か Infinity が {count} 回あり、null として読みました。最初は {number} 番目の地物の {example} です。',
  },
  'notice.longNumbers': {
    en: '{count} {count|column has|columns have} numbers that cannot be held exactly, such as {example} in “{column}”: all values of {columns} are kept as text.',
    ko: '정확히 담을 수 없는 수(예: “{column}”의 {example})가 열 {count}개에 있습니다. {columns}의 모든 값을 텍스트로 둡니다.',
    ja: '正確に保てない数(「{column}」の {example} など)が {count} 列にあります。{columns} の値はすべて文字列として保ちます。',
  },
  'notice.beside': {
    en: 'Of features, only the properties are taken: what stands beside them was left out ({names}).',
    ko: '개체에서는 속성만 가져오며, 그 밖의 것({names})은 가져오지 않았습니다.',
    ja: '地物からは属性だけを取り込み、それ以外のもの({names})は取り込みませんでした。',
  },
  'notice.repeated': {
    en: 'Some features have several properties of one name ({names}): the last of each was taken.',
    ko: '이름이 같은 속성({names})이 여럿인 개체가 있어 마지막 것을 썼습니다.',
    ja: '同じ名前の属性({names})が複数ある地物があり、最後のものを使いました。',
  },
  'notice.openQuotes': {
    en: 'A quotation mark is never closed in {count} {count|row|rows} (line {lines}): read as it stands.',
    ko: '{count}개 행에서 따옴표가 닫히지 않아 있는 그대로 읽었습니다({lines}번째 줄).',
    ja: '{count} 行で引用符が閉じていないため、そのまま読みました({lines} 行目)。',
  },
  'notice.sign': {
    en: 'The signs of “{column}” were taken from “{sign}”.',
    ko: '“{column}”의 부호는 “{sign}” 열에서 가져왔습니다.',
    ja: '「{column}」の符号は「{sign}」列から取りました。',
  },
  'notice.noSign': {
    en: 'The letters of “{sign}” were not taken as signs of “{column}”: if they are, call it “lat_ref” or “lon_ref”.',
    ko: '“{sign}” 열의 글자는 “{column}”의 부호로 쓰지 않았습니다. 부호라면 열 이름을 “lat_ref”나 “lon_ref”로 바꾸세요.',
    ja: '「{sign}」列の文字は「{column}」の符号として使いませんでした。符号なら、列名を「lat_ref」か「lon_ref」にしてください。',
  },
  'notice.turnedDown': {
    en: '“{column}” is called like a {role} and was not taken as one: a cell of it is “{example}”, {why}.',
    ko: '“{column}” 열은 이름이 {role} 같지만 쓰지 않았습니다. 값(예: “{example}”)이 {why}.',
    ja: '「{column}」は名前が{role}のようですが使いませんでした。値(例「{example}」)は{why}。',
  },
  'notice.metres': {
    en: 'which is metres of a projected system rather than degrees',
    ko: '도가 아니라 투영 좌표계의 미터입니다',
    ja: '度ではなく投影座標系のメートルです',
  },
  'notice.noNumbers': {
    en: 'which cannot be read so',
    ko: '그렇게 읽을 수 없습니다',
    ja: 'そうは読めません',
  },
  'notice.implausible': {
    en: 'Of {total} labels of {target}, {below} lie far below and {above} far above the rest (the median is about {median}): nominal sums, or another unit? They are kept; leave such rows out before the import if they are wrong.',
    ko: '{target} 값 {total}개 중 {below}개는 나머지보다 훨씬 낮고 {above}개는 훨씬 높습니다(중앙값 약 {median}). 명목상의 금액이거나 다른 단위인가요? 값은 그대로 두었습니다. 틀렸다면 가져오기 전에 그런 행을 빼세요.',
    ja: '{target}の値 {total} 個のうち、{below} 個はほかよりはるかに低く、{above} 個ははるかに高い値です(中央値はおよそ {median})。名目上の金額か、別の単位ではありませんか。値はそのまま残しました。誤りなら、取り込む前にその行を除いてください。',
  },
  'role.lng': { en: 'longitude', ko: '경도', ja: '経度' },
  'role.lat': { en: 'latitude', ko: '위도', ja: '緯度' },
  'role.price': { en: 'price', ko: '가격', ja: '価格' },
  'role.population': { en: 'population', ko: '인구', ja: '人口' },
  'notice.nul': {
    en: 'NUL bytes were removed.',
    ko: 'NUL 바이트를 지웠습니다.',
    ja: 'NUL バイトを取り除きました。',
  },
  'notice.addedColumns': {
    en: 'Placeprint wrote this file: what its export added is left out ({columns}).',
    ko: 'Placeprint가 쓴 파일이어서, 내보낼 때 덧붙인 열({columns})은 가져오지 않았습니다.',
    ja: 'Placeprint が書いたファイルのため、書き出しで加えられた列({columns})は取り込みませんでした。',
  },
  'notice.importedBefore': {
    en: 'The same rows seem to have been imported before, as “{name}”: delete one of the two datasets.',
    ko: '같은 행을 전에 “{name}”(으)로 가져온 것 같습니다. 두 데이터셋 중 하나를 삭제하세요.',
    ja: '同じ行が以前「{name}」として取り込まれたようです。どちらかのデータセットを削除してください。',
  },
  'notice.knownPoints': {
    en: 'Of these places, {count} have a coordinate that other datasets of the project have too.',
    ko: '이 중 {count}곳은 프로젝트의 다른 데이터셋에도 같은 좌표가 있습니다.',
    ja: 'このうち {count} か所は、プロジェクトのほかのデータセットにも同じ座標があります。',
  },
  'notice.farAway': {
    en: 'Most of these places lie more than {km} km from everything else in the project: are the coordinates right?',
    ko: '이 장소 대부분이 프로젝트의 다른 모든 것에서 {km} km 넘게 떨어져 있습니다. 좌표가 맞나요?',
    ja: 'これらの場所のほとんどは、プロジェクトのほかのすべてから {km} km 以上離れています。座標は正しいですか。',
  },
  'notice.farAwaySwapped': {
    en: 'Most of these places lie more than {km} km from everything else in the project. With longitude and latitude exchanged they would not: import again with the two columns the other way round.',
    ko: '이 장소 대부분이 프로젝트의 다른 모든 것에서 {km} km 넘게 떨어져 있습니다. 경도와 위도를 바꾸면 그렇지 않습니다. 두 열을 서로 바꾸어 다시 가져오세요.',
    ja: 'これらの場所のほとんどは、プロジェクトのほかのすべてから {km} km 以上離れています。経度と緯度を入れ替えるとそうなりません。二つの列を逆にして取り込み直してください。',
  },
  'notice.unreadable': {
    en: 'features that could not be read',
    ko: '읽을 수 없는 개체',
    ja: '読めない地物',
  },
  'notice.noClass': {
    en: 'features without a known class (name one for this file, or name the file after its content)',
    ko: '분류를 알 수 없는 개체(이 파일의 분류를 정하거나 내용에 맞게 파일 이름을 바꾸세요)',
    ja: '種類のわからない地物(このファイルの種類を指定するか、内容に合わせてファイル名を変えてください)',
  },
  'notice.points': {
    en: 'points (not drawn)',
    ko: '점(그리지 않음)',
    ja: '点(描きません)',
  },
  'notice.noGeometry': {
    en: 'features without a geometry',
    ko: '도형이 없는 개체',
    ja: '形状のない地物',
  },
  'notice.emptyGeometry': {
    en: 'features with an empty geometry',
    ko: '도형이 비어 있는 개체',
    ja: '形状が空の地物',
  },
  'notice.tooShort': {
    en: 'features with too few positions for a line or an area',
    ko: '선이나 면을 이루기에 좌표가 모자란 개체',
    ja: '線や面には座標が足りない地物',
  },
  'notice.noPolygon': {
    en: 'features that are no polygon (no part of the region)',
    ko: '다각형이 아닌 개체(영역에 넣지 않음)',
    ja: '多角形でない地物(領域に含めません)',
  },
  'notice.lineOfArea': {
    en: 'lines that cannot be drawn as “{mapClass}”, which is an area',
    ko: '면이어야 하는 {mapClass}(으)로 그릴 수 없는 선',
    ja: '面である {mapClass} としては描けない線',
  },
  'notice.noList': {
    en: 'features without a list of coordinates',
    ko: '좌표 목록이 없는 개체',
    ja: '座標の並びがない地物',
  },
  'notice.noPair': {
    en: 'features with a coordinate that is no pair of numbers',
    ko: '좌표가 두 숫자가 아닌 개체',
    ja: '座標が二つの数でない地物',
  },
  'notice.missingNumber': {
    en: 'features with a coordinate that is null or missing',
    ko: '좌표가 비었거나 없는 개체',
    ja: '座標が空か欠けている地物',
  },
  'notice.textForNumber': {
    en: 'features with a coordinate that is text instead of a number',
    ko: '좌표가 숫자가 아니라 글인 개체',
    ja: '座標が数ではなく文字の地物',
  },
  'notice.noNumber': {
    en: 'features with a coordinate that is no number',
    ko: '좌표가 숫자가 아닌 개체',
    ja: '座標が数でない地物',
  },
  'notice.outside': {
    en: 'features with a coordinate outside ±180° longitude or ±90° latitude (is the file in metres, or latitude first?)',
    ko: '좌표가 경도 ±180°, 위도 ±90°를 벗어난 개체(미터 단위이거나 위도가 먼저인가요?)',
    ja: '座標が経度 ±180°、緯度 ±90° の外にある地物(メートル単位か、緯度が先ではありませんか)',
  },
  'notice.cutAtEdge': {
    en: 'areas cut at the edge of the file (closed along it)',
    ko: '파일 가장자리에서 잘린 면(가장자리를 따라 닫음)',
    ja: 'ファイルの端で切れた面(端に沿って閉じました)',
  },
  'notice.notClosed': {
    en: 'areas with an outline that is not closed (drawn without it)',
    ko: '윤곽이 닫히지 않은 면(윤곽 없이 그림)',
    ja: '輪郭が閉じていない面(それを除いて描きました)',
  },
  'notice.missingNodes': {
    en: 'references of ways to nodes that the file does not hold (drawn without them)',
    ko: '파일에 없는 노드를 가리키는 웨이의 참조(그 노드 없이 그림)',
    ja: 'ファイルにないノードへのウェイの参照(そのノードを除いて描きました)',
  },
  'notice.nearlyNoNodes': {
    en: 'references of ways to nodes that the file does not hold, of {whole} in all (take an extract with the nodes of its ways: osmium extract with the strategy complete_ways, or osmium tags-filter with the referenced objects)',
    ko: '전체 {whole}개 가운데 파일에 없는 노드를 가리키는 웨이의 참조(웨이의 노드가 든 추출본을 쓰세요: 전략 complete_ways로 osmium extract, 또는 참조되는 개체를 남기는 osmium tags-filter)',
    ja: '全 {whole} 件のうち、ファイルにないノードへのウェイの参照(ウェイのノードを含む抽出を使ってください: 方式 complete_ways の osmium extract、または参照先を残す osmium tags-filter)',
  },
  'notice.coastlines': {
    en: 'coastlines (not drawn: the sea appears only where water polygons are supplied)',
    ko: '해안선(그리지 않음: 바다는 물 다각형이 있어야 나타납니다)',
    ja: '海岸線(描きません。海は水域の多角形があるところだけに現れます)',
  },
  'notice.administrative': {
    en: 'layers of legal or administrative areas (not drawn unless a class is given)',
    ko: '법적·행정 구역 레이어(분류를 정하지 않으면 그리지 않음)',
    ja: '法的・行政区域のレイヤー(種類を指定しなければ描きません)',
  },
  'notice.counted': { en: '{what}: {count}', ko: '{what}: {count}', ja: '{what}: {count}' },
  /** `example`: which was the first. */
  'notice.countedFirst': {
    en: '{what}: {count}, first {example}',
    ko: '{what}: {count}, 첫 번째 {example}',
    ja: '{what}: {count}、最初は {example}',
  },
  'notice.noFeature': {
    en: 'no Feature object',
    ko: 'Feature 객체가 아님',
    ja: 'Feature オブジェクトではない',
  },
  'notice.feature': { en: 'feature {number}', ko: '{number}번째 개체', ja: '{number} 番目の地物' },
  'notice.featureWhy': {
    en: 'feature {number}: {why}',
    ko: '{number}번째 개체: {why}',
    ja: '{number} 番目の地物: {why}',
  },
  'notice.relation': { en: 'relation {id}', ko: '릴레이션 {id}', ja: 'リレーション {id}' },
  'notice.way': { en: 'way {id}', ko: '웨이 {id}', ja: 'ウェイ {id}' },
} as const satisfies MessageWords;
