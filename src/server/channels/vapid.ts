import { createECDH } from 'node:crypto';

/** The key pair by which push services know who speaks (RFC 8292), both in base64url. */
export interface VapidKeys {
  readonly publicKey: string;
  readonly privateKey: string;
}

/** The pair of a private key of 32 bytes in base64url. Throws for one that is none on P-256. */
export function vapidKeys(privateKey: string): VapidKeys {
  const pair = createECDH('prime256v1');
  pair.setPrivateKey(privateKey, 'base64url');
  return { privateKey, publicKey: pair.getPublicKey('base64url') };
}
