import type { Draft } from '../../kernel/ledger.ts';
import { Problem, wrongField } from '../../kernel/problem.ts';
import type { Context } from '../../server/context.ts';
import { withSystem } from '../../server/jobs/system.ts';
import { find, list } from '../../server/ledger/read.ts';
import { create } from '../../server/ledger/write.ts';
import { handle } from '../../server/module.ts';
import { accident } from '../accidents/index.ts';
import { hazard } from '../hazards/index.ts';
import { visit } from '../inspections/index.ts';
import { sectors } from '../sites/index.ts';
import { caseDuty } from './case-duty.ledger.ts';
import { barGuard } from './case.guards.ts';
import { enforcementCase } from './case.ledger.ts';
import { openers } from './case-steps.ts';
import { openCase } from './enforcement.endpoints.ts';

type CaseDraft = Draft<typeof enforcementCase>;

/** Fields that only the course of a case may fill. */
const later = [
  'section',
  'extendedTo',
  'publishedOn',
  'reportedOn',
  'deferredTo',
  'paid',
  'paidOn',
  'courtAppliedOn',
] as const;

/** Answers the opening of a case. Sent again it is the same case. */
export const openCaseHandler = handle(openCase, async (ctx, { id, draft: asked }) => {
  const there = await find(ctx, enforcementCase, id);
  if (there) return { id: there.id, number: there.number };
  const draft = asked as CaseDraft; // parsed by the ledger's own schema
  for (const name of later) if ((draft[name] ?? null) !== null) throw wrongField(name, '这一栏由办理过程填写，请留空');
  if (draft.foundOn > ctx.today) throw wrongField('foundOn', '发现日期不能晚于今天');
  if (draft.actEndedOn && draft.actEndedOn > draft.foundOn)
    throw wrongField('actEndedOn', '违法行为终了日期不能晚于发现日期；仍在继续的请留空');
  if (new Set(draft.handlers).size < 2)
    throw wrongField('handlers', '办案人员不得少于两人（行政处罚法第四十二条），请补选');
  if (draft.unit === 'township' && !draft.delegation) throw wrongField('delegation', '乡镇受委托执法须填写委托书文号');
  if (draft.partyKind === 'unit' && draft.partyIdNumber)
    throw wrongField('partyIdNumber', '当事人是单位，不填身份证件号码');
  await refuseStrangers(ctx, draft);
  await refuseMismatch(ctx, draft);
  await refuseTwice(ctx, draft);
  const barred = barGuard({
    row: { ...emptyTimes, ...draft } as never, // the guard reads the days and the gravity only
    setting: (key) => ctx.setting(key),
  });
  if (barred) throw new Problem('refused', barred.reason);
  const made = await create(withSystem(ctx), enforcementCase, { ...draft, section: sectionOf(ctx) }, id);
  return { id: made.id, number: made.number };
});

const emptyTimes = { actEndedOn: null, grave: null };

const mine = (ctx: Context) =>
  ctx.actor.posts.filter((post) => post.county === ctx.county && openers.includes(post.role));

const sectionOf = (ctx: Context): string | null => mine(ctx).find(({ section }) => section !== null)?.section ?? null;

/** A case is opened by the section whose duty it is; a township opens what was delegated to it and lies within it. */
async function refuseStrangers(ctx: Context, draft: CaseDraft): Promise<void> {
  const posts = mine(ctx);
  const township = posts.every(({ role }) => role === 'township');
  if (township && draft.unit !== 'township')
    throw wrongField('unit', '乡镇只能以受委托的名义立案，请选“乡镇（委托）”并填写委托书文号');
  if (township) return;
  const { rows } = await list(withSystem(ctx), caseDuty, { where: { state: 'active' }, limit: 200 });
  if (rows.length === 0) return;
  const named = rows.filter(({ sector }) => sector === null || sector === draft.sector);
  if (posts.some(({ section }) => named.some((duty) => duty.section === section))) return;
  const own = rows.filter(({ sector }) => sector === draft.sector).map(({ section }) => section);
  const who = [...new Set(own.length > 0 ? own : named.map(({ section }) => section))].join('、') || '其他股室';
  throw wrongField(
    'sector',
    `${sectors[draft.sector]}的案件由${who}办理，您在${sectionOf(ctx) ?? '（未定股室）'}；请把线索移交该股室，或请局领导调整执法分工`,
  );
}

/** The visit, the hazard and the accident a case comes from are those of its own site. */
async function refuseMismatch(ctx: Context, draft: CaseDraft): Promise<void> {
  const from = draft.visit ? await find(ctx, visit, draft.visit) : undefined;
  if (draft.visit && (!from || (draft.site && from.site !== draft.site)))
    throw wrongField('visit', '所选检查不是对这家单位的检查，请重新选择');
  const happened = draft.accident ? await find(ctx, accident, draft.accident) : undefined;
  if (draft.accident && (!happened || (draft.site && happened.site !== null && happened.site !== draft.site)))
    throw wrongField('accident', '所选事故不是这家单位的事故，请重新选择');
  const found = draft.hazard ? await find(ctx, hazard, draft.hazard) : undefined;
  if (draft.hazard && (!found || (draft.site && found.site !== draft.site)))
    throw wrongField('hazard', '所选隐患不是这家单位的隐患，请重新选择');
}

/** 行政处罚法 29: the same act is not fined twice; the same hazard of the same party is the same act. */
async function refuseTwice(ctx: Context, draft: CaseDraft): Promise<void> {
  if (!draft.hazard) return;
  const where = { hazard: draft.hazard, party: draft.party, state: { not: 'dropped' } } as const;
  const [other] = (await list(withSystem(ctx), enforcementCase, { where, limit: 1 })).rows;
  if (!other) return;
  throw wrongField(
    'hazard',
    `这条隐患已由 ${other.number ?? ''}《${other.name}》对同一当事人立案，同一违法行为不得两次罚款（行政处罚法第二十九条）`,
  );
}
