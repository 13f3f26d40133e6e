import { type MessageWords } from './words';

/** What a project file holds as JSON, where it is damaged. */
export const storedMessages = {
  'stored.damaged': {
    en: 'The project is damaged: {what} cannot be read. Restore the file from a backup; what does not need that part still works.',
    ko: '프로젝트가 손상되었습니다. 읽을 수 없는 부분: {what}. 백업에서 파일을 복원하세요. 그 부분이 필요 없는 기능은 계속 쓸 수 있습니다.',
    ja: 'プロジェクトが壊れています。読めない部分: {what}。バックアップからファイルを復元してください。その部分を使わない機能は引き続き使えます。',
  },
  'stored.columnSummary': {
    en: 'the summary of column “{column}”',
    ko: '열 “{column}”의 요약',
    ja: '列「{column}」の要約',
  },
  'stored.columnKind': {
    en: 'the kind of column “{column}”',
    ko: '열 “{column}”의 종류',
    ja: '列「{column}」の種類',
  },
  'stored.mapping': {
    en: 'the assignment of columns of dataset {id}',
    ko: '데이터셋 {id}의 열 지정',
    ja: 'データセット {id} の列の割り当て',
  },
  'stored.importReport': {
    en: 'the import report of dataset {id}',
    ko: '데이터셋 {id}의 가져오기 보고서',
    ja: 'データセット {id} のインポート報告',
  },
  'stored.mapSummary': {
    en: 'the summary of map source {id}',
    ko: '지도 소스 {id}의 요약',
    ja: '地図ソース {id} の要約',
  },
  'stored.mapFacts': {
    en: 'what is known of the features of map source {id}',
    ko: '지도 소스 {id}의 지물에 대해 알려진 것',
    ja: '地図ソース {id} の地物について分かっていること',
  },
  'stored.statisticColumns': {
    en: 'the columns measured on map source {id}',
    ko: '지도 소스 {id}에서 잰 열',
    ja: '地図ソース {id} で計測した列',
  },
  'stored.statistics': {
    en: 'the map statistics of place {id}',
    ko: '장소 {id}의 지도 통계',
    ja: '場所 {id} の地図統計',
  },
  'stored.runOrigin': {
    en: 'the origin of run {id}',
    ko: '학습 {id}의 출처',
    ja: '学習 {id} の由来',
  },
  'stored.runState': {
    en: 'the state of run {id}',
    ko: '학습 {id}의 상태',
    ja: '学習 {id} の状態',
  },
  'stored.runSettings': {
    en: 'the settings of run {id}',
    ko: '학습 {id}의 설정',
    ja: '学習 {id} の設定',
  },
  'stored.runExecutor': {
    en: 'the executor of run {id}',
    ko: '학습 {id}의 실행 환경',
    ja: '学習 {id} の実行環境',
  },
  'stored.runLabels': {
    en: 'what run {id} was shown of labels',
    ko: '학습 {id}에 보인 라벨의 기록',
    ja: '学習 {id} に見せたラベルの記録',
  },
  'stored.runError': {
    en: 'the error of run {id}',
    ko: '학습 {id}의 오류',
    ja: '学習 {id} のエラー',
  },
  'stored.runHealth': {
    en: 'the signs of health of run {id}',
    ko: '학습 {id}의 상태 징후',
    ja: '学習 {id} の健全性の記録',
  },
  'stored.runTags': {
    en: 'the tags of run {id}',
    ko: '학습 {id}의 태그',
    ja: '学習 {id} のタグ',
  },
  'stored.setSettings': {
    en: 'the settings of embedding set {id}',
    ko: '임베딩 세트 {id}의 설정',
    ja: '埋め込みセット {id} の設定',
  },
  'stored.encoder': {
    en: 'the description of encoder {id}',
    ko: '인코더 {id}의 설명',
    ja: 'エンコーダー {id} の説明',
  },
  'stored.split': {
    en: 'the split of prediction set {id}',
    ko: '예측 세트 {id}의 분할',
    ja: '予測セット {id} の分割',
  },
  'stored.figures': {
    en: 'the figures of prediction set {id}',
    ko: '예측 세트 {id}의 수치',
    ja: '予測セット {id} の数値',
  },
  'stored.ablation': {
    en: 'the report of ablation {id}',
    ko: '제거 실험 {id}의 보고서',
    ja: 'アブレーション {id} の報告',
  },
  'stored.region': {
    en: 'the border of region “{name}”',
    ko: '지역 “{name}”의 경계',
    ja: '地域「{name}」の境界',
  },
  'stored.setting': {
    en: 'the setting “{key}” of the window',
    ko: '창의 설정 “{key}”',
    ja: 'ウィンドウの設定「{key}」',
  },
  'stored.jobError': {
    en: 'the error of job {id}',
    ko: '작업 {id}의 오류',
    ja: 'ジョブ {id} のエラー',
  },
} as const satisfies MessageWords;
