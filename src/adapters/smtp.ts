import { connect } from 'node:net';
import { connect as connectSafely } from 'node:tls';
import type { Line, Protocol, Sent } from '../server/channels/port.ts';

/**
 * Mail by SMTP; the address is smtp://host:25 or smtps://host:465. A refusal of the mailbox is told by the reply to RCPT (RFC 5321, 4.2.3),
 * one of the whole server by any other; what got no reply is in doubt. No server tells whether a mail was read.
 */
export const smtpMail: Protocol = {
  label: '电子邮件',
  tells: false,
  open: ({ address, account, secret, sender }): Line => {
    const { hostname, port, protocol } = new URL(address);
    const isSafe = protocol === 'smtps:';
    const portOf = Number(port) || (isSafe ? 465 : 25);
    // Loaded for who has mail: it is large.
    const transport = import('nodemailer').then(({ createTransport }) =>
      createTransport({
        host: hostname,
        port: portOf,
        secure: isSafe,
        pool: true,
        maxRequeues: 0, // a connection lost after the mail was handed over is not tried again: that may be twice
        connectionTimeout: 5000,
        greetingTimeout: 5000,
        socketTimeout: 10_000,
        ...(account === null ? {} : { auth: { user: account, pass: secret ?? '' } }),
      }),
    );
    return {
      send: async ({ to, subject, words, link, reference }) => {
        try {
          const mail = await transport;
          await mail.sendMail({
            from: sender ?? account ?? '',
            to,
            subject,
            text: link === null ? words : `${words}\n\n请点击确认：${link}`,
            messageId: `<${reference}@anlan>`,
          });
          return { said: 'taken', vendorRef: null };
        } catch (error) {
          return replyOf(error);
        }
      },
      check: () => greet({ host: hostname, port: portOf, isSafe }),
      close: async () => (await transport).close(),
    };
  },
};

/** What the server's reply means; without a reply the error is thrown on, but when there was nobody to reply. */
function replyOf(error: unknown): Sent {
  if (!(error instanceof Error)) throw error;
  const code = 'responseCode' in error ? Number(error.responseCode) : 0;
  const isUnreached = 'syscall' in error && (error.syscall === 'connect' || error.syscall === 'getaddrinfo');
  if (isUnreached) return { said: 'unreached', words: '连不上邮件服务器' };
  if (code === 0) throw error;
  if ('command' in error && error.command === 'RCPT TO') {
    const isDead = code === 550 || code === 553;
    return { said: 'refused', words: isDead ? `没有这个邮箱（${code}）` : `邮箱暂不收信（${code}）`, isDead };
  }
  return code < 500
    ? { said: 'tooFast', words: `邮件服务器要求稍后再发（${code}）` }
    : { said: 'refused', words: `邮件服务器拒收（${code}）` };
}

/** Throws unless a mail server greets at an address (220), and takes leave of it: no sign-in, for it is asked every few seconds. */
function greet(to: { readonly host: string; readonly port: number; readonly isSafe: boolean }): Promise<void> {
  return new Promise((done, failed) => {
    const socket = to.isSafe ? connectSafely({ ...to, servername: to.host }) : connect(to);
    socket.setTimeout(4000, () => socket.destroy(new Error('邮件服务器没有应答')));
    socket.once('error', failed);
    socket.once('close', () => failed(new Error('邮件服务器断开了连接')));
    socket.once('data', (greeting: Buffer) => {
      if (greeting.toString('latin1').startsWith('220')) done();
      else failed(new Error(greeting.toString('latin1').trim().slice(0, 100)));
      socket.end('QUIT\r\n');
    });
  });
}
