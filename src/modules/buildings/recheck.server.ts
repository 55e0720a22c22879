import { createHash, randomBytes } from 'node:crypto';
import sql from 'sql-template-tag';
import { uuidv7 } from 'uuidv7';
import { wrongField } from '../../kernel/problem.ts';
import type { AnyWhere } from '../../kernel/where.ts';
import { withSystem } from '../../server/jobs/system.ts';
import { countUpTo, find, get, visibleSql } from '../../server/ledger/read.ts';
import { newRow } from '../../server/ledger/save.ts';
import { saveMany } from '../../server/ledger/save-many.ts';
import { create } from '../../server/ledger/write.ts';
import { handle } from '../../server/module.ts';
import { drawRecheck, recheckResult } from './building.endpoints.ts';
import { building } from './building.ledger.ts';
import { errorRate, verdictOf } from './error-rate.ts';
import { recheckItem, recheckSample } from './recheck.ledger.ts';

/** How a sample is drawn, in the words that stand with it. */
export const sampleMethod =
  '范围内每栋房屋以“种子/排查编号”作 SHA-256，按所得十六进制数从小到大取前 N 栋（排查编号相同的按标识先后）。';

/** The number a building is drawn by, 64 hexadecimal digits: whoever has the seed and the survey code gets the same. */
export const lotOf = (seed: string, surveyCode: string): string =>
  createHash('sha256').update(`${seed}/${surveyCode}`).digest('hex');

/** No survey has more buildings. */
const most = 10_000_000;

/** Draws, once however often it is sent: the same id is the same sample. */
export const drawRecheckHandler = handle(drawRecheck, async (ctx, { id, name, within, among, wanted, dueOn }) => {
  const before = await find(ctx, recheckSample, id);
  if (before) return { id, drawn: before.wanted, population: before.population };
  if (dueOn < ctx.today) throw wrongField('dueOn', '复核期限不能早于今天');
  const where: AnyWhere = {
    area: { within },
    removedAt: { set: false },
    surveyedAt: { set: true },
    ...(among === 'safe' ? { flaggedAt: { set: false } } : {}),
  };
  const population = await countUpTo(ctx, building, where, most);
  if (population < wanted)
    throw wrongField('wanted', `范围内只有 ${population} 栋可抽的房屋，请减少抽取栋数或放宽范围`);
  const seed = randomBytes(16).toString('hex');
  const picked = await ctx.tx.rows<{ id: string; address: string; area: string; surveyor: string | null }>(sql`
    select t.id, t.address, t.area, t.surveyed_by as surveyor from building t where ${visibleSql(ctx, building, where)}
    order by encode(sha256(convert_to(${`${seed}/`} || t.survey_code, 'UTF8')), 'hex') collate "C", t.id limit ${wanted}`);
  const all = withSystem(ctx);
  const about = { name, among, wanted, population, seed, method: sampleMethod, dueOn };
  await create(all, recheckSample, { ...about, drawnAt: ctx.now, drawnBy: ctx.actor.id, area: within }, id);
  await saveMany(
    all,
    recheckItem,
    picked.map(({ id: drawn, ...one }, at) => ({
      action: 'create',
      before: null,
      after: newRow(all, recheckItem, { ...one, id: uuidv7(), sample: id, building: drawn, turn: at + 1 }),
      note: '',
    })),
  );
  return { id, drawn: picked.length, population };
});

/** Answers what a sample has come to. */
export const recheckResultHandler = handle(
  recheckResult,
  async (ctx, { id }) => {
    await get(ctx, recheckSample, id);
    const lines = await ctx.tx.rows<{ state: string; fault: string | null; count: number }>(sql`
      select t.state, t.fault, count(*)::int as count from recheck_item t
      where ${visibleSql(ctx, recheckItem, { sample: id })} group by 1, 2`);
    const sum = (of: typeof lines) => of.reduce((total, { count }) => total + count, 0);
    const wrong = lines.filter(({ state }) => state === 'wrong');
    const checked = sum(lines.filter(({ state }) => state !== 'drawn'));
    const rate = errorRate(sum(wrong), checked);
    const limit = ctx.setting('buildings.errorPercent');
    return {
      drawn: sum(lines),
      checked,
      wrong: sum(wrong),
      faults: Object.fromEntries(wrong.map(({ fault, count }) => [fault ?? '', count])),
      rate,
      limit,
      verdict: rate && verdictOf(rate, limit),
    };
  },
  'snapshot',
);
