import type { AddressInfo, Socket } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { untilStopped } from './later.ts';

/** What a mailbox does with a mail: takes it, is not there, is busy for now; the last two are of the server: too many, or no word at all. */
export type Mailbox = 'takes' | 'missing' | 'busy' | 'tooMany' | 'hangs';

/** How a fake mail server behaves. */
export interface FakeMailServer {
  readonly account: string;
  readonly secret: string;
  readonly mailbox: (address: string) => Mailbox;
  readonly answerMs: () => number;
}

/** What a running mail server has seen. */
export interface RunningMailServer {
  readonly address: string;
  readonly taken: readonly { readonly to: string; readonly mail: string }[];
  /** Cuts all connections without a word. */
  cut(): void;
  stop(): Promise<void>;
}

/** A real SMTP server at the far end of a real socket, that signs people in and refuses as servers do, by the codes of RFC 5321. */
export async function startFakeMailServer(manners: FakeMailServer, port = 0): Promise<RunningMailServer> {
  const later = untilStopped();
  const taken: { to: string; mail: string }[] = [];
  const server = new SMTPServer({
    hideSTARTTLS: true,
    allowInsecureAuth: true,
    closeTimeout: 100,
    onAuth: ({ username, password }, _, done) =>
      username === manners.account && password === manners.secret
        ? done(null, { user: username })
        : done(replyOf(535, '5.7.8 Authentication failed')),
    onRcptTo: ({ address }, _, done) => {
      const says = manners.mailbox(address);
      if (says === 'missing') done(replyOf(550, '5.1.1 No such user here'));
      else if (says === 'busy') done(replyOf(450, '4.2.1 Mailbox busy'));
      else done();
    },
    onData: (stream, { envelope }, done) => {
      let mail = '';
      stream.on('data', (chunk: Buffer) => (mail += chunk.toString()));
      stream.on('end', () => {
        const to = envelope.rcptTo[0]?.address ?? '';
        const says = manners.mailbox(to);
        if (says === 'tooMany') return done(replyOf(452, '4.3.1 Too many mails, come later'));
        taken.push({ to, mail });
        return says === 'hangs' ? undefined : later(manners.answerMs(), () => done(null));
      });
    },
  });
  server.on('error', () => undefined); // a client that hangs up is its own matter
  const sockets = new Set<Socket>();
  const listening = server.listen(port, '127.0.0.1');
  listening.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  await new Promise((ready) => listening.once('listening', ready));
  const found = listening.address() as AddressInfo; // it listens on a port
  return {
    address: `smtp://127.0.0.1:${found.port}`,
    taken,
    cut: () => {
      for (const socket of sockets) socket.destroy();
    },
    stop: async () => {
      later.stop();
      await new Promise<void>((done) => server.close(done));
    },
  };
}

const replyOf = (responseCode: number, words: string) => Object.assign(new Error(words), { responseCode });
