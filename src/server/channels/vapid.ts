import { createECDH } from 'node:crypto';

/** A pair of keys by which push services know who speaks (RFC 8292), in base64url: the public half, and both as `public.private`. */
export interface VapidPair {
  readonly publicKey: string;
  readonly secret: string;
}

/** The pair of a private key of 32 bytes. Throws for one that is none on P-256. */
export function vapidPair(privateKey: Buffer): VapidPair {
  const pair = createECDH('prime256v1');
  pair.setPrivateKey(privateKey);
  const publicKey = pair.getPublicKey('base64url');
  return { publicKey, secret: `${publicKey}.${privateKey.toString('base64url')}` };
}
