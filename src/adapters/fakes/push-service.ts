import {
  createDecipheriv,
  createECDH,
  createPublicKey,
  type ECDH,
  hkdfSync,
  randomBytes,
  randomUUID,
  verify,
} from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Device } from '../../server/channels/port.ts';
import { untilStopped } from './later.ts';
import { listen } from './listen.ts';

/** How the service treats messages for a browser: it takes them, knows it no more, asks for patience, is slow, or breaks. */
export type PushManner = 'takes' | 'gone' | 'tooFast' | 'slow' | 'breaks';

/** A browser with a subscription: its keys never leave it, so that only it reads what was sent. */
export interface FakeBrowser {
  readonly device: Device;
  /** What it was shown, decrypted. */
  readonly shown: readonly Readonly<Record<string, unknown>>[];
  behave(manner: PushManner): void;
}

/** What a running service has seen. */
export interface RunningPushService {
  readonly url: string;
  /** Turned away because the signature, the terms or the encryption were not right. */
  readonly refused: readonly string[];
  /** A browser switches on, for whoever has the public key: messages signed by another are refused. */
  browser(publicKey: string): FakeBrowser;
  stop(): Promise<void>;
}

interface Known {
  readonly pair: ECDH;
  readonly auth: Buffer;
  readonly publicKey: string;
  readonly shown: Readonly<Record<string, unknown>>[];
  manner: PushManner;
}

/** A push service at the far end of a real socket: it checks who speaks (RFC 8292), what a message must say (RFC 8030), and decrypts as a browser would (RFC 8291). */
export async function startFakePushService(slowMs = 1500, port = 0): Promise<RunningPushService> {
  const known = new Map<string, Known>();
  const refused: string[] = [];
  const later = untilStopped();

  /** Status of the answer, and why it was none of ours. */
  function answerTo(request: IncomingMessage, body: Buffer): { readonly status: number; readonly why?: string } {
    const found = known.get(request.url ?? '');
    if (!found) return { status: 404, why: 'no such browser' };
    if (found.manner === 'gone') return { status: 410 };
    if (found.manner === 'tooFast') return { status: 429 };
    if (found.manner === 'breaks') return { status: 502 };
    const why = faultOf(request, found.publicKey, url) ?? (body.length > 4096 ? 'too long' : undefined);
    if (why !== undefined) return { status: why === 'too long' ? 413 : 403, why };
    found.shown.push(JSON.parse(decrypted(body, found)) as Record<string, unknown>); // what cannot be read fails the test
    return { status: 201 };
  }

  const { url, close } = await listen((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      response.setHeader('connection', 'close'); // so that whoever calls after the end meets nobody, not a line cut off
      if (request.method === 'HEAD') {
        response.end();
        return;
      }
      const { status, why } = answerTo(request, Buffer.concat(parts));
      if (why !== undefined) refused.push(why);
      const wait = known.get(request.url ?? '')?.manner === 'slow' ? slowMs : 2;
      later(wait, () => response.writeHead(status, status === 429 ? { 'retry-after': '7' } : {}).end());
    });
  }, port);

  return {
    url,
    refused,
    browser: (publicKey) => {
      const pair = createECDH('prime256v1');
      const p256dh = pair.generateKeys('base64url');
      const auth = randomBytes(16);
      const path = `/push/${randomUUID()}`;
      const made: Known = { pair, auth, publicKey, shown: [], manner: 'takes' };
      known.set(path, made);
      return {
        device: { id: randomUUID(), endpoint: url + path, p256dh, auth: auth.toString('base64url') },
        shown: made.shown,
        behave: (manner) => void (made.manner = manner),
      };
    },
    stop: async () => {
      later.stop();
      await close();
    },
  };
}

/** What is wrong with the head of a message, as push services judge it. */
function faultOf(request: IncomingMessage, publicKey: string, origin: string): string | undefined {
  const of = (name: string) => String(request.headers[name] ?? '');
  const [, token = '', key = ''] = /^vapid t=([^,]+), k=(.+)$/.exec(of('authorization')) ?? [];
  if (key !== publicKey) return 'signed by another';
  const [head = '', claims = '', signature = ''] = token.split('.');
  const bytes = Buffer.from(key, 'base64url');
  const part = (from: number) => bytes.subarray(from, from + 32).toString('base64url');
  const known = createPublicKey({ key: { kty: 'EC', crv: 'P-256', x: part(1), y: part(33) }, format: 'jwk' });
  const isSigned = verify(
    'sha256',
    Buffer.from(`${head}.${claims}`),
    { key: known, dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  );
  if (!isSigned) return 'wrong signature';
  const { aud, exp, sub } = JSON.parse(Buffer.from(claims, 'base64url').toString()) as Record<string, unknown>;
  const seconds = Number(exp) - Date.now() / 1000;
  if (aud !== origin || !(seconds > 0 && seconds <= 86_400) || !/^(mailto:|https:)/.test(String(sub)))
    return 'wrong claims';
  if (!/^\d+$/.test(of('ttl'))) return 'no ttl';
  return of('content-encoding') === 'aes128gcm' ? undefined : 'not encrypted as browsers read it';
}

/** One record of aes128gcm (RFC 8188) with the keys of a browser (RFC 8291, 3.4). */
function decrypted(body: Buffer, { pair, auth }: Known): string {
  const salt = body.subarray(0, 16);
  const keyLength = body.readUInt8(20);
  const sender = body.subarray(21, 21 + keyLength);
  const sealed = body.subarray(21 + keyLength);
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), pair.getPublicKey(), sender]);
  const shared = hkdfSync('sha256', pair.computeSecret(sender), auth, info, 32);
  const of = (name: string, length: number) =>
    Buffer.from(hkdfSync('sha256', Buffer.from(shared), salt, `Content-Encoding: ${name}\0`, length));
  const decipher = createDecipheriv('aes-128-gcm', of('aes128gcm', 16), of('nonce', 12), { authTagLength: 16 });
  decipher.setAuthTag(sealed.subarray(-16));
  const clear = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]);
  return clear.subarray(0, clear.lastIndexOf(2)).toString();
}
