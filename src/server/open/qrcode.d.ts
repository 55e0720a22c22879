// The part of qrcode that is used, on the server and in the browser; the package brings no types.
declare module 'qrcode' {
  interface Options {
    readonly errorCorrectionLevel?: 'L' | 'M' | 'Q' | 'H';
    readonly margin?: number;
    readonly width?: number;
  }
  /** A PNG as bytes. */
  export function toBuffer(text: string, options?: Options): Promise<Uint8Array>;
  /** The modules of a code, row by row: 1 is dark. */
  export function create(
    text: string,
    options?: Options,
  ): { readonly modules: { readonly size: number; readonly data: Uint8Array } };
}
