import { createHash } from 'node:crypto';
import sql from 'sql-template-tag';
import { startOfDay } from '../../kernel/calendar.ts';
import type { AnyRow } from '../../kernel/ledger.ts';
import type { Context } from '../../server/context.ts';
import { ask } from '../../server/ask.ts';
import { get, list } from '../../server/ledger/read.ts';
import { saveMany } from '../../server/ledger/save-many.ts';
import { handle, type Job } from '../../server/module.ts';
import { mostPeople, startCallOut, testNumber } from './callout.endpoints.ts';
import { contact } from './contact.ledger.ts';
import { endCallOut } from './end-call-out.server.ts';

/** The silent test of all numbers, on the first working hour of each month: what does not ring is on the list to mend. */
export const testNumbers: Job = {
  name: 'test-numbers',
  cron: '0 1 1 * *',
  run: async (ctx) => {
    const rows = await ctx.tx.rows<{
      id: string;
    }>(sql`select id from contact where county = ${ctx.county} and state <> 'left'
      and starts_on <= ${ctx.today} order by tested_at nulls first, id limit ${mostPeople}`);
    if (rows.length === 0) return false;
    await ask(ctx, startCallOut, {
      ...silently,
      id: testOfMonth(ctx),
      subject: `${ctx.today.slice(0, 7)} 号码测试`,
      contacts: rows.map(({ id }) => id),
    });
    return false;
  },
};

const silently = {
  message: '这是通讯测试，不需要应答',
  kind: 'test' as const,
  urgency: 'normal' as const,
  source: null,
  ladder: [{ who: 'self' as const, channels: ['voice' as const], tries: 1, waitSeconds: 300 }],
};

/** Answers the test of one number. */
export const testNumberHandler = handle(testNumber, async (ctx, { id, contact: line }) => {
  const { name } = await get(ctx, contact, line);
  await ask(ctx, startCallOut, { ...silently, id, subject: `${name} 号码测试`, contacts: [line] });
  return { begun: true };
});

/** The id of a county's test in a month, a UUIDv7: however often it is begun, it is one. */
function testOfMonth({ county, today }: Pick<Context, 'county' | 'today'>): string {
  const month = today.slice(0, 7);
  const time = Date.parse(startOfDay(`${month}-01`))
    .toString(16)
    .padStart(12, '0');
  const rest = createHash('sha256').update(`${county} ${month}`).digest('hex');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${rest.slice(0, 3)}-8${rest.slice(3, 6)}-${rest.slice(6, 18)}`;
}

/** Ends the tests whose last call has been waited for, and writes on each contact whether the number rings. */
export async function finishTests(ctx: Context): Promise<void> {
  const over = await ctx.tx.rows<{
    id: string;
  }>(sql`select o.id from call_out o where o.county = ${ctx.county} and o.state = 'calling'
    and o.kind = 'test' and not exists (select 1 from call_person p where p.county = ${ctx.county} and p.call_out = o.id and p.state = 'calling')
    order by o.id limit 1`);
  for (const { id } of over) {
    await writeFindings(ctx, id);
    await endCallOut(ctx, id, '测试结束');
  }
}

interface Finding {
  readonly contact: string;
  readonly state: string;
  readonly result: string | null;
}

async function writeFindings(ctx: Context, callOut: string): Promise<void> {
  const findings = await ctx.tx
    .rows<Finding>(sql`select distinct on (a.target) a.target as contact, a.state, a.result from call_attempt a
    where a.county = ${ctx.county} and a.call_out = ${callOut} and a.vendor is not null order by a.target, a.try desc`);
  const rings = ['rang', 'answered', 'heard', 'delivered', 'confirmed'];
  for (let at = 0; at < findings.length; at += 200) {
    const page = findings.slice(at, at + 200);
    const { rows } = await list(ctx, contact, {
      where: { id: page.map((each) => each.contact), state: { not: 'left' } },
      limit: 200,
    });
    const found = new Map(page.map((each) => [each.contact, each]));
    const changes = rows.flatMap((row) => {
      const finding = found.get(row.id);
      const isDead = finding?.state === 'failed' && /空号|停机|不合法/.test(finding.result ?? '');
      if (!finding || (!isDead && !rings.includes(finding.state) && finding.state !== 'failed')) return [];
      const told = isDead ? { state: 'dead', finding: finding.result } : { state: 'sound', finding: null };
      const after: AnyRow = { ...row, ...told, testedAt: ctx.now };
      return [{ action: isDead ? 'fail' : 'pass', before: { ...row }, after, note: '号码测试' }];
    });
    await saveMany(ctx, contact, changes);
  }
}
