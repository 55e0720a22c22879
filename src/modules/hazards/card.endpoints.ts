import { z } from 'zod';
import { endpoint } from '../../kernel/endpoint.ts';
import { cardRule } from './card.ledger.ts';
import { deciders } from './hazard-roles.ts';

const id = z.uuid();

const f = cardRule.fields;

/** What a rule asks for. */
const asked = z.strictObject({
  colour: f.colour.schema,
  trigger: f.trigger.schema,
  days: z.int('天数请填整数').min(0, '天数不能小于 0').max(1095, '天数最多 1095'),
  threshold: z.int('数量请填整数').min(1, '数量至少为 1').max(1000, '数量最多 1000'),
  sector: f.sector.schema.nullish(),
});

/** What a rule asks for. */
export type CardAsked = z.infer<typeof asked>;

const sited = z.object({ id, name: z.string(), area: z.string(), found: z.int() });

/** Shows whom a rule would card today, before it is saved. */
export const tryCardRule = endpoint({
  method: 'post',
  path: '/hazards/try-card-rule',
  label: '试算红黄牌规则',
  by: deciders,
  input: z.strictObject({ rule: asked }),
  output: z.object({
    /** Sites the rule could touch, and those it would card. */
    sites: z.int(),
    carded: z.int(),
    /** The most grave, 50 at most. */
    first: z.array(sited).readonly(),
  }),
});

/** Whom a rule would card. */
export type CardTrial = z.infer<typeof tryCardRule.output>;

/** Saves a rule and puts it in force; `foreseen` is how many it was seen to card, and must still be so. */
export const setCardRule = endpoint({
  method: 'post',
  path: '/hazards/set-card-rule',
  label: '设置红黄牌规则',
  by: deciders,
  input: z.strictObject({
    id,
    /** The version seen, of a rule that is there already. */
    version: z.int().nullish(),
    name: f.name.schema,
    measures: f.measures.schema,
    rule: asked,
    foreseen: z.int().min(0),
  }),
  output: z.object({ id, carded: z.int() }),
});
