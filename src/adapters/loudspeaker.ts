import type { Line, Protocol } from '../server/channels/port.ts';

/**
 * Village loudspeakers by MQTT 3.1.1 or 5 (address mqtt://host:1883): the words go to `speakers/<id>/say` at least once, the reference
 * keeps a speaker from saying them twice; what it has played it tells on `speakers/<id>/said`.
 */
export const loudspeaker: Protocol = {
  label: '大喇叭',
  open: ({ address, account, secret }, hears): Line => {
    // Loaded for who has loudspeakers: it is large.
    const opened = import('mqtt').then(({ connect }) => {
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
        hears({ vendorRef: null, to: null, seconds: null, ...said });
      });
      return client;
    });
    opened.catch(() => undefined); // an address that is none: whoever sends or checks learns of it
    return {
      send: async ({ to, words, reference }) => {
        const client = await opened;
        if (!client.connected) return { said: 'tooFast', words: '广播平台未连接' };
        await client.publishAsync(`speakers/${to}/say`, JSON.stringify({ reference, words }), { qos: 1 });
        return { said: 'taken', vendorRef: null };
      },
      check: async () => {
        if (!(await opened).connected) throw new Error('not connected to the broker');
      },
      close: async () => (await opened).endAsync(true),
    };
  },
};

function readSaid(text: string) {
  try {
    const told = JSON.parse(text) as { readonly reference?: unknown; readonly played?: unknown };
    if (typeof told.reference !== 'string') return undefined;
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
