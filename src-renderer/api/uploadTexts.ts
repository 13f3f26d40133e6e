import { messages } from '../ui/messages';

export const t = messages({
  en: {
    notUploaded: '{name} was not uploaded: {why}',
    cancelled: 'it was cancelled.',
    noAnswer: 'Placeprint does not answer, or the file cannot be read.',
    unreadable: '{name} cannot be read. Is it a folder, or gone from its place?',
    noLineEnd:
      '{name} ({size} MB) has no end of a line in its first megabyte: it is no table of lines. It was not uploaded; check that this is the right file.',
    tooManyRows:
      '{name} ({size} MB) has some {rows} rows; a project is made for up to {most} places. It was not uploaded: keep the rows of your area, or a sample of them, and import that.',
  },
  ko: {
    notUploaded: '{name}: 업로드하지 않았습니다. {why}',
    cancelled: '취소했습니다.',
    noAnswer: 'Placeprint가 응답하지 않거나 파일을 읽을 수 없습니다.',
    unreadable: '{name}: 읽을 수 없습니다. 폴더이거나 파일이 옮겨졌을 수 있습니다.',
    noLineEnd:
      '{name}({size}MB)의 처음 1MB 안에 줄 끝이 없습니다. 줄로 된 표가 아니므로 업로드하지 않았습니다. 올바른 파일인지 확인하세요.',
    tooManyRows:
      '{name}({size}MB)에는 행이 약 {rows}개 있지만 한 프로젝트에는 장소를 {most}개까지 담습니다. 업로드하지 않았습니다. 필요한 지역의 행이나 표본만 남겨 가져오세요.',
  },
  ja: {
    notUploaded: '{name} はアップロードされませんでした。{why}',
    cancelled: '取り消されました。',
    noAnswer: 'Placeprint が応答しないか、ファイルを読み取れません。',
    unreadable: '{name} を読み取れません。フォルダーであるか、移動された可能性があります。',
    noLineEnd:
      '{name}({size} MB)の最初の 1 MB に行の終わりがなく、行でできた表ではありません。アップロードしていません。正しいファイルか確かめてください。',
    tooManyRows:
      '{name}({size} MB)にはおよそ {rows} 行ありますが、プロジェクトに入る場所は {most} 件までです。アップロードしていません。必要な地域の行か標本だけを残して取り込んでください。',
  },
});
