import { createHash } from 'node:crypto';
import type { Device, Line, Message, Protocol, Sent, VendorSettings } from '../server/channels/port.ts';
import { reach } from './reading.ts';

/** How long a push service keeps a message for a browser that is not open, in seconds: what is older calls nobody out any more. */
const keepSeconds = 3600;

/**
 * Notes in the browsers somebody switched on (RFC 8030, encrypted by RFC 8291, signed by RFC 8292). A message goes to each of their devices;
 * one that took it is enough. The secret is the county's pair of keys, `public.private`. A service that says 404 or 410 knows the device no more: it is given back as gone. None tells what became of a note.
 */
export const webPush: Protocol = {
  label: '网页推送',
  tells: false,
  open: (settings): Line => ({
    send: async (message) => together(await Promise.all(devicesOf(message).map((one) => tell(settings, message, one)))),
    check: async () => {
      await reach(settings.address).catch(() => {
        throw new Error('推送服务不通（封闭网络内没有网页推送，请停用此通道）');
      });
    },
    close: async () => undefined,
  }),
};

const devicesOf = ({ to }: Message): readonly Device[] => JSON.parse(to) as readonly Device[]; // written by the calling itself

/** What came of one device. */
type Told = { readonly device: Device } & (
  | { readonly said: 'taken' | 'gone' }
  | { readonly said: 'tooFast'; readonly restMs: number }
  | { readonly said: 'refused'; readonly words: string }
  | { readonly said: 'thrown'; readonly error: unknown }
);

async function tell({ account, secret, sender }: VendorSettings, message: Message, device: Device): Promise<Told> {
  const [publicKey = '', privateKey = ''] = (secret ?? '').split('.');
  try {
    // Loaded for who has push: few have it.
    const { default: push } = await import('web-push');
    const { endpoint, headers, body } = push.generateRequestDetails(
      { endpoint: device.endpoint, keys: { p256dh: device.p256dh, auth: device.auth } },
      noteOf(message),
      {
        vapidDetails: { subject: subjectOf(account ?? sender), publicKey, privateKey },
        TTL: keepSeconds,
        urgency: 'high',
        // Another try of the same message takes the place of the one that was not fetched yet: 32 letters at most.
        topic: createHash('sha256')
          .update(message.link ?? message.reference)
          .digest('base64url')
          .slice(0, 32),
        contentEncoding: 'aes128gcm',
      },
    );
    const answer = await fetch(endpoint, {
      method: 'POST',
      headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)])),
      body: new Uint8Array(body),
      redirect: 'manual',
      signal: AbortSignal.timeout(10_000),
    });
    await answer.body?.cancel();
    return { device, ...meaningOf(answer) };
  } catch (error) {
    return { device, said: 'thrown', error };
  }
}

function meaningOf({ status, ok, headers }: Response) {
  if (ok) return { said: 'taken' } as const;
  if (status === 404 || status === 410) return { said: 'gone' } as const;
  if (status === 429 || status === 503)
    return { said: 'tooFast', restMs: Math.min(600, Number(headers.get('retry-after')) || 5) * 1000 } as const;
  if (status < 500) return { said: 'refused', words: `推送服务拒收（${status}）` } as const;
  return { said: 'thrown', error: new Error(`push service: ${status}`) } as const;
}

/** What came of the message as a whole: taken by one is taken; else what leaves most open. */
function together(all: readonly Told[]): Sent {
  const gone = all.flatMap(({ said, device }) => (said === 'gone' ? [device.id] : []));
  if (all.some(({ said }) => said === 'taken')) return { said: 'taken', vendorRef: null, gone };
  const thrown = all.flatMap((each) => (each.said === 'thrown' ? [each] : []));
  if (thrown.length > 0) throw new AggregateError(thrown.map(({ error }) => error));
  const tooFast = all.flatMap((each) => (each.said === 'tooFast' ? [each.restMs] : []));
  if (tooFast.length > 0) return { said: 'tooFast', words: '推送服务要求稍后再发', restMs: Math.max(...tooFast), gone };
  const refused = all.flatMap((each) => (each.said === 'refused' ? [each.words] : []));
  return { said: 'refused', words: refused[0] ?? '推送已在设备上关闭', gone };
}

/** What the browser's worker shows: a push service takes 4 KB, so the words are cut and the link never is. */
const noteOf = ({ subject, words, link, reference, code }: Message): string =>
  JSON.stringify({ title: subject, body: words.slice(0, 500), link, tag: reference, code });

/** Whom a push service may write to about us: a mail address or a page. */
const subjectOf = (contact: string | null): string =>
  contact !== null && /^(mailto:|https:)/.test(contact) ? contact : `mailto:${contact ?? 'duty@localhost'}`;
