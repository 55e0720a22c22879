import type { Row } from '../../kernel/ledger.ts';
import { Problem } from '../../kernel/problem.ts';
import type { Context } from '../../server/context.ts';
import { withSystem } from '../../server/jobs/system.ts';
import { find, list } from '../../server/ledger/read.ts';
import { create, take, update } from '../../server/ledger/write.ts';
import { handle, type Job } from '../../server/module.ts';
import { type CardAsked, setCardRule, tryCardRule } from './card.endpoints.ts';
import { cardRule, cardTriggers, warningCard } from './card.ledger.ts';
import { type Carded, cardedBy, touchedBy } from './card-set.server.ts';
import { triggerMeanings } from './card-triggers.ts';

const shown = 50;
const atOnce = 100;

/** Answers whom a rule would card. */
export const tryCardRuleHandler = handle(
  tryCardRule,
  async (ctx, { rule }) => {
    const all = withSystem(ctx);
    const [sites, carded] = await Promise.all([touchedBy(all, rule), cardedBy(all, rule)]);
    return { sites, carded: carded.length, first: carded.slice(0, shown) };
  },
  'snapshot',
);

/** Saves a rule by those who have seen whom it cards; when that has changed meanwhile they are to look again. */
export const setCardRuleHandler = handle(setCardRule, async (ctx, { id, version, name, measures, rule, foreseen }) => {
  const all = withSystem(ctx);
  const carded = (await cardedBy(all, rule)).length;
  if (carded !== foreseen) {
    const words = `按现在的数据会亮 ${carded} 家，与您看到的 ${foreseen} 家不同，请重新试算后再启用`;
    throw new Problem('stale', words, { carded });
  }
  const before = await find(ctx, cardRule, id);
  const seen = before
    ? await update(ctx, cardRule, id, version ?? 0, { name, measures })
    : await create(ctx, cardRule, { name, measures }, id);
  const { sector = null, ...asked } = rule;
  await take(all, cardRule, id, 'enable', { ...asked, foreseen: carded, sector }, seen.version);
  return { id, carded };
});

/** Raises a card where a rule finds a reason, lifts it where the reason is gone; of a rule that was stopped all. */
export const watchCards: Job = {
  name: 'watch-cards',
  cron: '* * * * *',
  run: async (ctx) => {
    const { rows: rules } = await list(ctx, cardRule, { where: { state: ['inForce', 'stopped'] }, limit: 200 });
    let more = false;
    for (const rule of rules) more = (await follow(ctx, rule)) || more;
    return more;
  },
};

async function follow(ctx: Context, rule: Row<typeof cardRule>): Promise<boolean> {
  const asked = askedOf(rule);
  const [wanted, held] = await Promise.all([asked ? cardedBy(ctx, asked) : [], openCards(ctx, rule.id)]);
  const holds = new Set(held.map((card) => card.site));
  const raising = asked ? wanted.filter(({ id }) => !holds.has(id)) : [];
  for (const one of raising.slice(0, atOnce)) if (asked) await raise(ctx, rule, asked, one);
  const reasons = new Set(wanted.map(({ id }) => id));
  const lifting = held.filter((card) => !reasons.has(card.site));
  const liftReason = asked ? '触发条件已消除，系统自动解除' : '规则已停用，系统自动解除';
  for (const card of lifting.slice(0, atOnce))
    await take(ctx, warningCard, card.id, 'lift', { liftReason }, card.version);
  return raising.length > atOnce || lifting.length > atOnce;
}

/** What a rule in force asks; undefined of one that was stopped. */
function askedOf({ state, colour, trigger, days, threshold, sector }: Row<typeof cardRule>): CardAsked | undefined {
  if (state !== 'inForce' || colour === null || trigger === null || days === null || threshold === null)
    return undefined;
  return { colour, trigger, days, threshold, sector };
}

async function openCards(ctx: Context, rule: string): Promise<readonly Row<typeof warningCard>[]> {
  const found: Row<typeof warningCard>[] = [];
  let after: string | undefined;
  do {
    const page = await list(ctx, warningCard, { where: { rule, state: { not: 'lifted' } }, after, limit: 200 });
    found.push(...page.rows);
    after = page.next ?? undefined;
  } while (after !== undefined);
  return found;
}

function raise(ctx: Context, rule: Row<typeof cardRule>, { colour, trigger }: CardAsked, { id, found }: Carded) {
  const { measures, name } = rule;
  const reason = `${name}：${cardTriggers[trigger]} ${found} ${triggerMeanings[trigger].unit}`;
  return create(ctx, warningCard, { site: id, rule: rule.id, colour, reason, found, measures, raisedAt: ctx.now });
}
