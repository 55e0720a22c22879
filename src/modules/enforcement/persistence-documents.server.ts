import sql from 'sql-template-tag';
import { addDays, daysBetween } from '../../kernel/calendar.ts';
import { choice, day, note } from '../../kernel/field.ts';
import type { Context } from '../../server/context.ts';
import { chineseDay } from '../../server/word/chinese-number.ts';
import type { CaseRow } from './case-file.server.ts';
import type { CaseData } from './case-facts.server.ts';
import { answer, appeal, type CaseDocument, facts, pair, partyRows, said, sealed, to } from './case-template.server.ts';
import { capitalYuan, yuan } from './money.rules.ts';

const grounds = {
  repeated: '存在重大事故隐患，一百八十日内三次或者一年内四次受到行政处罚',
  unfit: '经停产停业整顿仍不具备安全生产条件',
  casualties: '不具备安全生产条件，导致发生重大、特别重大生产安全事故',
  disobeyed: '拒不执行停产停业整顿决定',
} as const;

/** The documents against those who were punished and go on: a fine for each further day (安全生产法 112), closing down (113). */
export const persistenceDocuments: readonly CaseDocument[] = [
  {
    name: 'daily-penalty-decision',
    label: '按日连续处罚决定书',
    word: '日罚',
    toParty: true,
    repeats: true,
    by: ['inspector', 'sectionChief', 'leader'],
    in: ['served', 'closed'],
    refuse: ({ file }) =>
      (file.row.fine ?? 0) > 0
        ? undefined
        : { law: 'enforcement.daily', reason: '本案没有处以罚款，没有可以按日连续处罚的原处罚数额' },
    asks: {
      ordered: day({ label: '责令改正之日', required: true }),
      until: day({ label: '查实仍未改正之日', required: true }),
      facts: note({ label: '拒不改正的事实', required: true }),
    },
    suggest: (row, { file }) => ({ ordered: row.servedOn, until: file.today }),
    judge: (answers, { file }) => {
      const [ordered, until] = [String(answers['ordered']), String(answers['until'])];
      if (until > file.today) return { law: 'enforcement.daily', reason: '查实仍未改正之日不能晚于今天' };
      if (until > ordered) return undefined;
      return {
        law: 'enforcement.daily',
        reason: '按日连续处罚自责令改正之日的次日起算，查实仍未改正之日须在其后',
        earliest: addDays(ordered, 1),
      };
    },
    parts: (data, paper) => {
      const days = daysBetween(answer(data, 'ordered'), answer(data, 'until'));
      return [
        facts(
          ...partyRows(data),
          pair('原处罚数额', yuan(data.fine), '原决定送达', data.servedOn && chineseDay(data.servedOn)),
        ),
        said(
          `本机关于${chineseDay(answer(data, 'ordered'))}责令你（单位）改正违法行为。经查，至${chineseDay(answer(data, 'until'))}仍未改正：${answer(data, 'facts')}`,
        ),
        said(
          `依照《中华人民共和国安全生产法》第一百一十二条的规定，自责令改正之日的次日起按照原处罚数额按日连续处罚，共${days}日，计罚款人民币${capitalYuan(data.fine * days)}（¥${yuan(data.fine * days)}）。`,
        ),
        appeal(paper, '决定'),
        ...sealed(paper),
      ];
    },
  },
  {
    name: 'closure-proposal',
    label: '提请关闭书',
    word: '提闭',
    toParty: true,
    by: ['sectionChief', 'leader'],
    in: ['served', 'closed', 'archived'],
    asks: {
      ground: choice({ label: '提请关闭的情形', required: true, options: grounds }),
      facts: note({ label: '事实和历次处罚', required: true }),
    },
    suggest: async (row, _, ctx) => ({
      ground: 'repeated',
      facts: (await penaltiesBefore(ctx, row)).map(({ on, number }) => `${chineseDay(on)}　${number ?? ''}`).join('\n'),
    }),
    judge: async (answers, { file }, ctx) =>
      answers['ground'] === 'repeated' ? repeatedGuard(ctx, file.row) : undefined,
    parts: (data: CaseData, paper) => [
      to(paper.review),
      facts(...partyRows(data)),
      said(`${data.party.name}有下列情形：${groundWords(answer(data, 'ground'))}。`),
      ...answer(data, 'facts')
        .split('\n')
        .map((line) => said(line)),
      said(
        '依照《中华人民共和国安全生产法》第一百一十三条的规定，提请予以关闭，并由有关部门依法吊销有关证照；请将决定告知本机关。',
      ),
      ...sealed(paper),
    ],
  },
];

const groundWords = (ground: string): string => (grounds as Readonly<Record<string, string>>)[ground] ?? ground;

/** 安全生产法 113 (一): three penalties within the short span of days, or four within the long one, the last day of this case's decision counted. */
async function repeatedGuard(ctx: Context, row: CaseRow) {
  const until = row.decidedOn ?? ctx.today;
  const all = await penaltiesBefore(ctx, row);
  const within = (days: number) => all.filter(({ on }) => on > addDays(until, -days)).length;
  const [short, long] = [ctx.setting('enforcement.closureShortDays'), ctx.setting('enforcement.closureLongDays')];
  if (within(short) >= 3 || within(long) >= 4) return undefined;
  return {
    law: 'enforcement.closure',
    reason: `这家单位 ${short} 日内受处罚 ${within(short)} 次、${long} 日内 ${within(long)} 次，未达三次（四次）；有其他情形的请另选`,
  };
}

/** The penalties a case's site has had up to this case's decision, oldest first. */
async function penaltiesBefore(ctx: Context, { site, id, decidedOn }: CaseRow) {
  return ctx.tx.rows<{ readonly on: string; readonly number: string | null }>(sql`
    select decided_on::text as "on", number from enforcement_case
    where county = ${ctx.county} and (site = ${site}::uuid or id = ${id}::uuid)
      and decided_on is not null and decided_on <= ${decidedOn ?? ctx.today}::date and exempt_reason is null
    order by decided_on limit 50`);
}
