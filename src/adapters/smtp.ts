import type { Line, Protocol } from '../server/channels/port.ts';

/** Mail by SMTP; the address is smtp://host:25 or smtps://host:465. What the server refuses for good is refused, the rest is in doubt. */
export const smtpMail: Protocol = {
  label: '电子邮件',
  open: ({ address, account, secret, sender }): Line => {
    const { hostname, port, protocol } = new URL(address);
    // Loaded for who has mail: it is large.
    const transport = import('nodemailer').then(({ createTransport }) =>
      createTransport({
        host: hostname,
        port: Number(port) || (protocol === 'smtps:' ? 465 : 25),
        secure: protocol === 'smtps:',
        pool: true,
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
          const code = error instanceof Error && 'responseCode' in error ? Number(error.responseCode) : 0;
          if (code >= 500) return { said: 'refused', words: `邮件服务器拒收（${code}）`, isDead: code === 550 };
          if (code === 421 || code === 450 || code === 452)
            return { said: 'tooFast', words: `邮件服务器要求稍后再发（${code}）` };
          throw error;
        }
      },
      check: async () => void (await (await transport).verify()),
      close: async () => (await transport).close(),
    };
  },
};
