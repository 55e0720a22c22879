import sql from 'sql-template-tag';
import { uuidv7 } from 'uuidv7';
import { Problem } from '../../kernel/problem.ts';
import type { Row } from '../../kernel/ledger.ts';
import { ask } from '../../server/ask.ts';
import type { Context } from '../../server/context.ts';
import { withSystem } from '../../server/jobs/system.ts';
import { nextNumber } from '../../server/ledger/number.ts';
import { get, list, visibleSql } from '../../server/ledger/read.ts';
import { newRow } from '../../server/ledger/save.ts';
import { saveMany } from '../../server/ledger/save-many.ts';
import { areaSql } from '../../server/ledger/scope.ts';
import { take } from '../../server/ledger/write.ts';
import { handle, type Job } from '../../server/module.ts';
import { contact, startCallOut } from '../callouts/index.ts';
import { floodDutyHolder } from '../flood/index.ts';
import { type bulletinKinds, fireDangerBulletin } from './fire-bulletin.ledger.ts';
import { issueWarning, publishBulletin } from './warning.endpoints.ts';
import { earlyWarning, type warningKinds } from './warning.ledger.ts';
import { warningTarget } from './warning-target.ledger.ts';

const series: Readonly<Record<keyof typeof warningKinds, string>> = {
  weather: '警',
  nowcast: '临警',
  safetyPrevention: '安警',
  tip: '提示',
  notice: '警通',
};
const bulletinSeries: Readonly<Record<keyof typeof bulletinKinds, string>> = {
  forecast: '火险',
  assessment: '火判',
  order: '火令',
};

/** Answers the issue: the next number of the kind, a copy for each recipient, and the call-out, all or nothing. */
export const issueWarningHandler = handle(issueWarning, async (ctx, { id, version, audience, recipients, callOut }) => {
  const row = await get(ctx, earlyWarning, id);
  if (row.state !== 'signed') throw new Problem('refused', '这条预警还没有审签，审签后才能发布');
  if (row.updatedAt !== row.signedAt) throw new Problem('refused', '审签之后内容有改动，请退回重新研判审签后发布');
  if (row.validUntil !== null && row.validUntil <= ctx.now)
    throw new Problem('refused', '预警有效期已过，请核对有效期');
  const twice = recipients.find(
    (one, at) => recipients.findIndex(({ recipient }) => recipient === one.recipient) !== at,
  );
  if (twice) throw new Problem('invalid', `“${twice.recipient}”选了两次，请去掉一个`);
  if (recipients.some(({ area }) => !area.startsWith(ctx.county)))
    throw new Problem('invalid', '发布范围不在本县，请重新选择');
  const system = withSystem(ctx);
  const documentNumber = await nextNumber(ctx, series[row.kind]);
  const issued = await take(system, earlyWarning, id, 'issue', { documentNumber }, version);
  const { headline, colour, validUntil } = row;
  const content = row.measures === null ? row.content : `${row.content}\n${row.measures}`;
  const copies = recipients.map(({ recipient, area }) => ({
    action: 'create',
    before: null,
    after: newRow(ctx, warningTarget, {
      id: uuidv7(),
      area: ctx.areas.areaOn(area, ctx.today),
      warning: id,
      headline,
      recipient,
      audience,
      colour,
      content: content.slice(0, 5000),
      validUntil,
    }),
    note: '',
  }));
  await saveMany(ctx, warningTarget, copies);
  const areas = recipients.map(({ area }) => area);
  const people = callOut ? await peopleIn(ctx, areas, audience) : [];
  const begun = people.length === 0 ? undefined : await begin(ctx, issued, people);
  const called = { callOut: begun?.id ?? null, people: begun?.people ?? 0 };
  return { version: issued.version, documentNumber, targets: copies.length, ...called };
});

/** The people to be called: who sits in a seat of these areas, or everybody of the directory there. */
async function peopleIn(ctx: Context, areas: readonly string[], audience: string): Promise<readonly string[]> {
  if (audience !== 'posts' && audience !== 'officials') return [];
  const found = new Set<string>();
  for (const area of new Set(areas)) {
    const rows =
      audience === 'posts'
        ? await ctx.tx.rows<{ id: string }>(sql`select distinct t.contact as id from flood_duty_holder t
            where ${visibleSql(ctx, floodDutyHolder, { state: 'active' })} and ${inArea(ctx, area)}`)
        : await ctx.tx.rows<{ id: string }>(sql`select t.id from contact t
            where ${visibleSql(ctx, contact, { state: { not: 'left' } })} and ${inArea(ctx, area)}`);
    for (const { id } of rows) found.add(id);
  }
  return [...found];
}

const inArea = (ctx: Context, area: string) => (area.length === 6 ? sql`true` : areaSql(ctx, area, 't'));

function begin(ctx: Context, row: Row<typeof earlyWarning>, contacts: readonly string[]) {
  const urgent = row.colour === 'red' ? 'extreme' : row.colour === 'orange' ? 'urgent' : 'normal';
  return ask(withSystem(ctx), startCallOut, {
    id: uuidv7(),
    subject: row.headline.slice(0, 100),
    message: `${row.headline}。${row.measures ?? row.content}`.slice(0, 500),
    kind: 'warning',
    urgency: urgent,
    source: { ledger: earlyWarning.name, id: row.id },
    contacts: [...contacts],
  });
}

/** Answers the publishing of a paper of the fire season. */
export const publishBulletinHandler = handle(publishBulletin, async (ctx, { id, version }) => {
  const row = await get(ctx, fireDangerBulletin, id);
  if (row.state !== 'drafted') throw new Problem('refused', '已发布或作废的不能再次编号');
  const documentNumber = await nextNumber(ctx, bulletinSeries[row.kind]);
  const done = await take(withSystem(ctx), fireDangerBulletin, id, 'publish', { documentNumber }, version);
  return { version: done.version, documentNumber };
});

const atOnce = 100;

/** Ends what was sent to the areas once the warning has ended. */
export const endTargets: Job = {
  name: 'end-warning-targets',
  cron: '* * * * *',
  run: async (ctx) => {
    const where = { state: ['sent', 'received', 'acted'], warning: { state: ['stoodDown', 'superseded'] } } as const;
    const { rows } = await list(ctx, warningTarget, { where, limit: atOnce });
    for (const row of rows) await take(ctx, warningTarget, row.id, 'end', {}, row.version);
    return rows.length === atOnce;
  },
};
