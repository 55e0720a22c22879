import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Line } from '../server/channels/port.ts';
import { type Mailbox, type RunningMailServer, startFakeMailServer } from './fakes/mail-server.ts';
import { messageTo } from './fakes/message.ts';
import { smtpMail } from './smtp.ts';

let server: RunningMailServer;
let line: Line;
const open = (secret: string) =>
  smtpMail.open(
    { address: server.address, account: 'county', secret, sender: 'duty@anlan.example', template: null },
    async () => undefined,
  );

before(async () => {
  server = await startFakeMailServer({
    account: 'county',
    secret: 'right',
    mailbox: (address) => (address.split('@')[0] ?? 'takes') as Mailbox, // the tests write to these
    answerMs: () => 300,
  });
  line = open('right');
});
after(async () => {
  await line.close();
  await server.stop();
});

test('a mail arrives at a slow server with its words, its link and the attempt’s own number', async () => {
  const message = messageTo('takes@anlan.example');
  assert.deepEqual(await line.send(message), { said: 'taken', vendorRef: null });
  const mail = server.taken[0]?.mail ?? '';
  assert.ok(mail.includes(`<${message.reference}@anlan>`));
  const body = mail.slice(mail.indexOf('\r\n\r\n')).replaceAll('=\r\n', '');
  const words = decodeURIComponent(body.replaceAll(/=(?=[0-9A-F]{2})/g, '%')); // quoted-printable, RFC 2045
  assert.match(words, /请立即组织转移[^]*https:\/\/anlan\.example\/call\/519901-abc/);
});

const said = async (mailbox: Mailbox) => line.send(messageTo(`${mailbox}@anlan.example`));

test('no such mailbox is dead, a busy one is refused for now, a server that wants less is too fast', async () => {
  assert.deepEqual(await said('missing'), { said: 'refused', words: '没有这个邮箱（550）', isDead: true });
  assert.deepEqual(await said('busy'), { said: 'refused', words: '邮箱暂不收信（450）', isDead: false });
  assert.equal((await said('tooMany')).said, 'tooFast');
});

test('a wrong password is the server’s refusal, not the mailbox’s', async () => {
  const wrong = open('wrong');
  assert.deepEqual(await wrong.send(messageTo('takes@anlan.example')), {
    said: 'refused',
    words: '邮件服务器拒收（535）',
  });
  await wrong.close();
});

test('a server that takes the mail and dies without a word leaves it open, and it is not sent again by itself', async () => {
  const before = server.taken.length;
  const sending = line.send(messageTo('hangs@anlan.example'));
  while (server.taken.length === before) await new Promise((later) => setTimeout(later, 10));
  await line.check();
  server.cut();
  await assert.rejects(sending);
  await server.stop();
  await assert.rejects(line.check());
  assert.equal((await line.send(messageTo('takes@anlan.example'))).said, 'unreached');
  assert.equal(server.taken.length, before + 1);
});
