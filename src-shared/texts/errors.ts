import { type ErrorCode, type ErrorData } from '../errors';
import { type Language } from '../languages';
import { wordsOf } from '../message';

/** What happened and what to do, by code, before words of others that have no translation. */
const sentences: Record<Exclude<Language, 'en'>, Record<ErrorCode, string>> = {
  ko: {
    'input/bad-argument': '입력한 값이 맞지 않습니다. 값을 고쳐 다시 시도하세요.',
    'input/unreadable': '파일을 읽을 수 없습니다. 파일이 그 자리에 있고 열 수 있는지 확인하세요.',
    'input/unsupported': '지원하지 않는 종류의 파일입니다. 지원하는 형식으로 바꾸어 다시 시도하세요.',
    'input/no-coordinates': '경도와 위도 열을 찾지 못했습니다. 좌표가 들어 있는 열을 직접 고르세요.',
    'input/no-usable-row': '사용할 수 있는 자료가 하나도 없습니다. 파일의 내용과 고른 열을 확인하세요.',
    'input/malformed': '파일이나 값의 형식이 잘못되었습니다. 내용을 바로잡아 다시 시도하세요.',
    'input/too-large': '너무 큽니다. 필요한 지역이나 일부만 골라 다시 시도하세요.',
    'input/too-few-places':
      '값이 있는 장소가 너무 적거나 서로 너무 가깝습니다. 장소를 더하거나 다른 분할을 고르세요.',
    'input/doubtful': '뜻한 것이 맞는지 확인이 필요합니다. 확인하고 계속하거나 입력을 고치세요.',
    'state/missing': '필요한 것이 아직 없거나 더 이상 없습니다. 앞 단계를 먼저 마치세요.',
    'state/exists': '같은 이름이 이미 있습니다. 다른 이름을 고르세요.',
    'state/busy': '지금은 다른 작업이 쓰고 있습니다. 그 작업이 끝나거나 취소된 뒤에 다시 시도하세요.',
    'state/read-only': '프로젝트가 읽기 전용입니다. 바꾸려면 쓸 수 있는 곳으로 복사하세요.',
    'state/newer-version':
      '더 새로운 버전의 Placeprint에서 만든 프로젝트입니다. Placeprint를 업데이트하세요.',
    'state/labels-seen': '학습 때 이미 본 값으로는 평가할 수 없습니다. 다른 분할을 고르거나 다시 학습하세요.',
    'state/cancelled': '취소했습니다.',
    'io/disk': '디스크에서 읽거나 쓰지 못했습니다. 남은 공간, 권한, 연결을 확인하세요.',
    'io/database': '프로젝트 파일에서 읽거나 쓰지 못했습니다. 디스크를 확인하고 프로젝트를 다시 여세요.',
    'io/corrupt': '파일이 손상되었습니다. 백업에서 되살리거나 원본을 다시 추가하세요.',
    'io/network': '서버에 연결하지 못했습니다. 주소와 네트워크를 확인하세요.',
    'engine/crashed': '학습 엔진이 갑자기 끝났습니다. 마지막 저장 지점부터 이어서 할 수 있습니다.',
    'engine/lost': '학습 엔진이 응답하지 않습니다. 마지막 저장 지점부터 이어서 하세요.',
    'engine/non-finite': '학습이 발산했습니다. 학습률을 낮추거나 기본 설정으로 다시 시작하세요.',
    'engine/out-of-memory':
      '메모리가 부족합니다. 배치 크기나 이미지 크기를 줄이고, 다른 프로그램을 닫으세요.',
    'engine/mismatch': '이 실행기의 계산이 기준과 달라 사용하지 않습니다. 다른 실행기를 고르세요.',
    'engine/unavailable': '이 컴퓨터에서는 이 실행기가 작동하지 않습니다. 다른 실행기를 고르세요.',
    'bug/unexpected': 'Placeprint의 오류입니다. 자세한 내용을 개발자에게 알려 주세요.',
  },
  ja: {
    'input/bad-argument': '入力した値が合っていません。値を直してもう一度試してください。',
    'input/unreadable': 'ファイルを読めません。ファイルがそこにあり、開けることを確かめてください。',
    'input/unsupported': '対応していない種類のファイルです。対応する形式に変換してから試してください。',
    'input/no-coordinates': '経度と緯度の列が見つかりません。座標の入った列を選んでください。',
    'input/no-usable-row': '使えるデータが一つもありません。ファイルの内容と選んだ列を確かめてください。',
    'input/malformed': 'ファイルまたは値の形式が正しくありません。内容を直してもう一度試してください。',
    'input/too-large': '大きすぎます。必要な地域や一部だけを選んでもう一度試してください。',
    'input/too-few-places':
      '値のある地点が少なすぎるか、近すぎます。地点を追加するか、別の分割を選んでください。',
    'input/doubtful': '意図したものか確認が必要です。確かめて続けるか、入力を直してください。',
    'state/missing': '必要なものがまだないか、もうありません。前の手順を先に済ませてください。',
    'state/exists': '同じ名前がすでにあります。別の名前を選んでください。',
    'state/busy': '今は別の作業が使っています。その作業が終わるか取り消されてから試してください。',
    'state/read-only': 'プロジェクトは読み取り専用です。変更するには、書き込める場所にコピーしてください。',
    'state/newer-version':
      '新しい版の Placeprint で作られたプロジェクトです。Placeprint を更新してください。',
    'state/labels-seen': '学習で見た値では評価できません。別の分割を選ぶか、学習し直してください。',
    'state/cancelled': '取り消しました。',
    'io/disk': 'ディスクの読み書きに失敗しました。空き容量、権限、接続を確かめてください。',
    'io/database':
      'プロジェクトのファイルの読み書きに失敗しました。ディスクを確かめ、プロジェクトを開き直してください。',
    'io/corrupt': 'ファイルが壊れています。バックアップから戻すか、元のファイルを追加し直してください。',
    'io/network': 'サーバーに接続できません。アドレスとネットワークを確かめてください。',
    'engine/crashed': '学習エンジンが突然終わりました。最後の保存点から続けられます。',
    'engine/lost': '学習エンジンが応答しません。最後の保存点から続けてください。',
    'engine/non-finite': '学習が発散しました。学習率を下げるか、標準の設定でやり直してください。',
    'engine/out-of-memory': 'メモリが足りません。バッチや画像を小さくし、ほかのプログラムを閉じてください。',
    'engine/mismatch': 'この実行環境の計算が基準と合わないため、使いません。別の実行環境を選んでください。',
    'engine/unavailable': 'このコンピューターではこの実行環境は動きません。別の実行環境を選んでください。',
    'bug/unexpected': 'Placeprint の不具合です。詳細を開発者に知らせてください。',
  },
};

/** An error in words. `details` is what others said, in whatever language, where a sentence of ours stands before it; null otherwise. */
export function errorWords(
  { code, message }: Pick<ErrorData, 'code' | 'message'>,
  language: Language,
): { sentence: string; details: string | null } {
  const words = wordsOf(message, language);
  if (language === 'en' || message.key !== 'plain') return { sentence: words, details: null };
  return { sentence: sentences[language][code], details: words };
}
