import { Problem, wrongField } from '../../kernel/problem.ts';
import type { Row } from '../../kernel/ledger.ts';
import { addDays } from '../../kernel/calendar.ts';
import type { Context } from '../../server/context.ts';
import { withSystem } from '../../server/jobs/system.ts';
import { get } from '../../server/ledger/read.ts';
import { nextNumber } from '../../server/ledger/number.ts';
import { hasRole } from '../../server/ledger/scope.ts';
import { create, take } from '../../server/ledger/write.ts';
import { handle } from '../../server/module.ts';
import { permitApplication } from './application.ledger.ts';
import { grantable, validUntil } from './application.rules.ts';
import { barrierOf } from './barriers.server.ts';
import { acceptApplication, applicationBarriers, approveApplication, issuePermit } from './permit.endpoints.ts';
import { lawfulAuthority } from './permit-kinds.ts';
import { permitNumberOf, permitSeries } from './permit-number.ts';
import { permit } from './permit.ledger.ts';

type Application = Row<typeof permitApplication>;

/** Accepts; the permit to be extended then waits for its successor instead of running out unseen. */
export const acceptHandler = handle(acceptApplication, async (ctx, { id, version, acceptedOn }) => {
  const row = await passable(ctx, id);
  const { version: next } = await take(withSystem(ctx), permitApplication, id, 'accept', { acceptedOn }, version);
  await beginRenewal(ctx, row);
  return { version: next };
});

/** Grants. */
export const approveHandler = handle(approveApplication, async (ctx, { id, version, decisionOpinion }) => {
  await passable(ctx, id);
  const done = await take(withSystem(ctx), permitApplication, id, 'approve', { decisionOpinion }, version);
  return { version: done.version };
});

/** Issues: the permit is made, numbered and put in the place of the one it follows. */
export const issueHandler = handle(issuePermit, async (ctx, asked) => {
  const row = await passable(ctx, asked.id);
  if (row.state !== 'approved') throw new Problem('refused', '申请还没有准予许可，不能发证，请先办理许可决定');
  if (row.version !== asked.version)
    throw new Problem('stale', '这条许可申请刚被他人办理过，请刷新后重新核对', { current: row });
  const latest = validUntil(row.kind, asked.validFrom, ctx);
  const validTo = asked.validTo ?? latest;
  if (validTo > latest) throw wrongField('validTo', `有效期最长到 ${latest}，请改短`);
  if (row.decidedOn !== null && asked.validFrom < row.decidedOn)
    throw wrongField('validFrom', `有效期不能早于决定日期 ${row.decidedOn}，请核对`);
  const all = withSystem(ctx);
  const draft = {
    holder: row.applicant,
    site: row.site,
    kind: row.kind,
    permitNumber: await numberOf(ctx, row, asked.permitNumber ?? null),
    principal: row.principal,
    scope: asked.scope,
    storageLimit: asked.storageLimit ?? null,
    issuedOn: ctx.today,
    validFrom: asked.validFrom,
    validTo,
  };
  const made = await create(all, permit, draft);
  await take(all, permit, made.id, 'grant', {}, made.version);
  if (row.permit !== null) {
    const old = await get(all, permit, row.permit);
    const endedOn = addDays(asked.validFrom, -1);
    if (old.state !== 'expired') await take(all, permit, old.id, 'replace', { endedOn }, old.version);
  }
  await take(all, permitApplication, row.id, 'issue', { issuedPermit: made.id }, asked.version);
  return { permit: made.id, permitNumber: made.permitNumber, validTo };
});

const guarded = { submitted: 'accept', reviewed: 'approve', approved: 'issue' } as const;
const takers = { accept: acceptApplication.by, approve: approveApplication.by, issue: issuePermit.by };

/** Answers which guarded step is next, who may take it, and what stands in its way. */
export const barriersHandler = handle(applicationBarriers, async (ctx, { id }) => {
  const row = await get(ctx, permitApplication, id);
  const step = Object.hasOwn(guarded, row.state) ? guarded[row.state as keyof typeof guarded] : null; // one of its keys
  if (step === null || (step === 'approve' && lawfulAuthority(row.kind, row.hazchemClass) === 'city'))
    return { step: null, may: false, barrier: null, term: null };
  const own = step === 'approve' ? grantable(row, ctx.actor.id) : undefined;
  const term = step === 'issue' ? await termOf(ctx, row) : null;
  return { step, may: hasRole(ctx, takers[step]), barrier: own ?? (await barrierOf(ctx, row)) ?? null, term };
});

/** A new permit begins today, one that extends another on the day after that one's last. */
async function termOf(ctx: Context, row: Application) {
  const old = row.permit === null ? undefined : await get(withSystem(ctx), permit, row.permit);
  const follows = row.matter === 'extension' && old !== undefined && old.validTo >= ctx.today;
  const validFrom = follows ? addDays(old.validTo, 1) : ctx.today;
  const latest = validUntil(row.kind, validFrom, ctx);
  return { validFrom, validTo: row.matter === 'change' && old ? old.validTo : latest };
}

/** The application, when nothing stands in its way. */
async function passable(ctx: Context, id: string): Promise<Application> {
  const row = await get(ctx, permitApplication, id);
  const barrier = await barrierOf(ctx, row);
  if (barrier !== undefined) throw new Problem('refused', barrier);
  return row;
}

/** The permit that an accepted application would extend waits for its successor. */
export async function beginRenewal(ctx: Context, row: Application, by: 'person' | 'silence' = 'person'): Promise<void> {
  if (row.matter !== 'extension' || row.permit === null) return;
  const all = withSystem(ctx);
  const old = await get(all, permit, row.permit);
  const from: readonly string[] = permit.steps.renew.from;
  if (by === 'silence' && !from.includes(old.state)) return; // accepted by law all the same; the permit is past renewing
  if (old.state !== 'renewing') await take(all, permit, old.id, 'renew', {}, old.version);
}

async function numberOf(ctx: Context, row: Application, given: string | null): Promise<string> {
  if (row.forwardedOn === null) return permitNumberOf(row.kind, await nextNumber(ctx, permitSeries[row.kind]));
  if (given === null) throw wrongField('permitNumber', '上级决定的许可证，请填写上级核发的编号');
  return given;
}
