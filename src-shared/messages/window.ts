import { type MessageWords } from './words';

/** What goes wrong in the window itself. */
export const windowMessages = {
  'window.setGone': {
    en: 'The embeddings that “{name}” searched in are gone. Delete it, or restore their run.',
    ko: '“{name}”이(가) 사용하던 임베딩이 없습니다. 검색을 삭제하거나 학습을 복원하세요.',
    ja: '「{name}」が使った埋め込みがありません。検索を削除するか、学習を元に戻してください。',
  },
  'window.regionGone': {
    en: 'The region of this search is gone. Restore it, or choose another one.',
    ko: '이 검색의 영역이 없습니다. 복원하거나 다른 영역을 고르세요.',
    ja: 'この検索の領域がありません。元に戻すか、別の領域を選んでください。',
  },
  'window.beyondWorld': {
    en: 'The shape is wider than the world. Draw it no wider than 360° of longitude.',
    ko: '도형이 세계보다 넓습니다. 경도 360°보다 넓지 않게 그리세요.',
    ja: '図形が世界より広くなっています。経度360°より広くならないように描いてください。',
  },
  'window.dropEncoder': {
    en: 'An encoder embeds the places of a project. Open a project, then drop it again.',
    ko: '인코더는 프로젝트의 장소를 임베딩합니다. 프로젝트를 연 다음 다시 놓으세요.',
    ja: 'エンコーダーはプロジェクトの場所を埋め込みます。プロジェクトを開いてから、もう一度ドロップしてください。',
  },
  'window.dropUnknown': {
    en: '{names}: not a file that Placeprint reads. Drop places ({table}), a map ({map}), an encoder ({encoder}), or a project ({project}).',
    ko: '{names}: Placeprint가 읽을 수 없는 파일입니다. 장소({table}), 지도({map}), 인코더({encoder}), 프로젝트({project})를 놓으세요.',
    ja: '{names}: Placeprint が読めないファイルです。場所({table})、地図({map})、エンコーダー({encoder})、プロジェクト({project})をドロップしてください。',
  },
  'window.dropKinds': {
    en: 'Places: {table}. Map: {map}. Encoder: {encoder}. Project: {project}.',
    ko: '장소: {table}. 지도: {map}. 인코더: {encoder}. 프로젝트: {project}.',
    ja: '場所: {table}。地図: {map}。エンコーダー: {encoder}。プロジェクト: {project}。',
  },
  'window.dropFolder': {
    en: '{names}: a folder. Open it, and drop the files in it.',
    ko: '{names}: 폴더입니다. 폴더를 열고 그 안의 파일을 끌어다 놓으세요.',
    ja: '{names} はフォルダーです。開いて、中のファイルをドロップしてください。',
  },
  'window.noAnswer': {
    en: 'Placeprint does not answer: "placeprint serve" has ended, or was restarted. Start it again, and open the address that it prints.',
    ko: 'Placeprint가 응답하지 않습니다. "placeprint serve"가 끝났거나 다시 시작되었습니다. 다시 시작하고 출력된 주소를 여세요.',
    ja: 'Placeprint が応答しません。「placeprint serve」が終了したか、再起動されました。もう一度起動し、表示されたアドレスを開いてください。',
  },
  'window.tooLong': {
    en: 'This takes {megabytes} MB to ask; at most {most} MB are sent. A region of more than {corners} corners is the usual cause: simplify its borders, and import it again.',
    ko: '이 요청은 {megabytes}MB입니다. 최대 {most}MB까지 보낼 수 있습니다. 보통 꼭짓점이 {corners}개를 넘는 영역이 원인입니다. 경계를 단순하게 하여 다시 가져오세요.',
    ja: 'この要求は {megabytes} MB です。送れるのは {most} MB までです。多くの場合、角が {corners} 個を超える領域が原因です。境界を簡略化して取り込み直してください。',
  },
  'window.noPage': {
    en: 'This page may not speak to Placeprint.',
    ko: '이 페이지는 Placeprint와 통신할 수 없습니다.',
    ja: 'このページは Placeprint と通信できません。',
  },
  'upload.notUploaded': {
    en: '{name} was not uploaded: {why}',
    ko: '{name}: 업로드하지 않았습니다. {why}',
    ja: '{name} はアップロードされませんでした。{why}',
  },
  'upload.cancelled': {
    en: 'it was cancelled.',
    ko: '취소했습니다.',
    ja: '取り消されました。',
  },
  'upload.noAnswer': {
    en: 'Placeprint does not answer, or the file cannot be read.',
    ko: 'Placeprint가 응답하지 않거나 파일을 읽을 수 없습니다.',
    ja: 'Placeprint が応答しないか、ファイルを読み取れません。',
  },
  'upload.unreadable': {
    en: '{name} cannot be read. Is it a folder, or gone from its place?',
    ko: '{name}: 읽을 수 없습니다. 폴더이거나 파일이 옮겨졌을 수 있습니다.',
    ja: '{name} を読み取れません。フォルダーであるか、移動された可能性があります。',
  },
  'upload.noLineEnd': {
    en: '{name} ({size} MB) has no end of a line in its first megabyte: it is no table of lines. It was not uploaded; check that this is the right file.',
    ko: '{name}({size}MB)의 처음 1MB 안에 줄 끝이 없습니다. 줄로 된 표가 아니므로 업로드하지 않았습니다. 올바른 파일인지 확인하세요.',
    ja: '{name}({size} MB)の最初の 1 MB に行の終わりがなく、行でできた表ではありません。アップロードしていません。正しいファイルか確かめてください。',
  },
  'upload.tooManyRows': {
    en: '{name} ({size} MB) has some {rows} rows; a project is made for up to {most} places. It was not uploaded: keep the rows of your area, or a sample of them, and import that.',
    ko: '{name}({size}MB)에는 행이 약 {rows}개 있지만 한 프로젝트에는 장소를 {most}개까지 담습니다. 업로드하지 않았습니다. 필요한 지역의 행이나 표본만 남겨 가져오세요.',
    ja: '{name}({size} MB)にはおよそ {rows} 行ありますが、プロジェクトに入る場所は {most} 件までです。アップロードしていません。必要な地域の行か標本だけを残して取り込んでください。',
  },
} as const satisfies MessageWords;
