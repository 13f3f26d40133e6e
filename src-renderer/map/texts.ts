import { messages } from '../ui/messages';

export const t = messages({
  en: { map: 'Map of the places; arrow keys move it, plus and minus zoom' },
  ko: { map: '장소 지도: 화살표 키로 이동, 더하기와 빼기로 확대·축소' },
  ja: { map: '場所の地図。矢印キーで移動、プラスとマイナスで拡大縮小' },
});
