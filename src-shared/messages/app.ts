import { type MessageWords } from './words';

/** The application behind the window, and the shells that carry it. */
export const appMessages = {
  'app.noMethod': {
    en: 'There is no method "{name}".',
    ko: '“{name}”(이)라는 기능은 없습니다.',
    ja: '「{name}」という機能はありません。',
  },
  'app.noProject': {
    en: 'No project is open. Open one, or make a new one.',
    ko: '열린 프로젝트가 없습니다. 프로젝트를 열거나 새로 만드세요.',
    ja: '開いているプロジェクトがありません。開くか、新しく作ってください。',
  },
  'app.atWork': {
    en: 'The open project is at work. Cancel its jobs first, or wait for their end.',
    ko: '열린 프로젝트에서 작업이 진행 중입니다. 먼저 작업을 취소하거나 끝나기를 기다리세요.',
    ja: '開いているプロジェクトで作業中です。先に作業を取り消すか、終わるのを待ってください。',
  },
  'app.noData': {
    en: 'There is no data at "{path}".',
    ko: '“{path}”에 자료가 없습니다.',
    ja: '「{path}」にデータがありません。',
  },
  'app.noTileServer': {
    en: 'No server of map tiles is set.',
    ko: '지도 타일 서버가 정해지지 않았습니다.',
    ja: '地図タイルのサーバーが設定されていません。',
  },
  'app.tilesUnreadable': {
    en: 'The map tiles of {host} could not be read: {reason}',
    ko: '{host}의 지도 타일을 읽지 못했습니다: {reason}',
    ja: '{host} の地図タイルを読めませんでした: {reason}',
  },
  'app.tileAnswer': {
    en: 'the answer is {answer}.',
    ko: '응답이 {answer}입니다.',
    ja: '応答が {answer} です。',
  },
  'app.tileNoPicture': {
    en: 'the answer is {type}, not a picture.',
    ko: '응답이 그림이 아니라 {type}입니다.',
    ja: '応答が画像ではなく {type} です。',
  },
  'app.tileTooLarge': {
    en: 'a tile is larger than {most} MiB.',
    ko: '타일이 {most} MiB보다 큽니다.',
    ja: 'タイルが {most} MiB を超えています。',
  },
  'app.noTile': {
    en: 'There is no tile {tile}: zooms {least} to {most} are drawn.',
    ko: '타일 {tile}은(는) 없습니다. 확대 단계 {least}–{most}만 그립니다.',
    ja: 'タイル {tile} はありません。ズーム {least}〜{most} だけを描きます。',
  },
  'app.noJob': {
    en: 'There is no job {id}.',
    ko: '작업 {id}이(가) 없습니다.',
    ja: '作業 {id} はありません。',
  },
  'web.notUploaded': {
    en: 'The file was not uploaded in this session. Choose it again.',
    ko: '이 세션에서 업로드한 파일이 아닙니다. 다시 고르세요.',
    ja: 'このセッションでアップロードされたファイルではありません。選び直してください。',
  },
  'web.outsideFolder': {
    en: "{path} is not in the projects' folder {folder}. Start with: placeprint serve PROJECT",
    ko: '{path}은(는) 프로젝트 폴더 {folder} 안에 없습니다. 다음으로 시작하세요: placeprint serve PROJECT',
    ja: '{path} はプロジェクトのフォルダー {folder} にありません。次のように起動してください: placeprint serve PROJECT',
  },
  'web.noRoom': {
    en: 'The file has {gigabytes} GB; {free} GB are free in {folder}. Make room there, or choose another folder (TMPDIR) and start again.',
    ko: '파일이 {gigabytes} GB인데 {folder}에 {free} GB가 남아 있습니다. 공간을 만들거나 다른 폴더(TMPDIR)를 정하고 다시 시작하세요.',
    ja: 'ファイルは {gigabytes} GB ですが、{folder} の空きは {free} GB です。空きを作るか、別のフォルダー(TMPDIR)にして起動し直してください。',
  },
  'web.uploadFailed': {
    en: 'The upload failed: {reason}',
    ko: '업로드하지 못했습니다: {reason}',
    ja: 'アップロードできませんでした: {reason}',
  },
  'web.tooLarge': {
    en: 'The file is larger than {most} GB.',
    ko: '파일이 {most} GB보다 큽니다.',
    ja: 'ファイルが {most} GB を超えています。',
  },
  'web.portTaken': {
    en: 'Port {port} cannot be used: {reason}.',
    ko: '포트 {port}을(를) 쓸 수 없습니다: {reason}.',
    ja: 'ポート {port} を使えません: {reason}。',
  },
  'web.portAdvice': {
    en: 'Choose another with --port.',
    ko: '--port로 다른 포트를 고르세요.',
    ja: '--port で別のポートを選んでください。',
  },
  'electron.notChosen': {
    en: '{path} was not chosen by you. Choose it in the dialog.',
    ko: '{path}은(는) 직접 고른 파일이 아닙니다. 대화 상자에서 고르세요.',
    ja: '{path} は自分で選んだファイルではありません。ダイアログで選んでください。',
  },
} as const satisfies MessageWords;
