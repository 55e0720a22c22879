import { createHmac, timingSafeEqual } from 'node:crypto';

/** The prefix of our cookies; over https better-auth puts `__Secure-` before it. */
export const cookiePrefix = 'anlan';

/** The full name of a cookie as better-auth sets it for this address. */
export const cookieName = (name: 'session_token' | 'two_factor', secure: boolean): string =>
  `${secure ? '__Secure-' : ''}${cookiePrefix}.${name}`;

/** The Set-Cookie header that makes a browser forget its session. */
export const expiredCookie = (secure: boolean): string =>
  `${cookieName('session_token', secure)}=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`;

/**
 * Reads a signed cookie out of a Cookie header: its value if the signature is ours, undefined if it is absent or forged.
 * better-auth writes encodeURIComponent(value + '.' + base64(HMAC-SHA256(secret, value))).
 */
export function readSignedCookie(header: string | undefined, name: string, secret: string): string | undefined {
  const raw = findCookie(header, name);
  if (raw === undefined) return undefined;
  const signed = decode(raw);
  const dot = signed.lastIndexOf('.');
  if (dot < 1) return undefined;
  const value = signed.slice(0, dot);
  const given = Buffer.from(signed.slice(dot + 1), 'base64');
  const expected = createHmac('sha256', secret).update(value).digest();
  return given.length === expected.length && timingSafeEqual(given, expected) ? value : undefined;
}

function findCookie(header: string | undefined, name: string): string | undefined {
  for (const part of header?.split(';') ?? []) {
    const pair = part.trimStart();
    if (pair.startsWith(name) && pair[name.length] === '=') return pair.slice(name.length + 1).trimEnd();
  }
  return undefined;
}

function decode(raw: string): string {
  try {
    return decodeURIComponent(raw);
  } catch {
    return ''; // a stray % is a forged cookie, not an error of ours
  }
}
