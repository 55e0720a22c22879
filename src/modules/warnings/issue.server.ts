import { uuidv7 } from 'uuidv7';
import { Problem } from '../../kernel/problem.ts';
import type { Row } from '../../kernel/ledger.ts';
import { ask } from '../../server/ask.ts';
import type { Context } from '../../server/context.ts';
import { withSystem } from '../../server/jobs/system.ts';
import { nextNumber } from '../../server/ledger/number.ts';
import { find, get, list } from '../../server/ledger/read.ts';
import { newRow } from '../../server/ledger/save.ts';
import { saveMany } from '../../server/ledger/save-many.ts';
import { isFinal, take } from '../../server/ledger/write.ts';
import { handle, type Job } from '../../server/module.ts';
import { startCallOut } from '../callouts/index.ts';
import { type bulletinKinds, fireDangerBulletin } from './fire-bulletin.ledger.ts';
import { peopleOf, reachOf } from './reach.server.ts';
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

/** Answers the issue: the next number of the kind, a copy for each area that was signed, and the call-out, all or nothing. */
export const issueWarningHandler = handle(issueWarning, async (ctx, { id, version, callOut }) => {
  const row = await get(ctx, earlyWarning, id);
  if (row.state !== 'signed') throw new Problem('refused', '这条预警还没有审签，审签后才能发布');
  if (row.updatedAt !== row.signedAt) throw new Problem('refused', '审签之后内容有改动，请退回重新研判审签后发布');
  if (row.validUntil !== null && row.validUntil <= ctx.now)
    throw new Problem('refused', '预警有效期已过，请核对有效期');
  const { audience } = row;
  const { recipients } = await reachOf(ctx, row.affected);
  if (audience === null || recipients.length === 0)
    throw new Problem('refused', '没有选定发布范围和发布对象，请退回补填后重新审签');
  const system = withSystem(ctx);
  const documentNumber = await nextNumber(ctx, series[row.kind]);
  const issued = await take(system, earlyWarning, id, 'issue', { documentNumber }, version);
  if (row.replaces !== null) await endBefore(ctx, row.replaces);
  const { headline, colour, validUntil } = row;
  const content = row.measures === null ? row.content : `${row.content}\n${row.measures}`;
  const copies = recipients.map(({ name, area }) => ({
    action: 'create',
    before: null,
    after: newRow(ctx, warningTarget, {
      id: uuidv7(),
      area: ctx.areas.areaOn(area, ctx.today),
      warning: id,
      headline,
      recipient: name,
      audience,
      colour,
      content: content.slice(0, 5000),
      validUntil,
    }),
    note: '',
  }));
  await saveMany(ctx, warningTarget, copies);
  const people = callOut ? await peopleOf(ctx, recipients, audience) : [];
  const begun = people.length === 0 ? undefined : await begin(ctx, issued, people);
  const called = { callOut: begun?.id ?? null, people: begun?.people ?? 0 };
  return { version: issued.version, documentNumber, targets: copies.length, ...called };
});

/** The warning before ends by this one, as far as it has not ended. */
async function endBefore(ctx: Context, id: string): Promise<void> {
  const row = await find(ctx, earlyWarning, id);
  if (row && !isFinal(earlyWarning, row.state)) await take(withSystem(ctx), earlyWarning, id, 'supersede', {});
}

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
