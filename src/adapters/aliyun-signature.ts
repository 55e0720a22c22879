import { createHash, createHmac, randomUUID } from 'node:crypto';
import type { VendorSettings } from '../server/channels/port.ts';

/** What a call's answer holds of use; Aliyun answers 200 also when the business failed, and says so in `Code`. */
export interface AliyunAnswer {
  readonly Code?: string;
  readonly Message?: string;
  readonly BizId?: string;
  readonly CallId?: string;
  readonly SmsSendDetailDTOs?: { readonly SmsSendDetailDTO?: readonly Readonly<Record<string, string | number>>[] };
}

/** The headers of a call signed by ACS3-HMAC-SHA256 (Alibaba Cloud OpenAPI, version 3 of the signature), parameters in the query. */
export function signedHeaders(
  { address, account, secret }: Pick<VendorSettings, 'address' | 'account' | 'secret'>,
  call: { readonly action: string; readonly version: string; readonly query: string },
  at: string,
  nonce: string = randomUUID(),
): Readonly<Record<string, string>> {
  const headers: Readonly<Record<string, string>> = {
    host: new URL(address).host,
    'x-acs-action': call.action,
    'x-acs-content-sha256': sha256(''),
    'x-acs-date': `${at.slice(0, 19)}Z`,
    'x-acs-signature-nonce': nonce,
    'x-acs-version': call.version,
  };
  const names = Object.keys(headers).toSorted();
  const lines = names.map((name) => `${name}:${headers[name]}\n`).join('');
  const canonical = ['POST', '/', call.query, lines, names.join(';'), sha256('')].join('\n');
  const signature = createHmac('sha256', secret ?? '')
    .update(`ACS3-HMAC-SHA256\n${sha256(canonical)}`)
    .digest('hex');
  const credential = `ACS3-HMAC-SHA256 Credential=${account ?? ''},SignedHeaders=${names.join(';')},Signature=${signature}`;
  return { ...headers, authorization: credential };
}

/** Parameters in the one order and spelling that is signed (RFC 3986). */
export function queryOf(parameters: Readonly<Record<string, string>>): string {
  return Object.keys(parameters)
    .toSorted()
    .map((name) => `${encoded(name)}=${encoded(parameters[name] ?? '')}`)
    .join('&');
}

/** Makes a signed call. Throws when no answer came, or one that is none: whether the vendor acted is then open. */
export async function callAliyun(
  settings: VendorSettings,
  action: string,
  version: string,
  parameters: Readonly<Record<string, string>>,
): Promise<AliyunAnswer> {
  const query = queryOf(parameters);
  const { host: _, ...headers } = signedHeaders(settings, { action, version, query }, new Date().toISOString());
  const answer = await fetch(`${new URL(settings.address).origin}/?${query}`, {
    method: 'POST',
    headers,
    signal: AbortSignal.timeout(10_000),
  });
  const text = await answer.text();
  if (answer.status === 429 || answer.status === 503) return { Code: 'Throttling', Message: text.slice(0, 100) };
  const told = JSON.parse(text) as AliyunAnswer; // its form is the vendor's word
  if (told.Code === undefined) throw new Error(`answer without a code: ${text.slice(0, 100)}`);
  return told;
}

/** Whether an answer says that calls come too fast: it was not taken. */
export const isTooFast = (code: string): boolean => /Throttling|LIMIT_CONTROL|FlowControl/i.test(code);

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const encoded = (text: string) =>
  encodeURIComponent(text).replaceAll(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
