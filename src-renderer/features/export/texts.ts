import { messages } from '../../ui/messages';

export const t = messages({
  en: {
    title: 'Export',
    format: 'Format',
    'geojson.note': 'GeoJSON (RFC 7946) for QGIS and other programs, with attribution and provenance inside.',
    'csv.note':
      'A table for spreadsheets: longitude, latitude and a column for each value. It has no room for attribution and provenance; name the sources yourself.',
    within: 'Area',
    everywhere: 'everywhere',
    places: 'Places',
    'places.note': 'All places with their labels and imported columns.',
    predictions: 'Predictions',
    'predictions.note':
      'Value, interval, known value and error of the chosen prediction. Where in_sample is true, the model was fitted to the known value: judge it there by out_of_fold.',
    embeddings: 'Embeddings',
    'embeddings.note':
      'The vector of every place, one column a number, with its dataset, labels and imported columns.',
    regions: 'Regions',
    'regions.note': 'The drawn and imported regions with their names, as GeoJSON.',
    encoder: 'Encoder',
    'encoder.note':
      'What a run has learnt, as one ONNX file: it embeds map images without Placeprint, or in another project (Train, “Encoder from a file”).',
    elsewhere: 'Search hits, and the map as a picture',
    'elsewhere.note':
      'Similar places are saved where they are found, in Explore. The map is saved as it is seen, by the button “Picture” over it.',
    set: 'Which',
    save: 'Save …',
    none: 'Nothing to export here yet.',
  },
  ko: {
    title: '내보내기',
    format: '형식',
    'geojson.note': 'QGIS 등에서 열 수 있는 GeoJSON(RFC 7946). 출처와 만든 과정이 함께 들어갑니다.',
    'csv.note':
      '스프레드시트용 표: 경도, 위도와 값마다 열 하나. 출처와 만든 과정은 들어갈 자리가 없으니 직접 밝히세요.',
    within: '범위',
    everywhere: '전체',
    places: '장소',
    'places.note': '모든 장소와 라벨, 가져온 열.',
    predictions: '예측',
    'predictions.note':
      '선택한 예측의 값, 구간, 알려진 값, 오차. in_sample이 true인 곳에서는 모델이 알려진 값에 맞춰졌으므로 out_of_fold로 판단하세요.',
    embeddings: '임베딩',
    'embeddings.note': '모든 장소의 벡터(숫자마다 열 하나)와 데이터셋, 라벨, 가져온 열.',
    regions: '영역',
    'regions.note': '그리거나 가져온 영역과 그 이름(GeoJSON).',
    encoder: '인코더',
    'encoder.note':
      '학습된 것을 ONNX 파일 하나로. Placeprint 없이도, 또는 다른 프로젝트에서(학습 단계의 “파일의 인코더”) 지도 이미지를 임베딩합니다.',
    elsewhere: '검색 결과와 지도 그림',
    'elsewhere.note':
      '비슷한 장소는 찾은 곳인 탐색 단계에서 저장합니다. 지도는 보이는 그대로 지도 위의 “그림” 버튼으로 저장합니다.',
    set: '대상',
    save: '저장 …',
    none: '아직 내보낼 것이 없습니다.',
  },
  ja: {
    title: '書き出し',
    format: '形式',
    'geojson.note': 'QGIS などで開ける GeoJSON(RFC 7946)。出典と来歴を含みます。',
    'csv.note':
      '表計算用の表: 経度、緯度、値ごとに 1 列。出典と来歴を入れる場所はないので、ご自身で示してください。',
    within: '範囲',
    everywhere: '全体',
    places: '場所',
    'places.note': 'すべての場所とラベル、取り込んだ列。',
    predictions: '予測',
    'predictions.note':
      '選んだ予測の値、区間、既知の値、誤差。in_sample が true の場所ではモデルが既知の値に合わせてあるので、out_of_fold で判断してください。',
    embeddings: '埋め込み',
    'embeddings.note': 'すべての場所のベクトル(数値ごとに 1 列)と、データセット、ラベル、取り込んだ列。',
    regions: '領域',
    'regions.note': '描いた領域と取り込んだ領域、その名前(GeoJSON)。',
    encoder: 'エンコーダー',
    'encoder.note':
      '学習したものを 1 つの ONNX ファイルに。Placeprint なしで、または別のプロジェクトで(「学習」の「ファイルのエンコーダー」)地図画像を埋め込みます。',
    elsewhere: '検索結果と地図の画像',
    'elsewhere.note':
      '似た場所は、見つけた「探索」で保存します。地図は見えているとおりに、地図上の「画像」ボタンで保存します。',
    set: '対象',
    save: '保存 …',
    none: 'まだ書き出すものがありません。',
  },
});
