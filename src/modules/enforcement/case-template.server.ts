import type { Fields } from '../../kernel/field.ts';
import type { Role } from '../../kernel/role.ts';
import type { Context } from '../../server/context.ts';
import {
  type Answers,
  edition,
  type Paper,
  type Service,
  template,
  type Template,
} from '../../server/documents/template.ts';
import { chineseDay } from '../../server/word/chinese-number.ts';
import type { FormPart, FormRun } from '../../server/word/form.ts';
import type { FactRow } from '../../server/word/form-table.ts';
import { blankDay } from '../../server/word/inspection-record.ts';
import { type CaseData, caseData, caseFacts } from './case-facts.server.ts';
import { type CaseRow, wholeCase, type WholeCase } from './case-file.server.ts';
import type { Refusal } from './case.guards.ts';
import { enforcementCase } from './case.ledger.ts';
import { refusedBy } from './case.server.ts';

/** A document of a case, told in one place: when it may be made, what it asks, what it says. */
export interface CaseDocument {
  readonly name: string;
  readonly label: string;
  /** 文书代字; null for papers without a number of their own. */
  readonly word: string | null;
  readonly by?: readonly Role[];
  readonly toParty?: boolean;
  readonly repeats?: boolean;
  readonly asks?: Fields;
  readonly suggest?: (row: CaseRow, whole: WholeCase, ctx: Context) => Answers | Promise<Answers>;
  /** The states in which it may be made; in all of them unless told. */
  readonly in?: readonly CaseRow['state'][];
  readonly refuse?: (whole: WholeCase, ctx: Context) => Judged;
  /** What the law says to the answers. */
  readonly judge?: (answers: Answers, whole: WholeCase, ctx: Context) => Judged;
  readonly serveBy?: (ctx: Context, madeOn: string) => string;
  readonly served?: (ctx: Context, row: CaseRow, service: Service) => Promise<void>;
  readonly parts: (data: CaseData, paper: Paper) => readonly FormPart[];
}

type Judged = Refusal | undefined | Promise<Refusal | undefined>;

const makers: readonly Role[] = ['inspector', 'sectionChief', 'township'];

/** A document of a case as the engine of documents takes it. The first wording of each is its edition 1. */
export function caseTemplate(about: CaseDocument): Template {
  const { refuse, suggest, judge, parts, in: states, ...plain } = about;
  return template<typeof enforcementCase>({
    by: makers,
    toParty: false,
    ...plain,
    ledger: enforcementCase,
    facts: async (ctx, row, answers) => {
      const refusal = await judge?.(answers, await wholeCase(ctx, row), ctx);
      if (refusal) throw refusedBy(ctx, refusal);
      return caseFacts(ctx, row, answers);
    },
    ...(suggest ? { suggest: async (ctx, row) => suggest(row, await wholeCase(ctx, row), ctx) } : {}),
    refuse: async (ctx, row) => {
      if (states && !states.includes(row.state))
        return `案件${enforcementCase.states[row.state]}，此时不能制作${about.label}`;
      const refusal = await refuse?.(await wholeCase(ctx, row), ctx);
      return refusal && refusedBy(ctx, refusal).message;
    },
    editions: [edition(1, caseData, (data, paper) => ({ title: about.label, parts: parts(data, paper) }))],
  });
}

/** An indented paragraph. */
export const said = (text: string, more: { readonly keep?: true } = {}): FormPart => ({
  kind: 'paragraph',
  runs: [text],
  ...more,
});

/** Whom a document is addressed to. */
export const to = (name: string): FormPart => ({ kind: 'paragraph', place: 'margin', runs: [`${name}：`] });

/** A line at the margin, with room to write where a number stands. */
export const signed = (...runs: readonly FormRun[]): FormPart => ({
  kind: 'paragraph',
  place: 'margin',
  keep: true,
  runs,
});

/** A table of facts; a pair is one row across the page. */
export const facts = (...rows: readonly FactRow[]): FormPart => ({ kind: 'facts', rows });

/** One fact across the page. */
export const fact = (label: string, value: string | readonly string[] | null, lines = 1): FactRow => [
  { label, value, lines },
];

/** Two facts beside each other. */
export const pair = (a: string, one: string | null, b: string, two: string | null): FactRow => [
  { label: a, value: one },
  { label: b, value: two },
];

/** The name of the bureau, its seal and the day. */
export const sealed = (paper: Paper): readonly FormPart[] => [
  { kind: 'paragraph', place: 'right', keep: true, runs: [`${paper.bureau}（印章）`] },
  { kind: 'paragraph', place: 'right', runs: [chineseDay(paper.madeOn)] },
];

/** Room for the handlers' signatures. */
export const handlersSign = ({ handlers }: CaseData, who = '承办人'): readonly FormPart[] =>
  handlers.map(({ name, certificate }) =>
    signed(`${who}（签名）：`, { blank: 8 }, `　${name}　执法证号：${certificate}`),
  );

/** Room for the other side. */
export const partySigns = (who = '当事人'): FormPart => signed(`${who}（签名）：`, { blank: 9 }, blankDay);

/** Who the party is, as the first rows of a table. */
export const partyRows = ({ party }: CaseData): readonly FactRow[] => [
  pair('当事人', party.name, party.isUnit ? '社会信用代码' : '身份证件号码', party.isUnit ? party.code : null),
  pair('住所（地址）', party.address, party.isUnit ? '负责人' : '职务', party.head),
];

/** What a case is about, as the first rows of an internal form. */
export const caseRows = (data: CaseData): readonly FactRow[] => [
  pair('案件名称', data.name, '案件编号', data.number),
  ...partyRows(data),
];

/** The three opinions of an internal approval, with room for each hand. */
export const approvals = (proposal: string | null, ...who: readonly string[]): FormPart => ({
  kind: 'facts',
  rows: [
    fact('承办人意见', proposal, 3),
    ...who.map((label) => fact(label, null, 3)),
    fact('签名与日期', `承办人：　　　　　　审核人：　　　　　　批准人：\n${blankDay}`, 2),
  ],
});

/** How the party may appeal, and how long (行政复议法 20, 23; 行政诉讼法 46). What was decided on the spot goes to reconsideration first. */
export function appeal({ review, court }: Paper, words: string, onSpot = false): FormPart {
  const suit = onSpot
    ? `对当场作出的行政处罚决定不服的，依法应当先申请行政复议；对复议决定不服的，可以再向${court}提起行政诉讼。`
    : `也可以自收到之日起六个月内直接向${court}提起行政诉讼。`;
  return said(
    `如不服本${words}，可以自收到之日起六十日内向${review}申请行政复议${onSpot ? '。' : '，'}${suit}复议、诉讼期间，除法律另有规定外，本${words}不停止执行。`,
    { keep: true },
  );
}

/** A day in words, or room for the pen. */
export const dayWords = (day: string | null): string => (day === null ? blankDay : chineseDay(day));

/** An answer as text. */
export const answer = ({ answers }: CaseData, name: string): string => {
  const value = answers[name];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
};
