import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** What the floor refuses: a status and words. */
export class Refusal extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** Refuses a writing request that another site made a browser send. */
export function refuseCrossSite({ headers }: IncomingMessage): void {
  const site = headers['sec-fetch-site'];
  const own =
    site === undefined
      ? headers.origin !== undefined && headers.origin === `http://${headers.host}`
      : site === 'same-origin' || site === 'none';
  if (!own) throw new Refusal(403, '请求来自其他网站，已拒绝');
}

/** The token of the session cookie, if we signed it. */
export function tokenOf({ headers }: IncomingMessage, secret: string): string {
  const raw = /(?:^|;\s*)anlan\.session_token=([^;]+)/.exec(headers.cookie ?? '')?.[1];
  const [token = '', signature = ''] = decodeURIComponent(raw ?? '').split('.');
  const expected = createHmac('sha256', secret).update(token).digest();
  const given = Buffer.from(signature, 'base64');
  if (given.length === expected.length && timingSafeEqual(given, expected)) return token;
  throw new Refusal(401, '请先登录');
}

/** The JSON of the body, up to a megabyte. */
export async function jsonOf(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > 1024 * 1024) throw new Refusal(413, '提交的内容超过 1 MB');
    chunks.push(chunk);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString());
  } catch {
    throw new Refusal(422, '提交的内容格式不对');
  }
}
