import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { uuidv7 } from 'uuidv7';
import { made, refusedWith } from '../../../test/harness/answers.ts';
import {
  asking,
  at,
  type Caller,
  county,
  createWorld,
  otherTown,
  village,
  type World,
} from '../../../test/harness/world.ts';
import type { AnyLedger } from '../../kernel/ledger.ts';
import type { Job } from '../../server/module.ts';
import { runJob } from '../../server/jobs/jobs.ts';
import { site } from '../sites/index.ts';
import { permit, permitApplication, permitSuspension, safetyCertificate } from './index.ts';
import { acceptBySilence, watchCertificates, watchPermits, watchRenewals } from './permit-clock.server.ts';

let world: World;
let clerk: Caller;
let chief: Caller;
let leader: Caller;
before(async () => {
  world = await createWorld();
  clerk = await world.signIn('inspector');
  chief = await world.signIn('sectionChief');
  leader = await world.signIn('leader');
});
after(() => world.end());

const goTo = (day: string) => world.clock.set(`${day}T02:00:00.000Z`);

async function newSite(name: string, sector: string, area = village): Promise<string> {
  const draft = { name, sector, scale: 'individual', address: '城关镇东门', area };
  return (await made(clerk.post(at(site), { id: uuidv7(), draft }))).row.id;
}
async function create(l: AnyLedger, draft: object, by = clerk): Promise<string> {
  return (await made(by.post(at(l), { id: uuidv7(), draft }))).row.id;
}
const rowOf = async (l: AnyLedger, id: string) => (await made(leader.get(at(l, id)))).row;
const take = async (l: AnyLedger, id: string, name: string, input: object = {}, by = clerk) =>
  by.post(at(l, id, 'steps', name), { version: (await rowOf(l, id)).version, input });
const advance = async (step: 'accept' | 'approve' | 'issue', id: string, more: object, by: Caller) =>
  by.post(`/api/permits/${step}`, { id, version: (await rowOf(permitApplication, id)).version, ...more });
const duesOf = async (l: AnyLedger, id: string): Promise<Record<string, string>> => {
  const { deadlines } = await made(leader.get(at(l, id)));
  return Object.fromEntries(
    deadlines.map((line: { name: string; dueAt: string; metAt: string | null }) => [
      line.name,
      line.metAt === null ? line.dueAt : 'met',
    ]),
  );
};
const endOf = (day: string) => new Date(Date.parse(`${day}T15:59:59.999Z`)).toISOString();

const asked = {
  applicant: '城关镇红火烟花爆竹店',
  kind: 'fireworksRetail',
  matter: 'new',
  principal: '店主甲',
  scope: 'C级、D级烟花爆竹零售',
  storageLimit: '80 箱',
  receivedOn: '2026-03-02',
};
async function apply(siteId: string, more: object = {}): Promise<string> {
  return create(permitApplication, { ...asked, site: siteId, ...more });
}
const review = { environment: 'notNeeded', reviewOpinion: '材料齐全，专店销售' };
const check = async (checkResult = 'pass') => ({
  checkedOn: world.clock().slice(0, 10),
  checkers: [clerk.id, chief.id],
  checkResult,
  checkFindings: '距学校一百二十米，消防器材齐备',
});
async function granted(id: string): Promise<void> {
  await made(advance('accept', id, { acceptedOn: world.clock().slice(0, 10) }, clerk));
  await made(take(permitApplication, id, 'review', review));
  await made(take(permitApplication, id, 'checkSite', await check()));
  await made(advance('approve', id, { decisionOpinion: '准予许可' }, leader));
}
const paper = { scope: 'C级、D级', storageLimit: '80 箱', validFrom: '2026-03-02' };

test('an application goes from the window to a numbered permit, each term in working days, decided by another than its reviewer', async () => {
  goTo('2026-03-02');
  const shop = await newSite('城关镇红火烟花爆竹店', 'fireworksRetail');
  const id = await apply(shop);
  assert.equal((await duesOf(permitApplication, id))['accept'], endOf('2026-03-09'));
  await made(take(permitApplication, id, 'askCorrection', { missing: '缺经营场所产权证明' }));
  assert.equal((await duesOf(permitApplication, id))['accept'], undefined, 'the clock waits for the applicant');
  goTo('2026-03-05');
  await made(take(permitApplication, id, 'correct', { correctedOn: '2026-03-05' }));
  refusedWith(await take(permitApplication, id, 'askCorrection', { missing: '还缺' }), /只能告知一次/);
  assert.equal((await duesOf(permitApplication, id))['accept'], endOf('2026-03-12'));
  refusedWith(await advance('accept', id, { acceptedOn: '2026-03-06' }, clerk), /不能晚于今天/);
  await made(advance('accept', id, { acceptedOn: '2026-03-05' }, clerk));
  const terms = await duesOf(permitApplication, id);
  assert.deepEqual([terms['accept'], terms['decide']], ['met', endOf('2026-04-02')]);
  await made(take(permitApplication, id, 'review', review));
  refusedWith(await advance('approve', id, { decisionOpinion: '准予' }, leader), /尚未现场核查/);
  await made(take(permitApplication, id, 'checkSite', await check()));
  await made(take(permitApplication, id, 'extend', { extendReason: '核查意见需研究' }, leader));
  assert.equal((await duesOf(permitApplication, id))['decide'], endOf('2026-04-17'));
  refusedWith(await take(permitApplication, id, 'extend', { extendReason: '再延' }, leader), /只能延长一次/);
  refusedWith(await advance('approve', id, { decisionOpinion: '准予' }, clerk), /岗位|权限/, 403);
  refusedWith(await advance('issue', id, paper, clerk), /还没有准予许可/);
  await made(advance('approve', id, { decisionOpinion: '准予许可' }, leader));
  assert.equal((await duesOf(permitApplication, id))['deliver'], endOf('2026-03-19'));
  refusedWith(
    await advance('issue', id, { ...paper, validFrom: '2026-03-05', validTo: '2029-03-04' }, clerk),
    /最长到 2028-03-04/,
    422,
  );
  const issued = await made(advance('issue', id, { ...paper, validFrom: '2026-03-05' }, clerk));
  assert.equal(issued.permitNumber, '（安应急）LS〔2026〕0001');
  const row = await rowOf(permit, issued.permit);
  assert.deepEqual(
    [row.validTo, row.state, row.grantedOn, row.holder],
    ['2028-03-04', 'valid', '2026-03-05', asked.applicant],
  );
  const done = await rowOf(permitApplication, id);
  assert.deepEqual([done.state, done.issuedPermit], ['issued', issued.permit]);
});

test('a first reviewer who is also a leader may not decide, and what is refused is served', async () => {
  goTo('2026-03-02');
  const both = await world.signIn('sectionChief');
  await world.database.owner.query(
    `insert into post (id, account_id, county, area, role, valid_from, state, asked_at)
     values ($1, $2, $3, $3, 'leader', '2020-01-01', 'effective', now())`,
    [uuidv7(), both.id, county],
  );
  const id = await apply(await newSite('河口镇响铃烟花店', 'fireworksRetail'), { applicant: '河口镇响铃烟花店' });
  await made(advance('accept', id, { acceptedOn: '2026-03-02' }, both));
  await made(take(permitApplication, id, 'review', review, both));
  await made(take(permitApplication, id, 'checkSite', await check('fail')));
  refusedWith(await advance('approve', id, { decisionOpinion: '准予' }, leader), /核查不合格/);
  await made(take(permitApplication, id, 'checkSite', await check()));
  refusedWith(await advance('approve', id, { decisionOpinion: '准予' }, both), /初审人不能/);
  await made(take(permitApplication, id, 'refuse', { refuseReason: '与小学距离不足一百米' }, leader));
  assert.equal((await duesOf(permitApplication, id))['deliver'], endOf('2026-03-16'));
  await made(take(permitApplication, id, 'serve', { servedOn: '2026-03-02' }));
  assert.equal((await rowOf(permitApplication, id)).state, 'served');
});

test('while a policy stands no permit of the kind is accepted, granted or issued, and the reason is the policy’s own', async () => {
  goTo('2026-03-02');
  const granting = await apply(await newSite('城关镇喜庆烟花店', 'fireworksRetail'), { applicant: '城关镇喜庆烟花店' });
  await granted(granting);
  const waiting = await apply(await newSite('城关镇如意烟花店', 'fireworksRetail'), { applicant: '城关镇如意烟花店' });
  const elsewhere = await apply(await newSite('河口镇烟花店', 'fireworksRetail', otherTown), {
    applicant: '河口镇烟花店',
  });
  const basis = { basis: '安政发〔2026〕3号 禁燃禁放通告', kind: 'fireworksRetail', fromOn: '2026-03-02' };
  const inTown = { ...basis, reason: '城区全域禁止燃放', area: village.slice(0, 9) };
  const suspension = await create(permitSuspension, inTown, chief);
  refusedWith(
    await advance('accept', waiting, { acceptedOn: '2026-03-02' }, clerk),
    /停止发放（安政发〔2026〕3号 禁燃禁放通告）：城区全域禁止燃放/,
  );
  refusedWith(await advance('issue', granting, paper, clerk), /停止发放/);
  const told = await made(clerk.get(asking('/permits/barriers', { id: granting })));
  assert.deepEqual([told.step, told.may, told.term.validTo], ['issue', true, '2028-03-01']);
  assert.match(told.barrier, /禁燃禁放通告/);
  await made(advance('accept', elsewhere, { acceptedOn: '2026-03-02' }, clerk));
  refusedWith(await take(permitSuspension, suspension, 'lift', { liftReason: '通告期满' }), /岗位/, 403);
  await made(take(permitSuspension, suspension, 'lift', { liftReason: '通告期满' }, leader));
  await made(advance('issue', granting, paper, clerk));
});

test('a hazardous-chemical permit needs the principal’s certificate; what the city decides is sent up and its number typed', async () => {
  goTo('2026-03-02');
  const station = await newSite('城关镇东门加油站', 'gasStation');
  const about = {
    applicant: '城关镇东门加油站',
    kind: 'hazchemOperation',
    hazchemClass: 'storageMajor',
  };
  const id = await apply(station, { ...about, storageLimit: null });
  await made(advance('accept', id, { acceptedOn: '2026-03-02' }, clerk));
  assert.equal((await duesOf(permitApplication, id))['decide'], endOf('2026-03-30'));
  await made(take(permitApplication, id, 'review', { ...review, environment: 'met' }));
  await made(take(permitApplication, id, 'checkSite', await check()));
  refusedWith(await advance('approve', id, { decisionOpinion: '准予' }, leader), /没有有效的安全生产知识/);
  await made(take(permitApplication, id, 'forward'));
  assert.equal((await duesOf(permitApplication, id))['decide'], 'met');
  await made(take(permitApplication, id, 'recordApproval', { decidedOn: '2026-03-02' }));
  const own = { scope: '汽油、柴油', validFrom: '2026-03-02', permitNumber: '川绵危化经字〔2026〕000123' };
  refusedWith(await advance('issue', id, own, clerk), /主要负责人没有有效的安全生产知识和管理能力合格证/);
  const holder = await create(safetyCertificate, {
    name: '站长乙',
    site: station,
    duty: 'principal',
    idNumber: '11010519491231002X',
  });
  refusedWith(
    await take(safetyCertificate, holder, 'hold', { validFrom: '2022-01-01', validTo: '2026-03-01' }),
    /已过有效期/,
  );
  await made(take(safetyCertificate, holder, 'hold', { validFrom: '2025-01-01', validTo: '2028-01-01' }));
  refusedWith(await advance('issue', id, { ...own, permitNumber: null }, clerk), /上级核发的编号/, 422);
  const issued = await made(advance('issue', id, own, clerk));
  assert.deepEqual([issued.permitNumber, issued.validTo], ['川绵危化经字〔2026〕000123', '2029-03-01']);
});

const old = {
  holder: '城关镇老字号烟花店',
  kind: 'fireworksRetail',
  permitNumber: '（安应急）LS〔2024〕0031',
  principal: '店主丙',
  scope: 'D级',
  storageLimit: '50 箱',
  issuedOn: '2024-06-01',
  validFrom: '2024-06-01',
  validTo: '2026-05-31',
};

test('at ninety, thirty and no days the clock turns a permit into the next duty; past its date nothing can be built on it', async () => {
  goTo('2026-03-02');
  const shop = await newSite('城关镇老字号烟花店', 'fireworksRetail');
  const id = await create(permit, { ...old, site: shop }, chief);
  const run = async (job: Job, day: string) => {
    goTo(day);
    await runJob(world.server.machine, job);
    return (await rowOf(permit, id)).state as string;
  };
  assert.equal(await run(watchPermits, '2026-03-01'), 'valid');
  assert.equal(await run(watchPermits, '2026-03-02'), 'expiring');
  assert.equal((await duesOf(permit, id))['renew'], endOf('2026-05-01'));
  assert.equal(await run(watchPermits, '2026-04-30'), 'expiring');
  assert.equal(await run(watchPermits, '2026-05-01'), 'urgent');
  assert.equal((await duesOf(permit, id))['lapse'], endOf('2026-05-31'));
  const extension = { applicant: old.holder, matter: 'extension', permit: id, receivedOn: '2026-05-20' };
  goTo('2026-05-20');
  const first = await apply(shop, extension);
  await made(advance('accept', first, { acceptedOn: '2026-05-20' }, clerk));
  assert.equal((await rowOf(permit, id)).state, 'renewing');
  assert.equal((await duesOf(permit, id))['renew'], 'met');
  assert.equal(await run(watchRenewals, '2026-05-20'), 'renewing', 'an application is under way');
  await made(take(permitApplication, first, 'withdraw', { endReason: '不再经营' }));
  assert.equal(await run(watchRenewals, '2026-05-20'), 'valid');
  assert.equal(await run(watchPermits, '2026-05-31'), 'urgent');
  goTo('2026-06-01');
  const late = await apply(shop, { ...extension, receivedOn: '2026-06-01' });
  const answer = await advance('accept', late, { acceptedOn: '2026-06-01' }, clerk);
  refusedWith(answer, /已于 2026-05-31 到期，不能办理延期，请按新办申请/);
  assert.equal((await rowOf(permit, id)).state, 'urgent', 'refused by its date, before the clock has written so');
  assert.equal(await run(watchPermits, '2026-06-01'), 'expired');
  await made(take(permit, id, 'cancel', { endKind: 'lapsed', endReason: '期满未延续' }, chief));
});

test('an extension takes the place of the permit it follows, from the day after its last', async () => {
  goTo('2026-05-10');
  const shop = await newSite('城关镇续期烟花店', 'fireworksRetail');
  const base = await create(permit, { ...old, site: shop, permitNumber: '（安应急）LS〔2024〕0032' }, chief);
  const id = await apply(shop, { matter: 'extension', permit: base, receivedOn: '2026-05-10' });
  await granted(id);
  const told = await made(clerk.get(asking('/permits/barriers', { id })));
  assert.deepEqual(told.term, { validFrom: '2026-06-01', validTo: '2028-05-31' });
  await made(advance('issue', id, { ...paper, validFrom: '2026-06-01' }, clerk));
  const replaced = await rowOf(permit, base);
  assert.deepEqual([replaced.state, replaced.endedOn], ['replaced', '2026-05-31']);
});

test('what nobody asks to complete within five working days is accepted from the day it came (行政许可法 32条)', async () => {
  goTo('2026-03-02');
  const id = await apply(await newSite('城关镇静默烟花店', 'fireworksRetail'), { applicant: '城关镇静默烟花店' });
  goTo('2026-03-09');
  await runJob(world.server.machine, acceptBySilence);
  assert.equal((await rowOf(permitApplication, id)).state, 'submitted');
  goTo('2026-03-10');
  await runJob(world.server.machine, acceptBySilence);
  const row = await rowOf(permitApplication, id);
  assert.deepEqual([row.state, row.acceptedOn], ['accepted', '2026-03-02']);
});

test('who holds no certificate is warned and has three months; the identity number is seen by nobody without a reason', async () => {
  goTo('2026-03-02');
  const mine = await newSite('城关镇采石场', 'noncoalMine');
  const idNumber = '440524188001010014';
  const id = await create(safetyCertificate, { name: '矿长丁', site: mine, duty: 'principal', idNumber });
  assert.doesNotMatch(JSON.stringify(await rowOf(safetyCertificate, id)), /440524188001010014/);
  await made(take(safetyCertificate, id, 'lack'));
  assert.equal((await duesOf(safetyCertificate, id))['warn'], endOf('2026-03-12'));
  await made(take(safetyCertificate, id, 'warn'));
  assert.deepEqual(await duesOf(safetyCertificate, id), { qualify: endOf('2026-06-02') });
  goTo('2026-05-20');
  await made(take(safetyCertificate, id, 'hold', { validFrom: '2026-05-18', validTo: '2026-09-01' }));
  assert.deepEqual(await duesOf(safetyCertificate, id), {});
  goTo('2026-06-03');
  await runJob(world.server.machine, watchCertificates);
  assert.equal((await rowOf(safetyCertificate, id)).state, 'expiring');
  goTo('2026-09-02');
  await runJob(world.server.machine, watchCertificates);
  assert.equal((await rowOf(safetyCertificate, id)).state, 'expired');
});

test('the board of expiry lists what is near its end, within each reader’s reach', async () => {
  goTo('2026-05-31');
  const all = await made(leader.get('/api/permits/expiry-board?input=%7B%7D'));
  assert.ok(all.permits.every((line: { validTo: string }) => line.validTo <= '2026-08-29'));
  const clerkOfTown = await world.signIn('township', { area: otherTown });
  const theirs = await made(clerkOfTown.get('/api/permits/expiry-board?input=%7B%7D'));
  assert.deepEqual(theirs.permits, []);
});
