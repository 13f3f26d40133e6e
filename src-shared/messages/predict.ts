import { type MessageWords } from './words';

/** Splits, predictions, and what an encoder has seen. */
export const predictMessages = {
  'predict.fromColumns': {
    en: 'Predicted from own columns: {columns}.',
    ko: '예측에 쓴 자체 열: {columns}.',
    ja: '予測に使った自身の列: {columns}。',
  },
  'predict.notFromColumns': {
    en: 'Own columns left out: {columns}.',
    ko: '쓰지 않은 자체 열: {columns}.',
    ja: '使わなかった自身の列: {columns}。',
  },
  'leftOut.text': { en: '{column} (free text)', ko: '{column}(자유 글)', ja: '{column}(自由な文)' },
  'leftOut.manyCategories': {
    en: '{column} (more than 20 different words)',
    ko: '{column}(서로 다른 낱말이 20개가 넘음)',
    ja: '{column}(異なる語が 20 を超える)',
  },
  'leftOut.constant': {
    en: '{column} (the same everywhere)',
    ko: '{column}(어디서나 같음)',
    ja: '{column}(どこでも同じ)',
  },
  'leftOut.mostlyMissing': {
    en: '{column} (missing at most labelled places)',
    ko: '{column}(라벨이 있는 장소 대부분에 없음)',
    ja: '{column}(ラベル付きの場所の大半にない)',
  },
  'leftOut.identifier': {
    en: '{column} (an identifier: another number at every place)',
    ko: '{column}(식별자, 장소마다 다른 수)',
    ja: '{column}(識別子、場所ごとに異なる数)',
  },
  'leftOut.tellsTarget': {
    en: '{column} (it all but repeats what is to be predicted, so that figures would flatter)',
    ko: '{column}(예측할 값을 거의 그대로 담고 있어 지표가 실제보다 좋아 보임)',
    ja: '{column}(予測する値をほぼそのまま含み、指標が実際より良く見える)',
  },
  'predict.coordinates': { en: 'different coordinates', ko: '서로 다른 좌표', ja: '異なる座標' },
  'predict.cells': {
    en: 'cells of {edgeM} m edge',
    ko: '한 변 {edgeM} m 칸',
    ja: '一辺 {edgeM} m の区画',
  },
  'predict.constantLabels': {
    en: 'R² is not defined: all labels that were tested are the same, so that nothing can be told apart and no model is better than another.',
    ko: 'R²는 정의되지 않습니다. 검증한 라벨이 모두 같아 구별할 것이 없고 어느 모델도 더 낫지 않습니다.',
    ja: 'R² は定義できません。検証したラベルがすべて同じで、区別するものがなく、どのモデルが優れているとも言えません。',
  },
  'predict.oneClass': {
    en: 'How many classes were told right means nothing: all labels are of one class, so that every model is right.',
    ko: '맞힌 분류의 비율에는 뜻이 없습니다. 라벨이 모두 한 분류여서 어느 모델이나 맞힙니다.',
    ja: 'クラスの正解率に意味はありません。ラベルがすべて一つのクラスで、どのモデルも正解します。',
  },
  'predict.fewSales': {
    en: 'A ratio study needs at least {least} sales with a prediction; found {found}. Add places with a price.',
    ko: '비율 분석에는 예측이 있는 거래가 {least}건 이상 필요하지만 {found}건입니다. 가격이 있는 장소를 더하세요.',
    ja: '比率分析には、予測のある取引が {least} 件以上必要ですが、{found} 件です。価格のある場所を追加してください。',
  },
  'predict.oddSales': {
    en: 'A ratio study compares values above 0; of {found} sales {odd} have a price or a prediction that is 0, negative or no number. Leave them out, or choose a target whose values are all above 0.',
    ko: '비율 분석은 0보다 큰 값을 비교하지만, 거래 {found}건 가운데 {odd}건의 가격이나 예측이 0이거나 음수이거나 숫자가 아닙니다. 이를 빼거나 모든 값이 0보다 큰 대상을 고르세요.',
    ja: '比率分析は 0 より大きい値を比べますが、取引 {found} 件のうち {odd} 件は、価格か予測が 0、負の数、または数値ではありません。それらを除くか、値がすべて 0 より大きい対象を選んでください。',
  },
  'predict.noFold': {
    en: 'There is no fold {fold}: folds are 0 to {last}.',
    ko: '폴드 {fold}은(는) 없습니다. 폴드는 0부터 {last}까지입니다.',
    ja: '分割 {fold} はありません。分割は 0 から {last} までです。',
  },
  'predict.unknownLabels': {
    en: 'The encoder "{name}" came from a file and was trained with labels ({seen}). Whether those places are held out here cannot be known: its figures would flatter. Search and export with it, or predict with an encoder that was trained without labels, or in this project.',
    ko: '파일로 추가한 인코더 “{name}”은(는) 라벨로 학습했습니다({seen}). 그 장소들이 여기서 가려져 있는지 알 수 없어 지표가 실제보다 좋아 보일 수 있습니다. 검색과 내보내기에 쓰거나, 라벨 없이 학습했거나 이 프로젝트에서 학습한 인코더로 예측하세요.',
    ja: 'ファイルから追加したエンコーダー「{name}」はラベルで学習しています({seen})。その場所がここで隠されているか分からず、指標が実際より良く見えます。検索と書き出しに使うか、ラベルなしで、またはこのプロジェクトで学習したエンコーダーで予測してください。',
  },
  'predict.withoutLabelsAdvice': {
    en: 'Train one without labels with: placeprint train P --set losses.geo=0',
    ko: '라벨 없이 학습: placeprint train P --set losses.geo=0',
    ja: 'ラベルなしで学習するには: placeprint train P --set losses.geo=0',
  },
  'predict.seenOf': {
    en: '{target} of {places} places',
    ko: '장소 {places}곳의 {target}',
    ja: '{places} か所の{target}',
  },
  'predict.labelsSeen': {
    en: 'The encoder was trained with labels of places that this evaluation holds out (fold {folds}): its figures would flatter. Ask for the split, seed and fold that were hidden when it was trained, or train one that has them hidden, or one without labels.',
    ko: '인코더가 이 평가에서 가려 둘 장소의 라벨로 학습했습니다(폴드 {folds}). 지표가 실제보다 좋아 보입니다. 학습할 때 숨긴 검증 방법, 시드, 폴드를 고르거나, 그것을 숨긴 채 또는 라벨 없이 새로 학습하세요.',
    ja: 'エンコーダーは、この評価で隠す場所のラベルで学習しています(分割 {folds})。指標が実際より良く見えます。学習時に隠した検証の方法、シード、分割を選ぶか、それらを隠して、またはラベルなしで学習し直してください。',
  },
  'predict.fewRemain': {
    en: 'Under the split "{split}" with its buffer of {bufferM} m, {found} labelled places remain to train and to choose on; at least {least} are needed. Add labelled places over a wider area, or choose another split.',
    ko: '검증 방법 “{split}”과 경계 {bufferM} m로는 학습하고 고르는 데 쓸 라벨 장소가 {found}곳 남습니다. {least}곳 이상 필요합니다. 더 넓은 지역에 라벨이 있는 장소를 더하거나 다른 검증 방법을 고르세요.',
    ja: '検証の方法「{split}」と境界 {bufferM} m では、学習と選択に使えるラベル付きの場所が {found} か所残ります。{least} か所以上必要です。もっと広い範囲にラベル付きの場所を追加するか、別の検証の方法を選んでください。',
  },
  'predict.nothingToWorkOn': {
    en: 'The model "{model}" has no embeddings to work on.',
    ko: '모델 “{model}”이(가) 사용할 임베딩이 없습니다.',
    ja: 'モデル「{model}」が使う埋め込みがありません。',
  },
  'predict.fewUnits': {
    en: 'The split "{split}" needs labels in at least {least} {unit}; found {found}. Add labelled places, or choose another split.',
    ko: '검증 방법 “{split}”에는 라벨이 {unit} {least}개 이상에 있어야 하지만 {found}개에 있습니다. 라벨이 있는 장소를 더하거나 다른 검증 방법을 고르세요.',
    ja: '検証の方法「{split}」には、ラベルが{unit} {least} 個以上に必要ですが、{found} 個です。ラベルのある場所を追加するか、別の検証の方法を選んでください。',
  },
} as const satisfies MessageWords;
