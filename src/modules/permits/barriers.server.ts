import type { Row } from '../../kernel/ledger.ts';
import type { Context } from '../../server/context.ts';
import { withSystem } from '../../server/jobs/system.ts';
import { find, list } from '../../server/ledger/read.ts';
import type { permitApplication } from './application.ledger.ts';
import { safetyCertificate } from './certificate.ledger.ts';
import { permitKinds } from './permit-kinds.ts';
import { permit } from './permit.ledger.ts';
import { permitFault } from './permit.rules.ts';
import { permitSuspension } from './suspension.ledger.ts';

/** What of other rows forbids going on with an application, in words the officer can tell the applicant; undefined when nothing does. */
export async function barrierOf(ctx: Context, row: Row<typeof permitApplication>): Promise<string | undefined> {
  const all = withSystem(ctx);
  return (await suspended(all, row)) ?? (await basePermitFault(all, row)) ?? (await certificateLacking(all, row));
}

/** A kind is not issued while a policy says so, in the whole county or in the town where the site lies. */
async function suspended(ctx: Context, { kind, area }: Row<typeof permitApplication>): Promise<string | undefined> {
  const where = { kind, state: 'standing', fromOn: { lte: '@today' } } as const;
  const { rows } = await list(ctx, permitSuspension, { where, limit: 200 });
  const standing = rows.find(
    ({ area: of, untilOn }) => area.startsWith(of) && (untilOn === null || untilOn >= ctx.today),
  );
  if (!standing) return undefined;
  const until = standing.untilOn === null ? '' : `至 ${standing.untilOn}`;
  return `${permitKinds[kind]}自 ${standing.fromOn} 起${until}停止发放（${standing.basis}）：${standing.reason}`;
}

/** A permit past its date, suspended or ended can be neither extended nor changed. */
async function basePermitFault(ctx: Context, row: Row<typeof permitApplication>): Promise<string | undefined> {
  if (row.matter === 'new' || row.permit === null) return undefined;
  const base = await find(ctx, permit, row.permit);
  if (!base) return '原许可证不存在，请重新选择';
  if (base.site !== row.site || base.kind !== row.kind) return '原许可证不是该单位的同种许可证，请重新选择';
  // What was applied for and accepted in time goes on though the day passes meanwhile (行政许可法 第五十条).
  const day = row.acceptedOn === null ? ctx.today : row.receivedOn;
  const fault = permitFault({ ...base, state: base.state === 'expired' ? 'valid' : base.state }, day);
  return fault === undefined
    ? undefined
    : `原${fault}，不能办理${row.matter === 'change' ? '变更' : '延期'}，请按新办申请`;
}

/** Whoever answers for a dangerous business must hold the certificate (安全生产法 第二十七条). */
async function certificateLacking(ctx: Context, row: Row<typeof permitApplication>): Promise<string | undefined> {
  if (row.kind === 'fireworksRetail' || row.state === 'submitted') return undefined;
  const where = { site: row.site, duty: 'principal', state: ['held', 'expiring'], validTo: { gte: '@today' } } as const;
  const { rows } = await list(ctx, safetyCertificate, { where, limit: 1 });
  return rows.length > 0
    ? undefined
    : '主要负责人没有有效的安全生产知识和管理能力合格证，请先在“安全管理合格证”核定持证（安全生产法第二十七条）';
}
