import { type MessageWords } from './words';

/** Training, embedding, encoders, executors. */
export const runsMessages = {
  'runs.passedOver': {
    en: 'The executor "{executor}" does not work here: {reason}',
    ko: '실행 환경 “{executor}”은(는) 여기서 작동하지 않습니다: {reason}',
    ja: '実行環境「{executor}」はここでは動きません: {reason}',
  },
  'runs.endedBySignal': {
    en: 'The engine ended unexpectedly, by signal {signal}.',
    ko: '학습 엔진이 신호 {signal}(으)로 갑자기 끝났습니다.',
    ja: '学習エンジンがシグナル {signal} で突然終了しました。',
  },
  'runs.endedWithCode': {
    en: 'The engine ended unexpectedly, with exit code {code}.',
    ko: '학습 엔진이 종료 코드 {code}(으)로 갑자기 끝났습니다.',
    ja: '学習エンジンが終了コード {code} で突然終了しました。',
  },
  'runs.killedForMemory': {
    en: 'The system ends processes so when memory runs out.',
    ko: '메모리가 부족하면 시스템이 이렇게 프로그램을 끝냅니다.',
    ja: 'メモリが足りなくなると、システムはこのようにプログラムを終了させます。',
  },
  'runs.lastWords': {
    en: 'Its last words: {words}',
    ko: '마지막 출력: {words}',
    ja: '最後の出力: {words}',
  },
  'runs.systemEnded': {
    en: 'the system ended the engine',
    ko: '시스템이 학습 엔진을 끝냈습니다',
    ja: 'システムが学習エンジンを終了させました',
  },
  'runs.noSetOfItsEnd': {
    en: 'Run {id} ({name}) has no embeddings of its last state. Embed all places with it.',
    ko: '학습 {id}({name})의 마지막 상태로 만든 임베딩이 없습니다. 모든 장소를 임베딩하세요.',
    ja: '学習 {id}（{name}）の最後の状態の埋め込みがありません。すべての場所を埋め込んでください。',
  },
  'runs.noSetOfEncoder': {
    en: 'The encoder "{name}" has no embeddings yet. Embed all places with it.',
    ko: '인코더 “{name}”(으)로 만든 임베딩이 아직 없습니다. 모든 장소를 임베딩하세요.',
    ja: 'エンコーダー「{name}」の埋め込みがまだありません。すべての場所を埋め込んでください。',
  },
  'runs.embedEncoderAdvice': {
    en: 'Embed with: placeprint embed P --encoder {id}',
    ko: '임베딩: placeprint embed P --encoder {id}',
    ja: '埋め込む: placeprint embed P --encoder {id}',
  },
  'runs.embedRunAdvice': {
    en: 'Embed with: placeprint embed P --run {id}',
    ko: '임베딩: placeprint embed P --run {id}',
    ja: '埋め込む: placeprint embed P --run {id}',
  },
  'runs.noExecutor': {
    en: 'No executor works on this machine.',
    ko: '이 컴퓨터에서 작동하는 실행기가 없습니다.',
    ja: 'このコンピューターで動く実行環境がありません。',
  },
  'runs.noImageForFile': {
    en: 'The run has no map image left to try its file on. Draw them again.',
    ko: '파일을 시험해 볼 지도 이미지가 학습에 남아 있지 않습니다. 다시 그리세요.',
    ja: 'ファイルを試す地図画像が学習に残っていません。描き直してください。',
  },
  'runs.oldNode': {
    en: 'The engine needs Node 22.15, 23.8 or newer, but this is Node {version} and {path} is missing. Run: npm ci',
    ko: '학습 엔진에는 Node 22.15, 23.8 또는 더 새로운 버전이 필요하지만 현재 Node {version}이고 {path}이(가) 없습니다. 다음을 실행하세요: npm ci',
    ja: '学習エンジンには Node 22.15、23.8 以降が必要ですが、Node {version} で、{path} がありません。次を実行してください: npm ci',
  },
  'runs.connectionClosed': {
    en: 'The engine closed its connection.',
    ko: '학습 엔진이 연결을 닫았습니다.',
    ja: '学習エンジンが接続を閉じました。',
  },
  'runs.silent': {
    en: 'The engine has not answered for {seconds} seconds.',
    ko: '학습 엔진이 {seconds}초 동안 응답하지 않았습니다.',
    ja: '学習エンジンが {seconds} 秒間応答していません。',
  },
  'runs.engineClosed': {
    en: 'The engine was closed.',
    ko: '학습 엔진을 닫았습니다.',
    ja: '学習エンジンを閉じました。',
  },
  'runs.engineStopped': {
    en: 'The engine was stopped.',
    ko: '학습 엔진을 멈췄습니다.',
    ja: '学習エンジンを止めました。',
  },
  'runs.cancelledWithinStep': {
    en: 'Cancelled; the engine had to be stopped in the middle of a step.',
    ko: '취소했습니다. 단계 도중에 학습 엔진을 멈춰야 했습니다.',
    ja: '取り消しました。ステップの途中で学習エンジンを止める必要がありました。',
  },
  'runs.otherProtocol': {
    en: 'The engine speaks version {found} of the protocol, expected is {expected}. Build again: npm run build',
    ko: '학습 엔진의 프로토콜 버전은 {found}이지만 {expected}이어야 합니다. 다시 빌드하세요: npm run build',
    ja: '学習エンジンのプロトコルは版 {found} ですが、{expected} が必要です。ビルドし直してください: npm run build',
  },
  'runs.notStarted': {
    en: 'The engine cannot be started: {reason}',
    ko: '학습 엔진을 시작할 수 없습니다: {reason}',
    ja: '学習エンジンを起動できません: {reason}',
  },
  'runs.noImages': {
    en: 'No place has a map image above the entropy threshold. Lower it, or draw more.',
    ko: '최소 엔트로피보다 높은 지도 이미지가 있는 장소가 없습니다. 기준을 낮추거나 더 그리세요.',
    ja: '最小エントロピーを超える地図画像を持つ場所がありません。基準を下げるか、もっと描いてください。',
  },
  'runs.placesChanged': {
    en: 'Run {id} cannot go on: the places are not what they were when it began. Train a new one.',
    ko: '학습 {id}을(를) 이어 갈 수 없습니다. 장소가 시작할 때와 다릅니다. 새로 학습하세요.',
    ja: '学習 {id} を続けられません。場所が始めたときと違います。新しく学習してください。',
  },
  'runs.labelsChanged': {
    en: 'Run {id} cannot go on: the labels of its places are not what they were when it began. Train a new one.',
    ko: '학습 {id}을(를) 이어 갈 수 없습니다. 라벨이 시작할 때와 다릅니다. 새로 학습하세요.',
    ja: '学習 {id} を続けられません。ラベルが始めたときと違います。新しく学習してください。',
  },
  'runs.trainAdvice': {
    en: 'Train it with: placeprint train P',
    ko: '학습: placeprint train P',
    ja: '学習するには: placeprint train P',
  },
  'runs.noCheckpoint': {
    en: 'Run {id} ({state}) has no checkpoint yet. Resume it first.',
    ko: '학습 {id}({state})에는 아직 저장 지점이 없습니다. 먼저 이어 가세요.',
    ja: '学習 {id}({state})にはまだ保存点がありません。先に再開してください。',
  },
  'runs.notDone': {
    en: 'Run {id} is {state}. Let it end first.',
    ko: '학습 {id}의 상태: {state}. 먼저 끝내세요.',
    ja: '学習 {id} の状態: {state}。先に終わらせてください。',
  },
  'runs.resumeAdvice': {
    en: 'Resume it with: placeprint train P --resume {id}',
    ko: '이어 가기: placeprint train P --resume {id}',
    ja: '再開するには: placeprint train P --resume {id}',
  },
  'runs.labelsChangedSince': {
    en: 'Labels have changed since run {id}: it has seen some of those that would have to stay hidden now. Train a new run first.',
    ko: '학습 {id} 뒤로 라벨이 바뀌어, 이제 숨겨야 할 라벨 가운데 일부를 이미 보았습니다. 먼저 새로 학습하세요.',
    ja: '学習 {id} の後にラベルが変わり、今は隠すべきラベルの一部をすでに見ています。先に新しく学習してください。',
  },
  'runs.noVisibleLabel': {
    en: 'No place outside the hidden fold has a usable label of "{target}".',
    ko: '숨긴 폴드 밖에 “{target}” 라벨을 쓸 수 있는 장소가 없습니다.',
    ja: '隠した分割の外に、「{target}」の使えるラベルを持つ場所がありません。',
  },
  'runs.notMeasured': {
    en: 'The engine took no step that could be measured. Try another executor.',
    ko: '측정할 수 있는 단계가 없었습니다. 다른 실행 환경을 시도하세요.',
    ja: '測定できるステップがありませんでした。別の実行環境を試してください。',
  },
  'runs.tooMuchMemory': {
    en: 'A batch size of {batch} needs about {needed} GB of memory; {free} GB are free.',
    ko: '배치 크기 {batch}에는 메모리가 약 {needed} GB 필요하지만 {free} GB가 남아 있습니다.',
    ja: 'バッチサイズ {batch} にはメモリが約 {needed} GB 必要ですが、空きは {free} GB です。',
  },
  'runs.noBatchFits': {
    en: 'No batch size fits: close other programs, or take a smaller encoder.',
    ko: '배치 크기를 줄여도 부족합니다. 다른 프로그램을 닫거나 더 작은 인코더를 고르세요.',
    ja: 'バッチサイズを下げても足りません。ほかのプログラムを閉じるか、小さいエンコーダーを選んでください。',
  },
  'runs.batchFits': {
    en: 'A batch size of {batch} fits.',
    ko: '배치 크기 {batch}이면 들어갑니다.',
    ja: 'バッチサイズ {batch} なら収まります。',
  },
  'runs.batchAdvice': {
    en: 'Take it with: --set batchSize={batch}',
    ko: '사용하기: --set batchSize={batch}',
    ja: '使うには: --set batchSize={batch}',
  },
  'runs.encoderTooLarge': {
    en: '{path} is larger than an encoder may be ({most} MiB).',
    ko: '{path}이(가) 인코더의 최대 크기({most} MiB)보다 큽니다.',
    ja: '{path} はエンコーダーの上限({most} MiB)を超えています。',
  },
  'runs.otherStyle': {
    en: 'The encoder "{name}" takes map images of {sizePx} px at {scale} m a pixel in style {style}; this project\'s are in style {found}. Use a Placeprint that draws style {style} ({version} does).',
    ko: '인코더 “{name}”은(는) {sizePx} px, 픽셀당 {scale} m, 그림 방식 {style}의 지도 이미지를 받지만 이 프로젝트의 이미지는 방식 {found}입니다. 방식 {style}(으)로 그리는 Placeprint({version})를 사용하세요.',
    ja: 'エンコーダー「{name}」が受け取るのは {sizePx} px、1ピクセル {scale} m、描き方 {style} の地図画像ですが、このプロジェクトの画像は描き方 {found} です。描き方 {style} で描く Placeprint({version})を使ってください。',
  },
  'runs.noSuchImages': {
    en: 'The encoder "{name}" takes map images of {sizePx} px at {scale} m a pixel in style {style}; the project has none.',
    ko: '인코더 “{name}”은(는) {sizePx} px, 픽셀당 {scale} m, 그림 방식 {style}의 지도 이미지를 받지만 프로젝트에 없습니다. 그 크기와 축척으로 그리세요.',
    ja: 'エンコーダー「{name}」が受け取るのは {sizePx} px、1ピクセル {scale} m、描き方 {style} の地図画像ですが、プロジェクトにありません。その大きさと縮尺で描いてください。',
  },
  'runs.drawAsAdvice': {
    en: 'Draw them with: placeprint render P --size-px {sizePx} --scale {scale}',
    ko: '그리기: placeprint render P --size-px {sizePx} --scale {scale}',
    ja: '描くには: placeprint render P --size-px {sizePx} --scale {scale}',
  },
  'runState.created': { en: 'created', ko: '시작 전', ja: '未開始' },
  'runState.running': { en: 'running', ko: '학습 중', ja: '学習中' },
  'runState.cancelled': { en: 'cancelled', ko: '일시 정지', ja: '一時停止' },
  'runState.interrupted': { en: 'interrupted', ko: '중단됨', ja: '中断' },
  'runState.failed': { en: 'failed', ko: '실패', ja: '失敗' },
  'runState.done': { en: 'done', ko: '완료', ja: '完了' },
} as const satisfies MessageWords;
