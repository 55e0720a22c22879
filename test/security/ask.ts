import type { Server } from '../../src/server/machine.ts';

/** What came back, without waiting for an answer that has no end. */
export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** A request as it might come from anywhere; nothing is added that is not asked for. */
export interface Asking {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: BodyInit;
  /** The address of the one who asks, as the socket tells it. */
  readonly from?: string;
}

/** The headers of a page of ours that calls with a session. */
export const ownPage = (cookie = '') => ({
  cookie,
  host: 'localhost',
  origin: 'http://localhost',
  'content-type': 'application/json',
});

/** Asks the server. */
export async function ask(server: Server, path: string, asking: Asking = {}): Promise<Reply> {
  const { method = 'GET', headers = {}, body, from = '192.0.2.7' } = asking;
  const request = new Request(`http://localhost${path}`, {
    method,
    headers,
    ...(body === undefined ? {} : { body, duplex: 'half' as const }),
  });
  const response = await server.app.fetch(request, { incoming: { socket: { remoteAddress: from } } });
  const isEndless = response.headers.get('content-type')?.startsWith('text/event-stream') === true;
  if (isEndless) await response.body?.cancel();
  return { status: response.status, headers: response.headers, text: isEndless ? '' : await response.text() };
}
