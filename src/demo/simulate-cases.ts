import type { Endpoint } from '../kernel/endpoint.ts';
import { addDays, addWorkdays } from '../kernel/calendar.ts';
import { parse } from '../kernel/schema.ts';
import { legalDocument, makeLegalDocument, serveLegalDocument } from '../modules/documents/index.ts';
import {
  caseDuty,
  caseTransfer,
  enforcementCase,
  markTypical,
  openCase,
  recordCaseAct,
  recordPayment,
  seizure,
  takeCaseStep,
  violationLibrary,
} from '../modules/enforcement/index.ts';
import { serverModules } from '../modules/server.ts';
import type { Keeper } from '../server/auth/keeper.ts';
import type { Context } from '../server/context.ts';
import { get } from '../server/ledger/read.ts';
import { create, take } from '../server/ledger/write.ts';
import { nth } from './chance.ts';
import { demoId } from './demo-id.ts';
import { type PlannedCase, plannedCases } from './case-plan.ts';
import type { Stage } from './stage.ts';

interface Life {
  readonly year: number;
  readonly now: string;
  readonly keeper: Keeper;
}

/** Lives the cases of a year, its seizures and its transfers, through the module's own calls under the clock of each day. */
export async function liveCases(stage: Stage, life: Life): Promise<void> {
  await shareDuties(stage, life);
  await Promise.all(plannedCases(life.year, life.now).map((planned) => live(stage, planned, life)));
  await seize(stage, life);
  await handOver(stage, life);
}

/** A person and a moment at which the module's calls are made. */
function desk(stage: Stage, { keeper }: Life) {
  return <I, O>(person: number, day: string, endpoint: Endpoint<I, O>, input: unknown) => {
    const handler = serverModules.flatMap((m) => m.handlers ?? []).find((each) => each.endpoint === endpoint);
    if (!handler) throw new Error(`nobody answers ${endpoint.path}`);
    const ctx = stage.as(person, `${day}T03:00:00.000Z`);
    return handler.answer(ctx, parse(endpoint.input, input), keeper) as Promise<O>; // the endpoint's own answer
  };
}

async function live(stage: Stage, planned: PlannedCase, life: Life): Promise<void> {
  const { key, openedOn, until, fine } = planned;
  const call = desk(stage, life);
  const people = stage.world.people;
  const officer = people.findIndex(({ section, role }) => section === planned.section && role === 'inspector');
  const second = people.findIndex(
    ({ role, section }, at) => role === 'inspector' && section === planned.section && at > officer,
  );
  const leader = stage.firstOf('leader');
  const chief = stage.firstOf('committeeOffice');
  const id = demoId(`${openedOn}T03:00:00.000Z`, 'case', key);
  const past = (day: string) => `${day}T03:00:00.000Z` < life.now;
  const version = async (day: string) => (await get(at(stage, officer, day), enforcementCase, id)).version;
  const step = async (person: number, day: string, name: string, input: object = {}) =>
    call(person, day, takeCaseStep, { id, version: await version(day), step: name, input });
  const act = async (person: number, day: string, kind: string, result: string, more: object = {}) =>
    call(person, day, recordCaseAct, {
      id: demoId(`${day}T03:00:00.000Z`, 'act', key, kind),
      case: id,
      version: await version(day),
      kind,
      result,
      on: day,
      ...more,
    });
  const paper = async (person: number, day: string, template: string, answers: object = {}) => {
    const made = { template, subject: id, id: demoId(`${day}T03:00:00.000Z`, 'paper', key, template), answers };
    return (await call(person, day, makeLegalDocument, made)).id;
  };
  const serve = async (day: string, document: string) => {
    const row = await get(at(stage, officer, day), legalDocument, document);
    const told = { servedHow: 'direct', servedOn: day, servedTo: planned.head, proof: `${planned.head}签收` };
    await call(officer, day, serveLegalDocument, { id: document, version: row.version, ...told });
  };
  if (!past(openedOn)) return;
  await call(officer, openedOn, openCase, { id, draft: draftOf(stage, planned, [officer, second]) });
  if (planned.onSpot === true) {
    await step(officer, openedOn, 'punishOnSpot', { fine, onSpotFine: null, warning: fine === 0 });
    await serve(openedOn, await paper(officer, openedOn, 'on-spot-decision-unit', { place: '检查现场' }));
    return void (await act(officer, addWorkdays(openedOn, 2), 'reported', 'done'));
  }
  await paper(officer, openedOn, 'case-filing');
  const filedOn = addWorkdays(openedOn, 1);
  if (until === 'opened' || !past(filedOn)) return;
  await step(leader, filedOn, 'file');
  const asked = addWorkdays(filedOn, 3);
  if (!past(asked)) return;
  await paper(officer, asked, 'inquiry-record', {
    person: planned.head,
    from: `${asked}T02:00:00.000Z`,
    until: `${asked}T03:00:00.000Z`,
    place: '执法大队询问室',
    content: '问：对检查发现的问题有无异议？\n答：没有异议，正在整改。',
  });
  const concludedOn = addWorkdays(filedOn, 8);
  if (until === 'filed' || !past(concludedOn)) return;
  await step(officer, concludedOn, 'conclude', {
    findings: planned.findings,
    evidence: '现场检查记录、询问笔录、现场照片。',
    grade: planned.grade,
    fine,
  });
  await paper(officer, concludedOn, 'investigation-report');
  const isLarge = fine >= 5_000_000;
  const noticedOn = addWorkdays(concludedOn, 2);
  if (!past(noticedOn)) return;
  await serve(noticedOn, await paper(officer, noticedOn, isLarge ? 'hearing-notice' : 'penalty-notice'));
  if (until === 'noticed') return;
  const heardOn = addWorkdays(noticedOn, 1);
  await act(officer, heardOn, 'statement', 'waived');
  if (isLarge) await act(officer, heardOn, 'hearingAsked', 'waived');
  const decidedOn = addWorkdays(noticedOn, 6);
  if (!past(decidedOn)) return;
  if (isLarge) await act(leader, decidedOn, 'discussion', 'passed', { people: '局领导班子成员', opinion: '一致同意' });
  await paper(officer, decidedOn, 'case-approval');
  await step(leader, decidedOn, 'decide', { grade: planned.grade, fine, halt: false });
  const decision = planned.partyKind === 'unit' ? 'penalty-decision-unit' : 'penalty-decision-person';
  const servedOn = addWorkdays(decidedOn, 2);
  if (!past(servedOn)) return;
  await serve(servedOn, await paper(officer, servedOn, decision));
  const publishedOn = addWorkdays(decidedOn, 4);
  if (past(publishedOn)) await act(chief, publishedOn, 'published', 'done', { opinion: '县政府网站公开' });
  if (until === 'served') return;
  if (planned.deferredTo)
    await act(leader, addWorkdays(servedOn, 3), 'deferral', 'passed', {
      until: planned.deferredTo,
      opinion: '企业资金周转困难，同意延期缴纳。',
    });
  const paidOn = planned.paidOn ?? addDays(servedOn, 9);
  if (!past(paidOn)) return;
  await call(officer, paidOn, recordPayment, {
    id: demoId(`${paidOn}T03:00:00.000Z`, 'payment', key),
    case: id,
    version: await version(paidOn),
    kind: 'fine',
    amount: fine,
    paidOn,
    way: 'bank',
    receiptNumber: planned.receipt,
  });
  const closedOn = addWorkdays(paidOn, 3);
  if (!past(closedOn)) return;
  await paper(officer, closedOn, 'case-closing', { how: '罚款已缴清。' });
  await step(leader, closedOn, 'close', { outcome: 'fulfilled' });
  const archivedOn = addWorkdays(closedOn, 10);
  if (past(archivedOn)) {
    await paper(officer, archivedOn, 'dossier-index');
    await step(officer, archivedOn, 'archive');
  }
  const { typicalOn } = planned;
  if (typicalOn && past(typicalOn))
    await call(chief, typicalOn, markTypical, {
      id,
      version: await version(typicalOn),
      typical: 'national',
      typicalOn,
    });
}

const at = (stage: Stage, person: number, day: string): Context => stage.as(person, `${day}T03:00:00.000Z`);

function draftOf(stage: Stage, planned: PlannedCase, officers: readonly number[]) {
  const { world } = stage;
  const index = nth(world.inSector(planned.sector), planned.which);
  const { id, name, address, principal } = nth(world.sites, index);
  const violation = violationLibrary.find(({ code }) => code === planned.violation);
  if (!violation) throw new Error(`no violation ${planned.violation}`);
  const isUnit = planned.partyKind === 'unit';
  const party = isUnit ? name : principal;
  return {
    name: `${party}${violation.act}案`.slice(0, 200),
    source: planned.source,
    foundOn: planned.openedOn,
    site: id,
    partyKind: planned.partyKind,
    party,
    partyAddress: address,
    partyHead: isUnit ? principal : '主要负责人',
    sector: planned.sector,
    cause: violation.cause,
    violation: planned.onSpot === true ? null : violation.code,
    act: `${violation.act}。`,
    breached: violation.breached,
    penaltyClause: violation.penaltyClause,
    procedure: planned.onSpot === true ? 'simple' : 'ordinary',
    unit: planned.township === true ? 'township' : 'bureau',
    mode: planned.mode,
    delegation: planned.township === true ? '安应急委〔2026〕1号' : null,
    handlers: officers.map((person) => nth(world.people, person).id),
  };
}

/** Which section handles whose cases. */
async function shareDuties(stage: Stage, { year }: Life): Promise<void> {
  const day = `${year - 1}-01-04`;
  const leader = stage.firstOf('leader');
  const duties = [
    ['监管一股（危化烟花）', ['hazchem', 'gasStation', 'fireworksWholesale', 'fireworksRetail']],
    ['监管二股（工贸矿山）', ['noncoalMine', 'shaleBrick', 'industryTrade', 'dustExplosion', 'ammoniaRefrigeration']],
    ['应急管理综合行政执法大队', [null]],
  ] as const;
  for (const [section, sectors] of duties)
    for (const sector of sectors) {
      const id = demoId(`${day}T03:00:00.000Z`, 'duty', section, sector ?? '');
      await create(
        at(stage, leader, day),
        caseDuty,
        { section, sector, since: day, area: stage.world.county.code },
        id,
      );
    }
}

/** In the first half-year 320 pieces of illegal fireworks. */
async function seize(stage: Stage, { year, now }: Life): Promise<void> {
  const officer = stage.world.people.findIndex(({ section, role }) => section === 'brigade' && role === 'inspector');
  const takenBy = [0, 1].map((more) => nth(stage.world.people, officer + more).id);
  const finds = [
    ['01-16', '非法储存的烟花爆竹', 'fireworks', 'collected', 185, 'destroyed'],
    ['02-05', '流动摊点非法销售的烟花爆竹', 'fireworks', 'collected', 135, 'destroyed'],
    ['09-10', '无证加油车', 'fuelTruck', 'detained', 1, null],
  ] as const;
  for (const [day, name, item, measure, quantity, disposal] of finds) {
    const on = `${year}-${day}`;
    const takenAt = `${on}T03:00:00.000Z`;
    if (takenAt >= now) continue;
    const id = demoId(takenAt, 'seizure', name);
    const facts = {
      name,
      item,
      measure,
      quantity,
      takenAt,
      takenBy,
      keptAt: '公安局民爆物品专用库',
      area: stage.world.county.code,
    };
    await create(at(stage, officer, on), seizure, facts, id);
    const disposedOn = addDays(on, 12);
    if (disposal !== null && `${disposedOn}T03:00:00.000Z` < now)
      await take(at(stage, officer, disposedOn), seizure, id, 'dispose', {
        disposal,
        disposedOn,
        disposalNote: '会同公安机关集中销毁',
      });
  }
}

/** In the first half-year three acts handed to other authorities. */
async function handOver(stage: Stage, { year, now }: Life): Promise<void> {
  const officer = stage.world.people.findIndex(({ section, role }) => section === 'brigade' && role === 'inspector');
  const leader = stage.firstOf('leader');
  const matters = [
    ['01-19', '非法储存烟花爆竹涉嫌危险物品肇事', 2, true],
    ['03-24', '未取得营业执照从事成品油经营', 1, false],
  ] as const;
  for (const [day, matter, acts, criminal] of matters) {
    const on = `${year}-${day}`;
    if (`${on}T03:00:00.000Z` >= now) continue;
    const id = demoId(`${on}T03:00:00.000Z`, 'transfer', matter);
    const recipient = criminal ? 'police' : 'market';
    const recipientName = criminal ? '县公安局治安大队' : '县市场监督管理局';
    const facts = {
      matter,
      acts,
      criminal,
      recipient,
      recipientName,
      proposedOn: on,
      facts: '详见案件调查报告及清单。',
    } as const;
    await create(at(stage, officer, on), caseTransfer, { ...facts, area: stage.world.county.code }, id);
    await take(at(stage, leader, on), caseTransfer, id, 'approve', {});
    await take(at(stage, officer, on), caseTransfer, id, 'send', {
      letter: `安应急移〔${year}〕${criminal ? 1 : 2}号`,
    });
    const receivedOn = addDays(on, 1);
    await take(at(stage, officer, receivedOn), caseTransfer, id, 'receive', { receivedOn });
    const answeredOn = addDays(on, 3);
    await take(at(stage, officer, answeredOn), caseTransfer, id, 'answer', {
      answer: criminal ? 'filed' : 'accepted',
      answeredOn,
    });
  }
}
