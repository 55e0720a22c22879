import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A fake's own server of HTTP on this machine: its address, and how it ends at once. */
export interface Listening {
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** Listens on a port of this machine; 0 is any that is free. */
export async function listen(answer: RequestListener, port = 0): Promise<Listening> {
  const server = createServer(answer);
  await new Promise<void>((ready) => server.listen(port, '127.0.0.1', ready));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, // it listens on a port
    close: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}
