import { messages } from '../ui/messages';

export const t = messages({
  en: {
    map: 'Map of the places: arrow keys move it, plus and minus zoom, Enter selects the place in the middle',
    zoomIn: 'Zoom in',
    zoomOut: 'Zoom out',
    place: 'Place {id}',
    price: 'price {value}',
    population: 'population {value}',
    swipe: 'Line between {left} on the left and {right} on the right',
  },
  ko: {
    map: '장소 지도: 화살표 키로 이동, 더하기와 빼기로 확대·축소, Enter로 가운데 장소 선택',
    zoomIn: '확대',
    zoomOut: '축소',
    place: '장소 {id}',
    price: '가격 {value}',
    population: '인구 {value}',
    swipe: '왼쪽 {left}, 오른쪽 {right} 사이의 선',
  },
  ja: {
    map: '場所の地図。矢印キーで移動、プラスとマイナスで拡大縮小、Enterで中央の場所を選択',
    zoomIn: '拡大',
    zoomOut: '縮小',
    place: '場所 {id}',
    price: '価格 {value}',
    population: '人口 {value}',
    swipe: '左の {left} と右の {right} の境の線',
  },
});
