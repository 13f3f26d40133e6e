import { messages } from '../messages';

export const t = messages({
  en: { noPoints: 'No points yet.', readAt: '{title}: value at a {axis}' },
  ko: { noPoints: '아직 값이 없습니다.', readAt: '{title}: {axis}별 값 읽기' },
  ja: { noPoints: 'まだ値がありません。', readAt: '{title}：{axis}ごとの値を読む' },
});
