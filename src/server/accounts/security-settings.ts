import sql from 'sql-template-tag';
import { Problem } from '../../kernel/problem.ts';
import type { Keeper } from '../auth/keeper.ts';
import { renewPending } from '../auth/pending.ts';
import { rulesOf } from '../auth/rules-of.ts';
import { isSecurityKey, ruleValue, type SecurityRule, securityRules } from '../auth/security-rules.ts';
import type { Context } from '../context.ts';
import type { Keeping } from './keep.ts';

/** A value a rule had, from when on, by whom and on what ground. */
export interface RuleValue {
  readonly value: number;
  readonly source: string;
  readonly verified: boolean;
  readonly setBy: string;
  readonly setAt: string;
}

/** A rule of signing in as it stands in the county, with its history, the latest first. */
export interface RuleLine extends SecurityRule {
  readonly key: string;
  readonly value: number;
  /** Whether the number has been checked against a text that sets it. */
  readonly verified: boolean;
  readonly history: readonly RuleValue[];
}

/** A new value for a rule, and what it rests on. */
export interface NewRule {
  readonly key: string;
  readonly value: number;
  readonly source: string;
  readonly verified: boolean;
}

/** The rules of signing in, in the order of the page. */
export async function listRules(ctx: Context, keeper: Keeper): Promise<readonly RuleLine[]> {
  const rules = await rulesOf(keeper.pool, keeper.settings, { county: ctx.county });
  const set = await ctx.tx.rows<
    RuleValue & { readonly key: string }
  >(sql`select s.key, s.value::float8 as value, s.source,
      s.verified, coalesce(a.name, '') as "setBy", s.set_at as "setAt"
    from security_setting s left join account a on a.id = s.set_by where s.county = ${ctx.county} order by s.set_at desc`);
  return [...securityRules].map(([key, rule]) => {
    const history = set.filter((value) => value.key === key);
    const [now] = history;
    return {
      key,
      ...rule,
      source: now?.source ?? rule.source,
      value: ruleValue(rules, key),
      verified: now?.verified ?? false,
      history,
    };
  });
}

/**
 * Sets a rule for the county. It holds from the next request on, for sessions that stand as well: an idle one ends, and whoever now has
 * to change the password or to enrol a second factor does so first. Throws Problem `invalid` for a value out of its limits.
 */
export async function setRule(ctx: Context, keeper: Keeper, keeping: Keeping, given: NewRule): Promise<void> {
  const { client, note } = keeping;
  const rule = isSecurityKey(given.key) ? securityRules.get(given.key) : undefined;
  if (!rule || !isSecurityKey(given.key)) throw new Problem('missing', '没有这条规则，请刷新页面');
  const isLoose = given.value === 0 && rule.min === 0;
  if (!isLoose && (given.value < rule.min || given.value > rule.max))
    throw new Problem('invalid', `${rule.label}应为 ${rule.min} 到 ${rule.max} ${rule.unit}`, {
      fields: { value: `请填 ${rule.min} 到 ${rule.max}` },
    });
  const before = ruleValue(await rulesOf(client, keeper.settings, { county: ctx.county }), given.key);
  await client.query('update security_setting set until = $3 where county = $1 and key = $2 and until is null', [
    ctx.county,
    given.key,
    ctx.now,
  ]);
  await client.query(
    `insert into security_setting (county, key, value, source, verified, set_by, set_at)
     values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (county, key, set_at) do update set value = excluded.value, source = excluded.source,
       verified = excluded.verified, set_by = excluded.set_by, until = null`,
    [ctx.county, given.key, given.value, given.source, given.verified, ctx.actor.id, ctx.now],
  );
  const rules = await rulesOf(client, keeper.settings, { county: ctx.county });
  await renewPending(client, ctx.county, ctx.now, rules);
  await note({
    event: 'securityRuleSet',
    object: `${rule.group} ${rule.label}：${before} 改为 ${given.value}${rule.unit}。${given.source}`,
  });
}
