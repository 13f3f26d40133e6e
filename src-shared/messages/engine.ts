import { type MessageWords } from './words';

/** Training and embedding: executors, weights, images. */
export const engineMessages = {
  'engine.cannotRun': {
    en: 'The executor "{executor}" cannot run here: {reason}',
    ko: '실행 환경 “{executor}”은(는) 여기서 작동하지 않습니다: {reason}',
    ja: '実行環境「{executor}」はここでは動きません: {reason}',
  },
  'engine.noneOfThatName': {
    en: 'there is none of that name',
    ko: '그런 이름의 환경이 없습니다',
    ja: 'その名前のものはありません',
  },
  'engine.noAdapter': {
    en: 'no graphics adapter was found (Vulkan, Metal or Direct3D 12)',
    ko: '그래픽 카드를 찾지 못했습니다(Vulkan, Metal 또는 Direct3D 12)',
    ja: 'グラフィックカードが見つかりません(Vulkan、Metal、Direct3D 12)',
  },
  'engine.noTensorflow': {
    en: 'it is not set up; run: npm run setup:tensorflow',
    ko: '준비되어 있지 않습니다. 다음을 실행하세요: npm run setup:tensorflow',
    ja: '用意されていません。次を実行してください: npm run setup:tensorflow',
  },
  'engine.notStarted': {
    en: '{library} did not start',
    ko: '{library}이(가) 시작되지 않았습니다',
    ja: '{library} が起動しませんでした',
  },
  'engine.refusedProgram': {
    en: 'ONNX Runtime refused the program: {reason}',
    ko: 'ONNX Runtime이 계산을 거부했습니다: {reason}',
    ja: 'ONNX Runtime が計算を拒否しました: {reason}',
  },
  'engine.cardLost': {
    en: 'The GPU was lost: {reason}',
    ko: '그래픽 카드와의 연결이 끊겼습니다: {reason}',
    ja: 'グラフィックカードとの接続が切れました: {reason}',
  },
  'engine.disagrees': {
    en: 'The executor "{executor}" does not compute what "{reference}" does: "{value}" differs by {difference} of its largest value, tolerated is {tolerance}. Choose another executor.',
    ko: '실행 환경 “{executor}”의 계산이 “{reference}”와(과) 다릅니다. “{value}”이(가) 최댓값의 {difference}만큼 다르고, 허용 범위는 {tolerance}입니다. 다른 실행 환경을 고르세요.',
    ja: '実行環境「{executor}」の計算が「{reference}」と合いません。「{value}」が最大値の {difference} 違い、許容は {tolerance} です。別の実行環境を選んでください。',
  },
  'engine.outOfMemory': {
    en: 'The memory does not suffice ({found}). Try a smaller batchSize or encoder, or fewer views.',
    ko: '메모리가 부족합니다({found}). 배치 크기나 인코더를 줄이거나 뷰 수를 줄이세요.',
    ja: 'メモリが足りません({found})。バッチサイズかエンコーダーを小さくするか、ビューを減らしてください。',
  },
  'engine.nonFinite': {
    en: 'The loss of step {step} is not a number, though the run went back {times} times and halved its learning rate each time; {kept}. Try a lower learningRate.base or clipNorm.',
    ko: '학습을 {times}번 되돌리고 그때마다 학습률을 절반으로 줄였지만 {step}단계의 손실이 숫자가 아닙니다. {kept}. 최고 학습률이나 기울기 상한을 낮춰 보세요.',
    ja: '学習を {times} 回戻し、そのたびに学習率を半分にしましたが、ステップ {step} の損失が数値になりません。{kept}。最大の学習率か勾配の上限を下げてみてください。',
  },
  'engine.goodCheckpoint': {
    en: 'the checkpoint after step {step} is good',
    ko: '{step}단계 뒤의 저장 지점은 정상입니다',
    ja: 'ステップ {step} の後の保存点は正常です',
  },
  'engine.noCheckpoint': {
    en: 'there is no checkpoint yet',
    ko: '아직 저장 지점이 없습니다',
    ja: 'まだ保存点がありません',
  },
  'engine.noLabels': {
    en: 'No place has a label that these settings learn from.',
    ko: '이 설정으로 배울 라벨이 있는 장소가 없습니다.',
    ja: 'この設定で学べるラベルを持つ場所がありません。',
  },
  'engine.fewImages': {
    en: 'Training needs at least 2 map images; there are {places}.',
    ko: '학습에는 지도 이미지가 2장 이상 필요하지만 {places}장 있습니다.',
    ja: '学習には地図画像が2枚以上必要ですが、{places} 枚しかありません。',
  },
  'engine.noHead': {
    en: 'The run has no head for the target "{target}".',
    ko: '이 학습에는 “{target}”을(를) 배우는 헤드가 없습니다.',
    ja: 'この学習には「{target}」のヘッドがありません。',
  },
  'engine.imageDamaged': {
    en: 'A stored map image is damaged, or has another size. Render the map images again.',
    ko: '저장된 지도 이미지가 손상되었거나 크기가 다릅니다. 지도 이미지를 다시 그리세요.',
    ja: '保存された地図画像が壊れているか、大きさが違います。地図画像を描き直してください。',
  },
  'engine.weightsDamaged': {
    en: 'The stored weights are damaged.',
    ko: '저장된 가중치가 손상되었습니다.',
    ja: '保存された重みが壊れています。',
  },
  'engine.checkpointDamaged': {
    en: 'The stored checkpoint does not say its step.',
    ko: '저장 지점에 단계가 적혀 있지 않습니다.',
    ja: '保存点にステップが記されていません。',
  },
  'engine.busy': {
    en: 'The engine is busy with another job.',
    ko: '학습 엔진이 다른 작업을 하고 있습니다.',
    ja: '学習エンジンは別の作業をしています。',
  },
} as const satisfies MessageWords;
