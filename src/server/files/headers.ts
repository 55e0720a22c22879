/** Kinds a browser may show by itself without running anything; all others are only ever saved. */
const shown = /^(image\/(jpeg|png|webp)|audio\/|video\/)/;

/**
 * Response headers under which a kept file can do no harm: its type is not guessed, nothing in it runs, and it is saved rather than shown
 * unless it is a picture, sound or film and `as` is 'shown'. `name` may be any text (RFC 5987, RFC 6266); `size` is in bytes.
 */
export function fileHeaders(
  file: { readonly hash: string; readonly type: string; readonly size: number; readonly name: string },
  as: 'shown' | 'saved' = 'saved',
): Record<string, string> {
  const disposition = as === 'shown' && shown.test(file.type) ? 'inline' : 'attachment';
  return {
    'Content-Type': file.type,
    'Content-Length': String(file.size),
    'Content-Disposition': `${disposition}; filename="${plainName(file.name)}"; filename*=UTF-8''${encodedName(file.name)}`,
    'X-Content-Type-Options': 'nosniff',
    'Content-Security-Policy': "default-src 'none'; sandbox",
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Cache-Control': 'private, max-age=31536000, immutable',
    ETag: `"${file.hash}"`,
  };
}

function plainName(name: string): string {
  return name.replace(/[^ -~]|["\\%]/g, '_');
}

function encodedName(name: string): string {
  return encodeURIComponent(name.toWellFormed()).replace(/['()*]/g, percent);
}

function percent(sign: string): string {
  return `%${sign.charCodeAt(0).toString(16).toUpperCase()}`;
}
