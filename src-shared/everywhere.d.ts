/** What Node and every browser have beside the language: all that `src-shared` may use of it. */

interface AbortSignal {
  readonly aborted: boolean;
}

declare class URL {
  static parse(url: string): URL | null;
  readonly protocol: string;
  readonly hostname: string;
}

declare class TextEncoder {
  encode(text: string): Uint8Array<ArrayBuffer>;
}

declare class TextDecoder {
  decode(bytes: ArrayBufferView | ArrayBuffer): string;
}

declare class File {
  readonly name: string;
}

declare function structuredClone<Value>(value: Value): Value;
