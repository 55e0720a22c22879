// The part of qrcode that is used; the package brings no types.
declare module 'qrcode' {
  interface Options {
    readonly errorCorrectionLevel?: 'L' | 'M' | 'Q' | 'H';
    readonly margin?: number;
    readonly width?: number;
  }
  /** A PNG as bytes. */
  export function toBuffer(text: string, options?: Options): Promise<Uint8Array>;
  /** The text of an SVG. */
  export function toString(text: string, options: Options & { readonly type: 'svg' }): Promise<string>;
}
