import { type MessageWords } from './words';

/** Why files are not taken, and why they cannot be written. */
export const filesMessages = {
  'files.otherKind': {
    en: '{file} is {kind}. Expected {expected}.',
    ko: '{file}: {kind}입니다. 필요한 것: {expected}.',
    ja: '{file} は{kind}です。必要なのは{expected}です。',
  },
  'files.unknownKind': {
    en: '{file} is of no kind that Placeprint knows, and no text. Expected {expected}: export it so, then choose that.',
    ko: '{file}: Placeprint가 아는 종류의 파일이 아니며 텍스트도 아닙니다. 필요한 것: {expected}. 그렇게 내보낸 파일을 고르세요.',
    ja: '{file} は Placeprint の知らない種類のファイルで、テキストでもありません。必要なのは{expected}です。そのように書き出したファイルを選んでください。',
  },
  'files.empty': {
    en: '{file} is empty. Expected {expected}.',
    ko: '{file}: 빈 파일입니다. 필요한 것: {expected}.',
    ja: '{file} は空です。必要なのは{expected}です。',
  },
  'files.noFile': {
    en: '{file} is no file. Expected {expected}.',
    ko: '{file}: 파일이 아닙니다. 필요한 것: {expected}.',
    ja: '{file} はファイルではありません。必要なのは{expected}です。',
  },
  'files.noStream': {
    en: '{file} is a pipe or a device, which can be read once at most. Save what comes out of it as a file, then choose that.',
    ko: '{file}: 파이프 또는 장치라서 한 번밖에 읽을 수 없습니다. 나오는 내용을 파일로 저장한 다음 그 파일을 고르세요.',
    ja: '{file} はパイプかデバイスで、一度しか読めません。出力をファイルに保存し、それを選んでください。',
  },
  'files.cannotWrite': {
    en: '{path} cannot be written: {why}.',
    ko: '{path}을(를) 쓸 수 없습니다: {why}.',
    ja: '{path} に書き込めません: {why}。',
  },
  'files.noFolder': {
    en: 'There is no folder {path}. Make it first, or choose another.',
    ko: '{path} 폴더가 없습니다. 먼저 만들거나 다른 폴더를 고르세요.',
    ja: 'フォルダー {path} がありません。先に作るか、別のフォルダーを選んでください。',
  },
  'files.isDatabase': {
    en: '{path} is a project or another database, or belongs to one, and would be lost. Choose another name for the output.',
    ko: '{path}은(는) 프로젝트나 다른 데이터베이스이거나 그에 딸린 파일이어서 덮어쓰면 사라집니다. 출력에 다른 이름을 고르세요.',
    ja: '{path} はプロジェクトか別のデータベース、またはその付属ファイルで、上書きすると失われます。出力に別の名前を選んでください。',
  },
  'files.otherEnding': {
    en: '{path} ends in {ending}, and what is written would be no such file. Choose a name that ends in one of: {known}.',
    ko: '{path}: 이름이 {ending}(으)로 끝나지만 쓰려는 파일은 그런 형식이 아닙니다. 다음 중 하나로 끝나는 이름을 고르세요: {known}.',
    ja: '{path} の名前は {ending} で終わりますが、書き出すものはその形式ではありません。次のいずれかで終わる名前を選んでください: {known}。',
  },
  'files.noOutput': {
    en: '{path} is a disk, a socket or the stream of another program, which results are not written into. Name a file, a named pipe, or - for the standard output.',
    ko: '{path}: 디스크, 소켓 또는 다른 프로그램의 스트림이라서 결과를 쓸 수 없습니다. 파일이나 이름 있는 파이프, 또는 표준 출력을 뜻하는 -를 지정하세요.',
    ja: '{path} はディスク、ソケット、または別のプログラムのストリームで、結果を書き込めません。ファイル、名前付きパイプ、または標準出力を表す - を指定してください。',
  },
  /** Reasons, as they stand after "cannot be written:". */
  'files.noRoom': {
    en: 'there is no room left on the disk. Make room there, or choose another place',
    ko: '디스크에 남은 공간이 없습니다. 공간을 만들거나 다른 곳을 고르세요',
    ja: 'ディスクに空きがありません。空きを作るか、別の場所を選んでください',
  },
  'files.notAllowed': {
    en: 'this user may not do that there. Choose another place, or have the permissions changed',
    ko: '이 사용자에게 권한이 없습니다. 다른 곳을 고르거나 권한을 바꾸세요',
    ja: 'このユーザーには権限がありません。別の場所を選ぶか、権限を変えてください',
  },
  'files.readOnlyDisk': {
    en: 'the disk or share is read-only. Choose another place',
    ko: '디스크 또는 공유 폴더가 읽기 전용입니다. 다른 곳을 고르세요',
    ja: 'ディスクまたは共有フォルダーが読み取り専用です。別の場所を選んでください',
  },
  'files.nameTooLong': {
    en: 'the name is longer than the file system takes. Choose a shorter one',
    ko: '이름이 파일 시스템이 허용하는 것보다 깁니다. 더 짧은 이름을 고르세요',
    ja: '名前がファイルシステムの許す長さを超えています。短い名前を選んでください',
  },
  'files.isFolder': {
    en: 'it is a folder. Name a file in it',
    ko: '폴더입니다. 그 안의 파일 이름을 지정하세요',
    ja: 'フォルダーです。その中のファイルの名前を指定してください',
  },
  'files.linksInCircle': {
    en: 'symbolic links lead in a circle. Remove one of them',
    ko: '심볼릭 링크가 서로를 가리키며 돌고 있습니다. 그중 하나를 지우세요',
    ja: 'シンボリックリンクが循環しています。どれかを削除してください',
  },
  'files.noReader': {
    en: 'nobody reads from the pipe. Start the program that reads it, then write again',
    ko: '파이프를 읽는 프로그램이 없습니다. 읽을 프로그램을 시작한 다음 다시 쓰세요',
    ja: 'パイプを読むプログラムがありません。読むプログラムを起動してから、もう一度書き出してください',
  },
  'files.readerGone': {
    en: 'the program that read from the pipe ended before everything was written',
    ko: '파이프를 읽던 프로그램이 다 쓰기 전에 끝났습니다',
    ja: 'パイプを読んでいたプログラムが、書き終わる前に終了しました',
  },
} as const satisfies MessageWords;
