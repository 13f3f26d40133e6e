import { type MessageWords } from './words';

/** What Placeprint's processes say to each other. */
export const channelMessages = {
  'channel.tooLong': {
    en: 'A message "{type}" has {bytes} bytes, where at most {most} are allowed.',
    ko: '메시지 “{type}”은(는) {bytes}바이트이지만 최대 {most}바이트까지 허용됩니다.',
    ja: 'メッセージ「{type}」は {bytes} バイトですが、許されるのは {most} バイトまでです。',
  },
  'channel.announcedTooLong': {
    en: 'A message of {bytes} bytes was announced, where at most {most} are allowed.',
    ko: '{bytes}바이트의 메시지가 예고되었지만 최대 {most}바이트까지 허용됩니다.',
    ja: '{bytes} バイトのメッセージが予告されましたが、許されるのは {most} バイトまでです。',
  },
  'channel.endedWithin': {
    en: 'The connection ended after {bytes} bytes of {what}.',
    ko: '{what} 가운데 {bytes}바이트 뒤에 연결이 끊겼습니다.',
    ja: '{what}のうち {bytes} バイトの後で接続が切れました。',
  },
  'channel.head': { en: 'the head of a message', ko: '메시지의 머리', ja: 'メッセージの先頭' },
  'channel.body': {
    en: 'a message of {length} bytes',
    ko: '{length}바이트의 메시지',
    ja: '{length} バイトのメッセージ',
  },
  'channel.noMessage': {
    en: '{bytes} bytes arrived that are no message.',
    ko: '메시지가 아닌 {bytes}바이트가 도착했습니다.',
    ja: 'メッセージでない {bytes} バイトが届きました。',
  },
  'channel.noType': {
    en: 'A value arrived that is no message: it has no type.',
    ko: '종류가 없어 메시지가 아닌 값이 도착했습니다.',
    ja: '種類がなく、メッセージでない値が届きました。',
  },
} as const satisfies MessageWords;
