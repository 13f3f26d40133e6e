import { type MessageWords } from './words';

/** Map images: drawing, storing, showing. */
export const imagesMessages = {
  'images.noneDrawn': {
    en: 'No map image is drawn yet.',
    ko: '아직 그린 지도 이미지가 없습니다.',
    ja: '地図画像はまだ描かれていません。',
  },
  'images.drawAdvice': {
    en: 'Draw them with: placeprint render P',
    ko: '그리기: placeprint render P',
    ja: '描くには: placeprint render P',
  },
  'images.addSourceAdvice': {
    en: 'Add one with: placeprint source add P FILE',
    ko: '추가: placeprint source add P FILE',
    ja: '追加するには: placeprint source add P FILE',
  },
  'images.notDrawable': {
    en: 'An image of {size} px at {scale} m/px cannot be drawn.',
    ko: '{size}px, {scale}m/px 이미지는 그릴 수 없습니다.',
    ja: '{size} px、{scale} m/px の画像は描けません。',
  },
  'images.noCoordinate': {
    en: '{lng}, {lat} is no coordinate that can be drawn.',
    ko: '{lng}, {lat}은(는) 그릴 수 있는 좌표가 아닙니다.',
    ja: '{lng}, {lat} は描ける座標ではありません。',
  },
  'images.nearlyAllBlank': {
    en: 'Of {drawn} map images, {dropped} are nearly blank (entropy {least} or less) and would not be used. Check that the map covers the places and shows what is there.',
    ko: '지도 이미지 {drawn}장 중 {dropped}장이 거의 비어 있어(엔트로피 {least} 이하) 쓰이지 않습니다. 지도가 장소를 덮고 그곳에 있는 것을 보여 주는지 확인하세요.',
    ja: '地図画像 {drawn} 枚のうち {dropped} 枚はほとんど空白で(エントロピー {least} 以下)、使われません。地図が場所を覆い、そこにあるものを示しているか確かめてください。',
  },
  'images.anywayAdvice': {
    en: 'They are kept; take them as they are with --anyway.',
    ko: '이미지는 보존됩니다. --anyway로 그대로 쓰세요.',
    ja: '画像は残っています。--anyway でそのまま使えます。',
  },
  'images.damaged': {
    en: 'The map image of place {place} is damaged. Draw the images again.',
    ko: '장소 {place}의 지도 이미지가 손상되었습니다. 이미지를 다시 그리세요.',
    ja: '場所 {place} の地図画像が壊れています。画像を描き直してください。',
  },
  'images.noSourceLeft': {
    en: 'The project has no map source left to draw the picture on.',
    ko: '프로젝트에 그림을 그릴 지도 원본이 남아 있지 않습니다.',
    ja: 'プロジェクトに図を描く地図ソースが残っていません。',
  },
  'images.noSourceYet': {
    en: 'The project has no map source yet.',
    ko: '프로젝트에 아직 지도 원본이 없습니다.',
    ja: 'プロジェクトにはまだ地図ソースがありません。',
  },
  'images.noSuchSource': {
    en: 'There is no map source {id}. Map sources of this project: {known}.',
    ko: '지도 원본 {id}이(가) 없습니다. 이 프로젝트의 지도 원본: {known}.',
    ja: '地図ソース {id} はありません。このプロジェクトの地図ソース: {known}。',
  },
  'images.size': {
    en: 'The image size is {size} px; expected an even number from 16 to 1024.',
    ko: '이미지 크기가 {size}px입니다. 16에서 1024까지의 짝수여야 합니다.',
    ja: '画像の大きさは {size} px です。16 から 1024 までの偶数が必要です。',
  },
  'images.threadEnded': {
    en: 'A drawing thread ended ({why}). Draw again: it goes on where it stopped.',
    ko: '그리기 스레드가 끝났습니다({why}). 다시 그리면 멈춘 곳부터 이어집니다.',
    ja: '描画スレッドが終了しました({why})。もう一度描くと、止まったところから続きます。',
  },
  'images.tileNotDrawn': {
    en: 'The map was not drawn: {why}.',
    ko: '지도를 그리지 못했습니다: {why}.',
    ja: '地図を描けませんでした: {why}。',
  },
  'images.folderExists': {
    en: '{folder} is there already. Choose another name for the folder.',
    ko: '{folder}이(가) 이미 있습니다. 폴더에 다른 이름을 고르세요.',
    ja: '{folder} はすでにあります。フォルダーに別の名前を選んでください。',
  },
} as const satisfies MessageWords;
