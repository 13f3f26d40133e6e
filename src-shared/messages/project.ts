import { type MessageWords } from './words';

/** The project file and what lies in it. */
export const projectMessages = {
  'project.noEmbeddings': {
    en: 'There are no embeddings yet.',
    ko: '아직 임베딩이 없습니다.',
    ja: '埋め込みはまだありません。',
  },
  'project.noSuchEmbeddings': {
    en: 'There is no embedding set {id}. Embedding sets of this project: {known}.',
    ko: '임베딩 모음 {id}이(가) 없습니다. 이 프로젝트의 임베딩 모음: {known}.',
    ja: '埋め込みの組 {id} はありません。このプロジェクトの埋め込みの組: {known}。',
  },
  'project.noSuchPredictions': {
    en: 'There is no prediction set {id}. Prediction sets of this project: {known}.',
    ko: '예측 모음 {id}이(가) 없습니다. 이 프로젝트의 예측 모음: {known}.',
    ja: '予測の組 {id} はありません。このプロジェクトの予測の組: {known}。',
  },
  'project.numbered': {
    en: '{id} ({name})',
    ko: '{id}({name})',
    ja: '{id}（{name}）',
  },
  'project.embedAdvice': {
    en: 'Make them with: placeprint embed P',
    ko: '만들기: placeprint embed P',
    ja: '作るには: placeprint embed P',
  },
  'project.embeddingsDamaged': {
    en: 'Embedding set {id} is damaged. Make it again.',
    ko: '임베딩 모음 {id}이(가) 손상되었습니다. 다시 만드세요.',
    ja: '埋め込みの組 {id} が壊れています。作り直してください。',
  },
  'project.encoderExists': {
    en: 'This encoder is in the project already: {id} ({name}).',
    ko: '프로젝트에 이 인코더가 이미 있습니다: {id} ({name}).',
    ja: 'プロジェクトにはこのエンコーダーがすでにあります: {id} ({name})。',
  },
  'project.noSuchEncoder': {
    en: 'There is no encoder {id}. Encoders from files in this project: {known}.',
    ko: '인코더 {id}이(가) 없습니다. 이 프로젝트에 파일로 추가한 인코더: {known}.',
    ja: 'エンコーダー {id} はありません。このプロジェクトにファイルから追加したエンコーダー: {known}。',
  },
  'project.addEncoderAdvice': {
    en: 'Add one with: placeprint encoder add P FILE',
    ko: '추가: placeprint encoder add P FILE',
    ja: '追加するには: placeprint encoder add P FILE',
  },
  'project.runIs': { en: '{id} ({state})', ko: '{id}({state})', ja: '{id}({state})' },
  'project.noSuchRun': {
    en: 'There is no such run. Runs in this project: {known}.',
    ko: '그런 학습이 없습니다. 이 프로젝트의 학습: {known}.',
    ja: 'その学習はありません。このプロジェクトの学習: {known}。',
  },
  'project.trainAdvice': {
    en: 'Train one with: placeprint train P',
    ko: '학습: placeprint train P',
    ja: '学習するには: placeprint train P',
  },
  'project.classesOf': {
    en: 'the classes of prediction set {id}',
    ko: '예측 결과 {id}의 종류',
    ja: '予測結果 {id} の分類',
  },
  'project.noPredictions': {
    en: 'There are no predictions yet.',
    ko: '아직 예측 결과가 없습니다.',
    ja: 'まだ予測結果がありません。',
  },
  'project.predictAdvice': {
    en: 'Make them with: placeprint predict P --target price --split gaps',
    ko: '예측: placeprint predict P --target price --split gaps',
    ja: '予測するには: placeprint predict P --target price --split gaps',
  },
  'project.noSuchPlace': {
    en: 'There is no place {id} in this project.',
    ko: '이 프로젝트에 장소 {id}이(가) 없습니다.',
    ja: 'このプロジェクトに場所 {id} はありません。',
  },
  'project.none': {
    en: 'none',
    ko: '없음',
    ja: 'なし',
  },
  'project.noImages': {
    en: 'The project has no map images yet.',
    ko: '프로젝트에 아직 지도 이미지가 없습니다.',
    ja: 'プロジェクトにはまだ地図画像がありません。',
  },
  'project.noSuchImageSet': {
    en: 'There is no image set {id}; there are: {known}.',
    ko: '이미지 모음 {id}이(가) 없습니다. 있는 것: {known}.',
    ja: '画像の組 {id} はありません。あるもの: {known}。',
  },
  'project.renderAdvice': {
    en: 'Draw map images with: placeprint render P',
    ko: '지도 이미지 그리기: placeprint render P',
    ja: '地図画像を描くには: placeprint render P',
  },
  'project.noImageOfPlace': {
    en: 'Place {id} has no map image in this set yet.',
    ko: '장소 {id}에는 이 모음의 지도 이미지가 아직 없습니다.',
    ja: '場所 {id} には、この組の地図画像がまだありません。',
  },
  'project.imageGone': {
    en: 'Map image {id} is missing from the project. Draw the images again.',
    ko: '지도 이미지 {id}이(가) 프로젝트에 없습니다. 이미지를 다시 그리세요.',
    ja: '地図画像 {id} がプロジェクトにありません。画像を描き直してください。',
  },
  'project.locked': {
    en: '{path} is open in another Placeprint that may change it. Wait until it is done, or close it there.',
    ko: '{path}을(를) 다른 Placeprint가 변경할 수 있는 상태로 열고 있습니다. 끝날 때까지 기다리거나 그쪽에서 닫으세요.',
    ja: '{path} は、変更できる状態で別の Placeprint が開いています。終わるまで待つか、そちらで閉じてください。',
  },
  'project.noSuchDataset': {
    en: 'There is no dataset {id} in this project.',
    ko: '이 프로젝트에 데이터 모음 {id}이(가) 없습니다.',
    ja: 'このプロジェクトにデータセット {id} はありません。',
  },
  'project.noSuchSource': {
    en: 'There is no map source {id} in this project.',
    ko: '이 프로젝트에 지도 원본 {id}이(가) 없습니다.',
    ja: 'このプロジェクトに地図ソース {id} はありません。',
  },
  'project.sourceDamaged': {
    en: 'Map source {id} is damaged. Add its files again.',
    ko: '지도 원본 {id}이(가) 손상되었습니다. 파일을 다시 추가하세요.',
    ja: '地図ソース {id} が壊れています。ファイルを追加し直してください。',
  },
  'project.newer': {
    en: '{path} was written by a newer Placeprint (file version {version}, this program reads up to {newest}). Update Placeprint to open it; the file was not changed.',
    ko: '{path}은(는) 더 새로운 Placeprint가 쓴 파일입니다(파일 버전 {version}, 이 프로그램은 {newest}까지 읽음). 열려면 Placeprint를 업데이트하세요. 파일은 바꾸지 않았습니다.',
    ja: '{path} は新しい Placeprint が書いたファイルです(ファイル版 {version}、このプログラムは {newest} まで)。開くには Placeprint を更新してください。ファイルは変更していません。',
  },
  'project.exists': {
    en: '{path} is there already. Choose another name, or open it.',
    ko: '{path}이(가) 이미 있습니다. 다른 이름을 고르거나 그것을 여세요.',
    ja: '{path} はすでにあります。別の名前を選ぶか、それを開いてください。',
  },
  'project.noProject': {
    en: 'There is no project at {path}.',
    ko: '{path}에 프로젝트가 없습니다.',
    ja: '{path} にプロジェクトはありません。',
  },
  'project.createAdvice': {
    en: 'Make one with: placeprint create {path}',
    ko: '만들기: placeprint create {path}',
    ja: '作るには: placeprint create {path}',
  },
  'project.empty': {
    en: '{path} is empty. Expected a Placeprint project.',
    ko: '{path}은(는) 비어 있습니다. Placeprint 프로젝트가 필요합니다.',
    ja: '{path} は空です。Placeprint のプロジェクトが必要です。',
  },
  'project.noFile': {
    en: '{path} is no file. Expected a Placeprint project.',
    ko: '{path}은(는) 파일이 아닙니다. Placeprint 프로젝트가 필요합니다.',
    ja: '{path} はファイルではありません。Placeprint のプロジェクトが必要です。',
  },
  'project.otherSqlite': {
    en: '{path} is an SQLite file, but no Placeprint project.',
    ko: '{path}은(는) SQLite 파일이지만 Placeprint 프로젝트가 아닙니다.',
    ja: '{path} は SQLite ファイルですが、Placeprint のプロジェクトではありません。',
  },
  'project.noSqlite': {
    en: '{path} is no Placeprint project (not an SQLite file).',
    ko: '{path}은(는) Placeprint 프로젝트가 아닙니다(SQLite 파일이 아님).',
    ja: '{path} は Placeprint のプロジェクトではありません(SQLite ファイルではない)。',
  },
  'project.damagedUnchanged': {
    en: '{path} is damaged ({found}). Restore it from a backup; it was not changed.',
    ko: '{path}이(가) 손상되었습니다({found}). 백업에서 되살리세요. 파일은 바꾸지 않았습니다.',
    ja: '{path} が壊れています({found})。バックアップから戻してください。ファイルは変更していません。',
  },
  'project.damaged': {
    en: '{path} is damaged ({found}). Restore it from a backup.',
    ko: '{path}이(가) 손상되었습니다({found}). 백업에서 되살리세요.',
    ja: '{path} が壊れています({found})。バックアップから戻してください。',
  },
  'project.diskFails': {
    en: '{path} cannot be written or read ({why}). Is the disk full, or gone?',
    ko: '{path}을(를) 쓰거나 읽을 수 없습니다({why}). 디스크가 가득 찼거나 연결이 끊겼나요?',
    ja: '{path} の読み書きができません({why})。ディスクがいっぱいか、外されていませんか。',
  },
  'project.cannotOpen': {
    en: '{path} cannot be opened: {why}',
    ko: '{path}을(를) 열 수 없습니다: {why}',
    ja: '{path} を開けません: {why}',
  },
  'project.readOnly': {
    en: '{path} is open for reading only.',
    ko: '{path}은(는) 읽기 전용으로 열려 있습니다.',
    ja: '{path} は読み取り専用で開いています。',
  },
  'project.readOnlyPlace': {
    en: '{path} is read-only here: {why}. It can be looked at and exported; to change it, copy it to a folder that can be written to.',
    ko: '{path}은(는) 여기서 읽기 전용입니다: {why}. 보거나 내보낼 수는 있습니다. 바꾸려면 쓸 수 있는 폴더로 복사하세요.',
    ja: '{path} はここでは読み取り専用です: {why}。閲覧と書き出しはできます。変更するには、書き込めるフォルダーにコピーしてください。',
  },
  'project.otherNames': {
    en: 'the same file has other names (hard links), and would change under all of them',
    ko: '같은 파일에 다른 이름(하드 링크)이 있어서 모든 이름에서 함께 바뀝니다',
    ja: '同じファイルに別の名前（ハードリンク）があり、すべての名前で変更されてしまいます',
  },
  'project.logElsewhere': {
    en: '{path} has other names (hard links) and is open under one of them, or was not closed there: its latest changes lie beside that name. Open it by that name; or, where no Placeprint has it open, copy it and open the copy.',
    ko: '{path}에는 다른 이름(하드 링크)이 있고, 그 이름으로 열려 있거나 제대로 닫히지 않았습니다. 마지막 변경 내용은 그 이름 옆에 있습니다. 그 이름으로 여세요. 프로젝트를 연 Placeprint가 없다면 복사해서 복사본을 여세요.',
    ja: '{path} には別の名前（ハードリンク）があり、その名前で開かれているか、正しく閉じられていません。最後の変更はその名前の隣にあります。その名前で開いてください。プロジェクトを開いている Placeprint がなければ、コピーしてそれを開いてください。',
  },
  'project.cannotLock': {
    en: 'No lock can be taken on {lock}, without which two programs could change the project at once: {why}. Where no Placeprint has the project open, delete that file; or copy the project to another place.',
    ko: '{lock}에 잠금을 걸 수 없습니다. 잠금 없이는 두 프로그램이 프로젝트를 동시에 바꿀 수 있습니다: {why}. 프로젝트를 연 Placeprint가 없다면 그 파일을 지우거나, 프로젝트를 다른 곳으로 복사하세요.',
    ja: '{lock} をロックできません。ロックがないと、二つのプログラムが同時にプロジェクトを変更しかねません: {why}。プロジェクトを開いている Placeprint がなければそのファイルを削除するか、プロジェクトを別の場所にコピーしてください。',
  },
  'project.locksDoNotHold': {
    en: 'the disk or share keeps no locks',
    ko: '디스크 또는 공유 폴더가 잠금을 지원하지 않습니다',
    ja: 'ディスクまたは共有フォルダーがロックに対応していません',
  },
  'project.logLeft': {
    en: '{path} had another name when the program that changed it was killed, and its latest changes are still in {log}. Move that to {wanted}, then open the project; or delete it to do without those changes.',
    ko: '{path}을(를) 바꾸던 프로그램이 강제로 끝났을 때 파일 이름이 달랐고, 마지막 변경 내용이 아직 {log}에 있습니다. 그 파일을 {wanted}(으)로 옮긴 다음 프로젝트를 여세요. 변경 내용이 필요 없으면 지우세요.',
    ja: '{path} を変更していたプログラムが強制終了したとき、ファイルは別の名前でした。最後の変更はまだ {log} にあります。それを {wanted} に移してからプロジェクトを開いてください。その変更が不要なら削除してください。',
  },
  'project.logInTheWay': {
    en: '{log} is there, left by a project of that name, and would be mixed into the new one. Delete it, or choose another name.',
    ko: '그 이름의 프로젝트가 남긴 {log}이(가) 있어 새 프로젝트에 섞일 수 있습니다. 지우거나 다른 이름을 고르세요.',
    ja: 'その名前のプロジェクトが残した {log} があり、新しいプロジェクトに混ざってしまいます。削除するか、別の名前を選んでください。',
  },
  'project.noSuchRegion': {
    en: 'There is no region {id} in this project.',
    ko: '이 프로젝트에 영역 {id}이(가) 없습니다.',
    ja: 'このプロジェクトに領域 {id} はありません。',
  },
  'project.runAtWork': {
    en: 'Run {id} is at work. Cancel it first, then delete it.',
    ko: '학습 {id}이(가) 진행 중입니다. 먼저 취소한 다음 삭제하세요.',
    ja: '学習 {id} は実行中です。先に取り消してから削除してください。',
  },
} as const satisfies MessageWords;
