// The floor: what a good engineer writes by hand for these three calls, with the guarantees the product gives and nothing general.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { openDatabase } from '../../src/server/db/connect.ts';
import { createHazard } from './create.ts';
import { listHazards } from './list.ts';
import { listBuildings } from './list-buildings.ts';
import { orderHazard } from './order.ts';
import { jsonOf, Refusal, refuseCrossSite } from './request.ts';
import { type Floor, inTransaction } from './transaction.ts';

const { DATABASE_URL: url = '', SECRET: secret = '' } = process.env;
const { app: pool, owner, close } = openDatabase({ url });
const marking = new Set<string>();
const floor: Floor = {
  pool,
  secret,
  markSeen: (sessionId, now) => {
    if (marking.has(sessionId)) return;
    marking.add(sessionId);
    void owner
      .query('update session set last_seen_at = $2 where id = $1 and last_seen_at < $2', [sessionId, now])
      .finally(() => marking.delete(sessionId));
  },
};

async function answer(request: IncomingMessage): Promise<readonly [status: number, body: unknown]> {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
  if (request.method === 'GET' && pathname === '/hazards') {
    return [200, await inTransaction(floor, request, (tx) => listHazards(tx, searchParams))];
  }
  if (request.method === 'GET' && pathname === '/buildings') {
    return [200, await inTransaction(floor, request, (tx) => listBuildings(tx, searchParams))];
  }
  refuseCrossSite(request);
  const body = await jsonOf(request);
  if (request.method === 'POST' && pathname === '/hazards') {
    return [201, await inTransaction(floor, request, (tx) => createHazard(tx, body))];
  }
  const id = /^\/hazards\/([0-9a-f-]{36})\/order$/.exec(pathname)?.[1];
  if (request.method === 'POST' && id !== undefined) {
    return [200, await inTransaction(floor, request, (tx) => orderHazard(tx, id, body))];
  }
  throw new Refusal(404, '没有这个接口');
}

function send(response: ServerResponse, status: number, body: unknown): void {
  const text = Buffer.from(JSON.stringify(body));
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': text.length });
  response.end(text);
}

const server = createServer((request, response) => {
  answer(request)
    .then(([status, body]) => send(response, status, body))
    .catch((error: unknown) => {
      if (!(error instanceof Refusal)) console.error(error);
      const [status, title] = error instanceof Refusal ? [error.status, error.message] : [500, '服务器出现异常'];
      send(response, status, { title });
    });
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (typeof address === 'object') console.log(`http://127.0.0.1:${address?.port}`);
});
process.on('SIGTERM', () => {
  server.close();
  void close().then(() => process.exit(0));
});
