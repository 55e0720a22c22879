import type { Line, Protocol } from '../server/channels/port.ts';

/**
 * Village loudspeakers by MQTT 3.1.1 or 5 (address mqtt://host:1883): the words go to `speakers/<id>/say` at least once, the reference
 * keeps a speaker from saying them twice; what it has played it tells on `speakers/<id>/said`.
 */
export const loudspeaker: Protocol = {
  label: '大喇叭',
  tells: true,
  open: ({ address, account, secret }, hears): Line => {
    // Loaded for who has loudspeakers: it is large.
    const opened = import('mqtt').then(async ({ connect }) => {
      const client = connect(address, {
        connectTimeout: 5000,
        reconnectPeriod: 2000,
        queueQoSZero: false,
        ...(account === null ? {} : { username: account, password: secret ?? '' }),
      });
      client.on('error', () => undefined); // it connects again by itself; `check` says that it is away
      client.on('connect', () => client.subscribe('speakers/+/said', { qos: 1 }));
      client.on('message', (_, payload) => {
        const said = readSaid(payload.toString());
        if (said === undefined) return;
        void hears({ vendorRef: null, to: null, seconds: null, ...said }).catch(() => undefined);
      });
      await new Promise<void>((ready) => {
        client.once('connect', () => ready());
        client.once('close', () => ready()); // nobody there, or we are not let in
      });
      return client;
    });
    opened.catch(() => undefined); // an address that is none: whoever sends or checks learns of it
    return {
      send: async ({ to, words, reference }) => {
        const client = await opened;
        if (!client.connected) return { said: 'unreached', words: '广播平台未连接' };
        if (!/^[^/+#\s]+$/.test(to)) return { said: 'refused', words: '广播编号不能含空格和 / + #', isDead: true };
        const said = client.publishAsync(`speakers/${to}/say`, JSON.stringify({ reference, words }), { qos: 1 });
        await within(said, 10_000);
        return { said: 'taken', vendorRef: null };
      },
      check: async () => {
        if (!(await opened).connected) throw new Error('not connected to the broker');
      },
      close: async () => (await opened).endAsync(true),
    };
  },
};

/** The broker's word comes in time, or whether it took the message is open. */
async function within<T>(promise: Promise<T>, ms: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, fail) => {
    timer = setTimeout(() => fail(new Error('no word from the broker')), ms);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

function readSaid(text: string) {
  try {
    const told = JSON.parse(text) as { readonly reference?: unknown; readonly played?: unknown } | null;
    if (typeof told?.reference !== 'string') return undefined;
    const played = told.played === true;
    return {
      reference: told.reference,
      progress: played ? ('heard' as const) : ('failed' as const),
      words: played ? '已播放' : '播放失败',
    };
  } catch {
    return undefined;
  }
}
