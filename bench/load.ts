import autocannon from 'autocannon';
import { cpuOf, familyCpuOf, type Listening } from './process.ts';
import type { Round } from './rounds.ts';
import type { Stand } from './stand.ts';

/** One request of a cycle; `context` lives as long as the cycle of one connection. */
export type Ask = (context: Record<string, unknown>) => {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly body?: unknown;
};

/** How a server is loaded: for how long, with what, and if less than it can take, how many requests a second. */
export interface Load {
  readonly seconds: number;
  readonly asks: readonly Ask[];
  readonly rate?: number;
  /** Told of requests that failed, when the rest is worth something without them; else they end the bench. */
  readonly onFailed?: (words: string) => void;
}

const connections = 16;

/** Loads a server with 16 connections, each signed in as somebody else. Any answer but 2xx is an error. */
export async function load(stand: Stand, server: Listening, { seconds, asks, rate, onFailed }: Load): Promise<Round> {
  const requests = asks.map((ask) => ({
    setupRequest: (request: autocannon.Ask, context: Record<string, unknown>) => {
      const { method, path, body } = ask(context);
      return { ...request, method, path, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
    },
  }));
  let connected = 0;
  const before = [cpuOf(server.pid), familyCpuOf(stand.postgres)] as const;
  const result = await autocannon({
    url: server.url,
    connections,
    duration: seconds,
    ...(rate === undefined ? {} : { overallRate: rate }),
    setupClient: (client) => {
      const cookie = stand.cookies[connected % stand.cookies.length] ?? '';
      connected += 1;
      const headers = { cookie, 'content-type': 'application/json', origin: server.url };
      client.setRequests(requests.map((request) => ({ ...request, headers })));
    },
    requests,
  });
  const { total } = result.requests;
  const failed = result.errors + result.timeouts + result.non2xx;
  if (failed > 0) {
    // what timed out is counted among the errors too
    const words = `${failed - result.timeouts} of ${total} requests failed: ${result.timeouts} of them timeouts, ${result.non2xx} refused`;
    if (!onFailed) throw new Error(`${server.url}: ${words}`);
    onFailed(words);
  }
  return {
    perSecond: total / result.duration,
    serverMs: (cpuOf(server.pid) - before[0]) / total,
    databaseMs: (familyCpuOf(stand.postgres) - before[1]) / total,
    p50: result.latency.p50,
    p99: result.latency.p99,
  };
}
