import sql from 'sql-template-tag';
import { addDays } from '../../kernel/calendar.ts';
import { visibleSql } from '../../server/ledger/read.ts';
import { handle } from '../../server/module.ts';
import { safetyCertificate } from './certificate.ledger.ts';
import { type ExpiryBoard, expiryBoard } from './permit.endpoints.ts';
import { permit } from './permit.ledger.ts';
import { permitSuspension } from './suspension.ledger.ts';

type Line = ExpiryBoard['permits'][number];

const most = 300;

/** Answers the board: what the caller may see, the nearest date first; certificates that are missing stand before them. */
export const expiryBoardHandler = handle(
  expiryBoard,
  async (ctx): Promise<ExpiryBoard> => {
    const permitsTo = addDays(ctx.today, ctx.setting('permits.firstNoticeDays'));
    const certificatesTo = addDays(ctx.today, ctx.setting('certificates.noticeDays'));
    const standing = ['valid', 'expiring', 'urgent', 'renewing', 'suspended', 'expired'] as const;
    const held = ['held', 'expiring', 'expired', 'warned'] as const;
    const [permits, certificates, suspended] = await Promise.all([
      ctx.tx.rows<Line>(sql`select t.id, t.holder as name, s.name as "siteName", t.town, t.kind, t.state,
          t.valid_to as "validTo", t.permit_number as number
        from permit t join site s on s.county = ${ctx.county} and s.id = t.site
        where ${visibleSql(ctx, permit, { state: standing, validTo: { lte: permitsTo } })}
        order by t.valid_to, t.id limit ${most}`),
      ctx.tx.rows<Line>(sql`select t.id, t.name, s.name as "siteName", t.town, t.duty as kind, t.state,
          coalesce(t.valid_to::text, '') as "validTo", t.certificate_number as number
        from safety_certificate t join site s on s.county = ${ctx.county} and s.id = t.site
        where ${visibleSql(ctx, safetyCertificate, { or: [{ state: held, validTo: { lte: certificatesTo } }, { state: ['missing', 'warned'] }] })}
        order by t.valid_to nulls first, t.id limit ${most}`),
      ctx.tx.rows<ExpiryBoard['suspended'][number]>(sql`select t.id, t.kind, t.basis, t.from_on as "fromOn", t.area
        from permit_suspension t where ${visibleSql(ctx, permitSuspension, { state: 'standing' })}
        order by t.from_on limit 50`),
    ]);
    return { permits, certificates, suspended };
  },
  'snapshot',
);
