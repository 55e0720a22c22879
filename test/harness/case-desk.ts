import assert from 'node:assert/strict';
import { uuidv7 } from 'uuidv7';
import { legalDocument } from '../../src/modules/documents/index.ts';
import { enforcementCase } from '../../src/modules/enforcement/index.ts';
import { site } from '../../src/modules/sites/index.ts';
import { asking, at, type Caller, createWorld, village, type World } from './world.ts';

/** A world, one's own if given, with a site, two who investigate, a chief and a leader, and the ways to take a case through its course by its own calls. */
export async function openCaseDesk(given?: World) {
  const world = given ?? (await createWorld());
  const inspector = await world.signIn('inspector');
  const second = await world.signIn('inspector');
  const chief = await world.signIn('sectionChief');
  const leader = await world.signIn('leader');
  const siteId = uuidv7();
  const built = { name: '兴旺砖厂', sector: 'shaleBrick', scale: 'micro', address: '东门1号', area: village };
  assert.equal((await inspector.post(at(site), { id: siteId, draft: built })).status, 201);

  const today = () => world.clock().slice(0, 10);
  const on = (day: string) => world.clock.set(`${day}T02:00:00.000Z`);

  const draftOf = (more: object = {}) => ({
    name: '兴旺砖厂未采取措施消除事故隐患案',
    source: 'inspection',
    foundOn: today(),
    site: siteId,
    partyKind: 'unit',
    party: '兴旺砖厂',
    partyAddress: '东门1号',
    partyHead: '厂长',
    sector: 'shaleBrick',
    cause: 'hazard',
    violation: 'A10201',
    act: '未采取措施消除事故隐患。',
    breached: '《安全生产法》第四十一条',
    penaltyClause: '《安全生产法》第一百零二条',
    procedure: 'ordinary',
    unit: 'bureau',
    mode: 'regular',
    handlers: [inspector.id, second.id],
    ...more,
  });

  async function opened(more: object = {}, who = inspector): Promise<string> {
    const id = uuidv7();
    const made = await who.post('/api/enforcement/open-case', { id, draft: draftOf(more) });
    assert.equal(made.status, 200, JSON.stringify(made.json));
    return id;
  }
  const rowOf = async (id: string) => (await leader.get(at(enforcementCase, id))).json.row;
  async function step(who: Caller, id: string, name: string, input: object = {}) {
    const { version } = await rowOf(id);
    return who.post('/api/enforcement/take-step', { id, version, step: name, input });
  }
  async function took(who: Caller, id: string, name: string, input: object = {}) {
    const done = await step(who, id, name, input);
    assert.equal(done.status, 200, `${name}: ${JSON.stringify(done.json)}`);
  }
  async function act(who: Caller, id: string, kind: string, result: string, more: object = {}) {
    const { version } = await rowOf(id);
    return who.post('/api/enforcement/record-act', {
      id: uuidv7(),
      case: id,
      version,
      kind,
      result,
      on: today(),
      ...more,
    });
  }
  async function papered(who: Caller, id: string, name: string, answers: object = {}): Promise<string> {
    const made = await paper(who, id, name, answers);
    assert.equal(made.status, 200, `${name}: ${JSON.stringify(made.json)}`);
    return made.json.id;
  }
  async function served(documentId: string, who = inspector): Promise<void> {
    const { version } = (await leader.get(at(legalDocument, documentId))).json.row;
    const told = { servedHow: 'direct', servedOn: today(), servedTo: '厂长', proof: '厂长签收' };
    const done = await who.post('/api/documents-serve', { id: documentId, version, ...told });
    assert.equal(done.status, 200, JSON.stringify(done.json));
  }
  async function pay(id: string, amount: number, more: object = {}) {
    const { version } = await rowOf(id);
    const told = { kind: 'fine', amount, paidOn: today(), way: 'bank', receiptNumber: 'A1' };
    return inspector.post('/api/enforcement/record-payment', { id: uuidv7(), case: id, version, ...told, ...more });
  }
  const stateOf = async (id: string, who = inspector) => {
    const found = await who.get(asking('/enforcement/case-state', { id }));
    assert.equal(found.status, 200, JSON.stringify(found.json));
    return found.json;
  };
  const concluded = { findings: '查明属实。', evidence: '现场照片。', grade: 'usual', fine: 2_000_000 };

  async function investigated(conclusion: object = concluded, more: object = {}, month = '2026-03'): Promise<string> {
    on(`${month}-02`);
    const id = await opened(more);
    await papered(inspector, id, 'case-filing');
    await took(leader, id, 'file');
    await took(inspector, id, 'conclude', conclusion);
    return id;
  }
  const decided = () => decidedIn('2026-03');
  async function decidedIn(month: string): Promise<string> {
    const id = await investigated(concluded, {}, month);
    await served(await papered(inspector, id, 'penalty-notice'));
    on(`${month}-12`.replace('2026-03-12', '2026-03-09'));
    await took(leader, id, 'decide', { grade: 'usual', fine: 2_000_000, halt: false });
    await served(await papered(inspector, id, 'penalty-decision-unit'));
    return id;
  }

  return {
    world,
    inspector,
    chief,
    leader,
    siteId,
    concluded,
    today,
    on,
    draftOf,
    opened,
    rowOf,
    step,
    took,
    act,
    paper,
    papered,
    served,
    pay,
    stateOf,
    /** A case concluded on the second of a month, March 2026 unless told. */
    investigated,
    /** A case decided on 9 March, or on the twelfth of another month, and served on the same day. */
    decided,
    decidedIn,
  };
}

const paper = (who: Caller, id: string, name: string, answers: object = {}) =>
  who.post('/api/documents-make', { template: name, subject: id, id: uuidv7(), answers });
