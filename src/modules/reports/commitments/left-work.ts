import type { SectionText, TextAsk, TextBlock, TextRun } from '../text/report-text.ts';
import { kindOf } from './promises.ts';

const number = (indicator: string, label: string, where?: TextAsk['where']): TextRun => ({
  chip: 'figure',
  of: { indicator, label, ...(where ? { where } : {}) },
  wording: 'exact',
});
const notYet = (column: string) => ({ or: [{ [column]: { set: false } }, { [column]: { gt: '@cutoff' } }] });

/**
 * Work that the ledgers know to be unfinished, as a plan says it: begun with only where there is some. Hazards that stand open are
 * the outlines' own sentence.
 */
const leftWork: readonly (readonly TextRun[])[] = [
  ['对管控中的', number('hazard.underControl', '管控中隐患'), '隐患盯住管控措施，具备条件的抓紧整改销号。'],
  ['对延期整改的', number('hazard.deferred', '延期整改隐患'), '隐患紧盯新的期限，到期复查销号。'],
  [
    '督促尚未摘牌的',
    number('listedSupervision.listed', '尚未摘牌的挂牌督办隐患', notYet('delistedAt')),
    '挂牌督办隐患按期治理、验收摘牌。',
  ],
  ['抓紧查办仍在调查的案件', number('enforcementCase.investigating', '期内立案仍在调查'), '，依法作出处理。'],
  [
    '催办尚未反馈的函件',
    number('documentCopy.sent', '尚未反馈函件', { replyBy: { set: true }, ...notYet('repliedAt') }),
    '，逐件销号。',
  ],
  ['办结尚未办结的交办事项', number('assignedTask.assigned', '尚未办结交办事项', notYet('closedOn')), '。'],
];

/** Chapters as an outline has them, the plan followed by what the ledgers know to be unfinished. */
export function withLeftWork(sections: readonly SectionText[], next: string): readonly SectionText[] {
  return sections.map((section) =>
    kindOf(section.heading, next) === 'commitment' ? appended(section, leftWork) : section,
  );
}

/** A chapter with sayings at its end, set as those before them: counted on, or below a heading of their own. */
export function appended(section: SectionText, sayings: readonly (readonly TextRun[])[]): SectionText {
  if (sayings.length === 0) return section;
  const last = section.blocks.findLast(({ kind }) => kind !== 'heading')?.kind;
  const kind = last === 'clause' ? 'clause' : 'item';
  const isLoose = last === 'paragraph' && section.blocks.some((block) => block.kind === 'heading' && block.level === 2);
  const heading: readonly TextBlock[] = isLoose ? [{ kind: 'heading', level: 2, text: ledBy }] : [];
  const blocks = sayings.map((runs): TextBlock => ({ kind, runs }));
  return { ...section, blocks: [...section.blocks, ...heading, ...blocks] };
}
const ledBy = '接续推进的工作';
