import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { createCipheriv, getCiphers, randomBytes } from 'node:crypto';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { setTimeout as wait } from 'node:timers/promises';
import { phone } from '../../codes/phone.ts';
import { Problem } from '../../kernel/problem.ts';
import { site } from '../../modules/sites/index.ts';
import { createTestDatabase } from '../../../test/harness/postgres.ts';
import { at, county, createWorld, village } from '../../../test/harness/world.ts';
import { asSystem } from '../jobs/system.ts';
import { keyFile, makeKey, openKeyring, readKeyring, vaultIn, writeKeyring } from './keyring.ts';
import { reseal } from './reseal.ts';
import { keyIdOf, vaultOf } from './vault.ts';

const made = await createTestDatabase();
const world = await createWorld({ database: made });
after(() => world.end());
const { owner } = world.database;
const keysDir = join(world.dataDir, 'keys');
const inspector = await world.signIn('inspector');

const draft = { name: '兴旺砖厂', sector: 'shaleBrick', scale: 'belowScale', address: '城关镇东门', area: village };
async function newSite(principalPhone: string): Promise<string> {
  const { status, json } = await inspector.post(at(site), { draft: { ...draft, principalPhone } });
  assert.equal(status, 201, JSON.stringify(json));
  return json.row.id;
}
const stored = async (id: string) =>
  (
    await owner.query<{ token: string; blind: string }>(
      'select principal_phone as token, principal_phone_blind as blind from site where id = $1',
      [id],
    )
  ).rows[0] ?? { token: '', blind: '' };
const open = (id: string) => inspector.post(at(site, id, 'open'), { field: 'principalPhone', reason: '核实联系方式' });
const found = async (value: string) =>
  (await inspector.get(`${at(site)}?where=${encodeURIComponent(JSON.stringify({ principalPhone: value }))}`)).json.rows
    .map(({ id }: { id: string }) => id)
    .toSorted();

const seat = { county, ledger: 'site', id: '0199', field: 'principalPhone' };

test('a value opens in its own place alone, with its own key, and unaltered', () => {
  const ring = { keys: [makeKey()], chain: randomBytes(32) };
  const vault = vaultOf(() => ring);
  const token = vault.seal(seat, '13812345678');
  assert.equal(vault.open(seat, token), '13812345678');
  assert.notEqual(vault.seal(seat, '13812345678'), token, 'sealed twice it looks another');
  for (const other of [{ county: '519902' }, { ledger: 'visit' }, { id: '0198' }, { field: 'remarks' }])
    assert.throws(() => vault.open({ ...seat, ...other }, token), Problem, JSON.stringify(other));
  for (let bit = 20; bit < token.length; bit += 7) {
    const other = token[bit] === 'A' ? 'B' : 'A';
    assert.throws(() => vault.open(seat, token.slice(0, bit) + other + token.slice(bit + 1)), Problem);
  }
  for (const cut of [token.slice(0, -8), token.slice(0, 24), `${token.slice(0, 17)}.`]) {
    assert.throws(() => vault.open(seat, cut), Problem, cut);
  }
  assert.throws(() => vaultOf(() => ({ ...ring, keys: [makeKey()] })).open(seat, token), /缺少密钥/);
});

test('equal values of one county and one kind are equal blindly, all others are not', () => {
  const vault = vaultOf(() => ring);
  const ring = { keys: [makeKey()], chain: randomBytes(32) };
  const of = (where: string, value: string, name = 'phone') => vault.blinds(where, { ...phone, name }, value)[0];
  assert.equal(of(county, '13812345678'), of(county, '13812345678'));
  assert.notEqual(of(county, '13812345678'), of('519902', '13812345678'));
  assert.notEqual(of(county, '13812345678'), of(county, '13812345678', 'bankCard'));
  assert.notEqual(of(county, '13812345678'), of(county, '13812345679'));
});

test('SM4-GCM seals where the runtime has it, and is refused in words where it has not', () => {
  if (!getCiphers().includes('sm4-gcm')) {
    assert.throws(() => makeKey('sm4-gcm'), /不支持 SM4-GCM/);
    assert.throws(() => createCipheriv('sm4-gcm' as 'aes-128-gcm', randomBytes(16), randomBytes(12)));
    return;
  }
  const ring = { keys: [makeKey('sm4-gcm')], chain: randomBytes(32) };
  const vault = vaultOf(() => ring);
  assert.equal(vault.open(seat, vault.seal(seat, '13812345678')), '13812345678');
});

test('the keys are made once, for this user alone, and the database knows only which they are', async () => {
  assert.equal(statSync(keyFile(keysDir)).mode & 0o777, 0o600);
  assert.equal(statSync(keysDir).mode & 0o777, 0o700);
  const [key] = readKeyring(keysDir).keys;
  const { rows } = await owner.query("select * from sealing_key where fingerprint <> ''");
  assert.deepEqual([rows.length, rows[0].id], [1, key?.id]);
  assert.ok(!JSON.stringify(rows).includes(key?.secret.toString('hex') ?? '-'));
  const before = readFileSync(keyFile(keysDir), 'utf8');
  await openKeyring(owner, keysDir, world.clock());
  assert.equal(readFileSync(keyFile(keysDir), 'utf8'), before);
});

test('without its keys, with others, or with a broken file, a sealed database is not started over', async () => {
  await newSite('19900000001');
  const empty = mkdtempSync(join(world.dataDir, 'none-'));
  await assert.rejects(openKeyring(owner, empty, world.clock()), /找不到密钥文件.*请从备份恢复密钥目录/);
  writeKeyring(empty, { keys: [makeKey()], chain: randomBytes(32) });
  await assert.rejects(openKeyring(owner, empty, world.clock()), /里没有这把密钥.*请从备份恢复/);
  const stolen = readKeyring(keysDir).keys.map((key) => ({ ...key, secret: randomBytes(32) }));
  writeKeyring(empty, { keys: stolen, chain: randomBytes(32) });
  await assert.rejects(openKeyring(owner, empty, world.clock()), /里没有这把密钥/, 'the same name is not the same key');
  writeFileSync(keyFile(empty), '{"keys": [');
  await assert.rejects(openKeyring(owner, empty, world.clock()), /读不出来/);
  copyFileSync(keyFile(keysDir), keyFile(empty));
  await openKeyring(owner, empty, world.clock());
  rmSync(empty, { recursive: true });
});

test('what an upgrade finds in the clear is sealed, and until then shown masked', async () => {
  const id = await newSite('19900000002');
  await owner.query(`update site set principal_phone = '0816-2345678', principal_phone_blind = null where id = $1`, [
    id,
  ]);
  assert.equal((await inspector.get(at(site, id))).json.row.principalPhone, phone.mask('0816-2345678'));
  const { values } = await reseal(world.server.machine, owner);
  assert.equal(values, 1);
  assert.match((await stored(id)).token, /^sealed1\./);
  assert.equal((await open(id)).json.value, '0816-2345678');
  assert.deepEqual(await reseal(world.server.machine, owner), { values: 0 });
});

test('keys are rotated while people work: old values open, are found and sealed anew, and only then the old key may go', async () => {
  const [a, b] = [await newSite('19900000003'), await newSite('19900000003')];
  const [oldKey] = readKeyring(keysDir).keys;
  const newKey = makeKey();
  const ring = readKeyring(keysDir);
  writeKeyring(keysDir, { ...ring, keys: [newKey, ...ring.keys] });
  await openKeyring(owner, keysDir, world.clock());
  const machine = { ...world.server.machine, vault: vaultIn(keysDir) };
  await wait(2100); // the server looks at its keys every two seconds
  const c = await newSite('19900000003');
  assert.deepEqual([keyIdOf((await stored(a)).token), keyIdOf((await stored(c)).token)], [oldKey?.id, newKey.id]);
  assert.deepEqual(await found('19900000003'), [a, b, c].toSorted(), 'by the blind index of either key');
  assert.equal((await open(a)).json.value, '19900000003');
  const versions = (await inspector.get(at(site, a))).json.row.version;
  const { values } = await reseal(machine, owner);
  assert.ok(values >= 2);
  for (const id of [a, b, c]) {
    const { token, blind } = await stored(id);
    assert.equal(keyIdOf(token), newKey.id);
    assert.equal(blind, machine.vault.blinds(county, phone, '19900000003')[0]);
    assert.equal((await open(id)).json.value, '19900000003');
  }
  assert.equal((await inspector.get(at(site, a))).json.row.version, versions, 'sealing anew is no change');
  const { rows } = await owner.query('select id from sealing_key where retired_at is null');
  assert.deepEqual(rows, [{ id: newKey.id }]);
});

test('anlan rotate-keys does it from the shell, and drops an old key only when no row is sealed with it', async () => {
  const id = await newSite('19900000004');
  const before = keyIdOf((await stored(id)).token);
  const { code, error } = await anlan('rotate-keys');
  assert.deepEqual([code, /新密钥 [0-9a-f]{8} 已启用.*\n已重新密封 \d+ 处/.test(error)], [0, true], error);
  assert.notEqual(keyIdOf((await stored(id)).token), before);
  assert.equal(readKeyring(keysDir).keys.length, 3);
  // Somebody who had not heard of the new key has sealed once more with the old one.
  const ring = readKeyring(keysDir);
  const old = vaultOf(() => ({ ...ring, keys: ring.keys.slice(1) }));
  const late = old.seal({ county, ledger: 'site', id, field: 'principalPhone' }, '19900000005');
  await owner.query('update site set principal_phone = $1 where id = $2', [late, id]);
  assert.match((await anlan('rotate-keys', '--drop-old')).error, /已删去 2 把旧密钥，还有 1 把在用/);
  assert.equal(readKeyring(keysDir).keys.length, 1);
  await wait(2100);
  assert.equal((await open(id)).json.value, '19900000005');
  assert.match((await anlan('rotate-keys', '--cipher', 'des')).error, /没有“des”这种算法/);
});

test('a whole number finds the row that keeps it sealed, for those who may open it', async () => {
  const id = await newSite('19900000006');
  const hits = async (who: typeof inspector, q: string) =>
    (await who.get(`/api/search?q=${encodeURIComponent(q)}`)).json.map(({ rowId }: { rowId: string }) => rowId);
  assert.deepEqual(await hits(inspector, '199 0000 0006'), [id]);
  assert.deepEqual(await hits(inspector, '19900000006'), [id]);
  assert.deepEqual(await hits(inspector, '1990000000'), []);
  for (const role of ['writer', 'auditor', 'village'] as const) {
    const post = role === 'village' ? { area: village } : {};
    assert.deepEqual(await hits(await world.signIn(role, post), '19900000006'), [], role);
  }
  assert.deepEqual(
    await hits(await world.signIn('township', { area: '519901102' }), '19900000006'),
    [],
    'another town',
  );
});

test('sixty rows are sealed and found within one transaction, as an import writes them', async () => {
  const { machine } = world.server;
  const { create } = await import('../ledger/write.ts');
  const rows = await asSystem(machine, county, (ctx) =>
    Promise.all(
      Array.from({ length: 60 }, (_, n) =>
        create(
          {
            ...ctx,
            actor: { ...ctx.actor, posts: ctx.actor.posts.map((p) => ({ ...p, role: 'inspector' as const })) },
          },
          site,
          {
            ...draft,
            sector: 'shaleBrick',
            scale: 'belowScale',
            principalPhone: `1990001${String(n).padStart(4, '0')}`,
          },
        ),
      ),
    ),
  );
  assert.ok(rows.every(({ principalPhone }, n) => principalPhone === `199****${String(n).padStart(4, '0')}`));
  assert.deepEqual(await found('19900010059'), [rows[59]?.id]);
});

function anlan(...words: readonly string[]): Promise<{ code: number; error: string }> {
  const { promise, resolve } = Promise.withResolvers<{ code: number; error: string }>();
  const program = fileURLToPath(new URL('../../../bin/anlan', import.meta.url));
  const env = { ...process.env, DATABASE_URL: made.url, DATA_DIR: world.dataDir };
  const child = execFile(process.execPath, [program, ...words], { env, cwd: world.dataDir }, (_, __, error) =>
    resolve({ code: child.exitCode ?? -1, error }),
  );
  return promise;
}
