import { addDays, addWorkdays } from '../../kernel/calendar.ts';
import {
  type CaseFile,
  hearingGuard,
  lastAct,
  needsDiscussion,
  needsHearing,
  needsReview,
  statementGuard,
} from './case.guards.ts';

/** A document of the case, as the dossier is looked at. */
export interface Paperwork {
  readonly template: string;
  readonly state: string;
  readonly madeOn: string;
  readonly toParty: boolean;
  readonly servedOn: string | null;
  readonly serveBy: string | null;
  readonly hasReceipt: boolean;
}

/** One check of the dossier: kept, lost (with what is missing), still ahead, or not asked of this case. */
export interface Check {
  readonly label: string;
  readonly points: number;
  readonly state: 'kept' | 'lost' | 'ahead' | 'none';
  readonly why: string | null;
}

const order = ['proposed', 'filed', 'concluded', 'noticed', 'decided', 'served', 'closed', 'archived'];

/**
 * The dossier as a panel would score it (案卷评查), while the case is still open: each check counts once its stage is behind the case, so
 * that a miss is seen while it can be mended. The score is the share of points kept among those that counted, in whole percent.
 */
export function dossier(
  file: CaseFile,
  papers: readonly Paperwork[],
  facts: { readonly certificates: number; readonly unpaid: number },
): { readonly score: number; readonly checks: readonly Check[] } {
  const checks =
    file.row.procedure === 'simple' ? simpleChecks(file, papers, facts) : ordinaryChecks(file, papers, facts);
  const counted = checks.filter(({ state }) => state === 'kept' || state === 'lost');
  const [kept, all] = [counted.filter(({ state }) => state === 'kept'), counted].map((some) =>
    some.reduce((sum, { points }) => sum + points, 0),
  );
  return { score: all ? Math.floor(((kept ?? 0) * 100) / all + 0.5) : 100, checks };
}

type Facts = Parameters<typeof dossier>[2];

function ordinaryChecks(file: CaseFile, papers: readonly Paperwork[], facts: Facts): readonly Check[] {
  const { row, acts, calendar, setting } = file;
  const past = (stage: string) => order.indexOf(stageOf(row.state)) >= order.indexOf(stage);
  const has = (...names: readonly string[]) => papers.some((p) => p.state !== 'void' && names.includes(p.template));
  const isServed = (...names: readonly string[]) =>
    papers.some((p) => p.state === 'served' && names.includes(p.template));
  const decidedBy = row.extendedTo ?? addDays(row.filedOn ?? row.foundOn, setting('enforcement.decisionDays'));
  const isExempt = row.exemptReason !== null;
  const publishBy = row.decidedOn && addWorkdays(row.decidedOn, setting('enforcement.publishWorkdays'), calendar);
  const notice = ['penalty-notice', 'hearing-notice'];
  const decisions = ['penalty-decision-unit', 'penalty-decision-person', 'no-penalty-decision'];
  const check = checkIn;
  return [
    check('立案审批表', 8, past('filed'), has('case-filing'), '缺立案审批表，请制作并经负责人签批'),
    check(
      '执法人员两人以上并有执法证号',
      6,
      past('filed'),
      facts.certificates >= 2,
      '办案人员的执法证号不足两人，请在账号中补登',
    ),
    check(
      '调查取证文书',
      10,
      past('concluded'),
      has('inquiry-record', 'scene-record', 'sampling', 'preservation-notice') || row.visit !== null,
      '没有询问笔录、勘验笔录、抽样取证等证据文书，也没有关联的现场检查',
    ),
    check('调查报告', 8, past('concluded'), has('investigation-report'), '缺行政处罚案件调查报告'),
    check('处罚告知书', 8, past('noticed'), has(...notice), '缺行政处罚告知书（听证告知书）'),
    check('告知书送达回证', 6, past('noticed'), receipted(papers, notice), '告知书没有上传送达回证'),
    check(
      '陈述申辩期限',
      6,
      past('decided'),
      isExempt || statementGuard({ ...file, today: row.decidedOn ?? file.today }) === undefined,
      '陈述申辩期限未满即作决定',
    ),
    needsHearing(file)
      ? check(
          '听证权利',
          6,
          past('decided'),
          hearingGuard({ ...file, today: row.decidedOn ?? file.today }) === undefined,
          '听证权利没有告知，或者期限未满、未举行即作决定',
        )
      : none('听证权利'),
    needsReview(file)
      ? check('法制审核', 6, past('decided'), lastAct(acts, 'legalReview')?.result === 'passed', '缺通过的法制审核')
      : none('法制审核'),
    needsDiscussion(file)
      ? check('集体讨论', 6, past('decided'), lastAct(acts, 'discussion')?.result === 'passed', '缺集体讨论记录')
      : none('集体讨论'),
    check('案件处理呈批表', 5, past('decided'), has('case-approval'), '缺案件处理呈批表'),
    check('决定书', 8, past('served'), has(...decisions), '缺行政处罚决定书'),
    check(
      '办案期限',
      6,
      past('decided'),
      row.decidedOn !== null && row.decidedOn <= decidedBy,
      `超过办案期限 ${decidedBy} 才作决定`,
    ),
    check(
      '决定书按期送达并有回证',
      8,
      past('served'),
      isServed(...decisions) && receipted(papers, decisions) && onTime(papers, decisions),
      '决定书送达没有回证，或者超过七个工作日',
    ),
    isExempt
      ? none('处罚决定公开')
      : check(
          '处罚决定公开',
          5,
          row.decidedOn !== null && (row.publishedOn !== null || file.today > (publishBy ?? '')),
          row.publishedOn !== null && row.publishedOn <= (publishBy ?? ''),
          `处罚决定没有在 ${publishBy ?? ''} 前公开`,
        ),
    (row.fine ?? 0) === 0 || isExempt
      ? none('罚款缴清')
      : check('罚款缴清', 6, past('closed'), facts.unpaid === 0 || row.outcome === 'ended', '罚款没有缴清'),
    check('结案审批表', 4, past('closed'), has('case-closing'), '缺结案审批表'),
    check('卷内目录', 2, past('archived'), has('dossier-index'), '缺卷内目录'),
  ];
}

function simpleChecks(
  { row, today, calendar, setting }: CaseFile,
  papers: readonly Paperwork[],
  facts: Facts,
): readonly Check[] {
  const isDecided = row.decidedOn !== null;
  const decisions = ['on-spot-decision-unit', 'on-spot-decision-person'];
  const reportBy = row.decidedOn && addWorkdays(row.decidedOn, setting('enforcement.simpleReportWorkdays'), calendar);
  return [
    checkIn(
      '执法人员两人以上并有执法证号',
      20,
      true,
      facts.certificates >= 2,
      '办案人员的执法证号不足两人，请在账号中补登',
    ),
    checkIn(
      '当场处罚决定书',
      30,
      isDecided,
      papers.some((p) => p.state !== 'void' && decisions.includes(p.template)),
      '缺当场处罚决定书',
    ),
    checkIn('决定书当场交付回证', 20, isDecided, receipted(papers, decisions), '当场处罚决定书没有交付回证'),
    checkIn(
      '备案',
      15,
      isDecided && (row.reportedOn !== null || today > (reportBy ?? '')),
      row.reportedOn !== null && row.reportedOn <= (reportBy ?? ''),
      `没有在 ${reportBy ?? ''} 前报所属机关备案`,
    ),
    (row.fine ?? 0) === 0
      ? none('罚款缴清')
      : checkIn('罚款缴清', 15, row.closedOn !== null, facts.unpaid === 0, '罚款没有缴清'),
  ];
}

/** A case that was ended early is judged by the stages it went through. */
const stageOf = (state: string): string =>
  state === 'exempted' ? 'decided' : state === 'transferred' || state === 'dropped' ? 'filed' : state;

function checkIn(label: string, points: number, isDue: boolean, isKept: boolean, why: string): Check {
  if (isKept) return { label, points, state: 'kept', why: null };
  return isDue ? { label, points, state: 'lost', why } : { label, points, state: 'ahead', why: null };
}
const none = (label: string): Check => ({ label, points: 0, state: 'none', why: null });
const standing = (papers: readonly Paperwork[], names: readonly string[]) =>
  papers.filter((p) => p.state === 'served' && names.includes(p.template));
const receipted = (papers: readonly Paperwork[], names: readonly string[]) => {
  const served = standing(papers, names);
  return served.length > 0 && served.every(({ hasReceipt }) => hasReceipt);
};
const onTime = (papers: readonly Paperwork[], names: readonly string[]) =>
  standing(papers, names).every(({ servedOn, serveBy }) => serveBy === null || (servedOn ?? '') <= serveBy);
