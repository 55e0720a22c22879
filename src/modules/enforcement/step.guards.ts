import {
  amountGuard,
  barGuard,
  type CaseFile,
  decisionGuard,
  hasPenalty,
  lastAct,
  type Refusal,
} from './case.guards.ts';
import type { CaseStep } from './case-steps.ts';
import type { Owed } from './money.rules.ts';
import { yuan } from './money.rules.ts';

/** What the guard of a step looks at: the case as it would become, its papers, what is owed. */
export interface StepFile {
  readonly file: CaseFile;
  readonly papers: readonly { readonly template: string; readonly state: string; readonly receipt?: unknown }[];
  readonly owed: Owed & { readonly surchargePaid: number };
}

/** Why a step may not be taken on a file: the first thing that hinders it, with the clause and the first lawful day. */
export function stepGuard(step: CaseStep, whole: StepFile): Refusal | undefined {
  return guards[step]?.(whole);
}

const stands = (papers: StepFile['papers'], ...names: readonly string[]) =>
  papers.some(({ template, state }) => state !== 'void' && names.includes(template));

const guards: Readonly<Partial<Record<CaseStep, (whole: StepFile) => Refusal | undefined>>> = {
  file: ({ file, papers }) => {
    if (file.row.procedure === 'simple')
      return {
        law: 'enforcement.simple',
        reason: '简易程序不需立案审批，请直接办理当场处罚；不能当场处罚的请重新按普通程序提请',
      };
    if (!stands(papers, 'case-filing'))
      return { law: 'enforcement.filing', reason: '还没有立案审批表，请承办人先制作立案审批表再批准' };
    return barGuard(file);
  },
  punishOnSpot: ({ file }) => onSpotGuard(file),
  conclude: ({ file }) => {
    const { row } = file;
    return hasPenalty(row) ? amountGuard(file) : undefined;
  },
  decide: ({ file }) => decisionGuard(file),
  exempt: ({ file }) => {
    const { row, acts } = file;
    const discussed = lastAct(acts, 'discussion');
    if (row.complex === true && discussed?.result !== 'passed')
      return { law: 'enforcement.discussion', reason: '案情复杂的案件不予处罚须经集体讨论，尚无集体讨论记录' };
    return undefined;
  },
  close: (whole) => closeGuard(whole),
  archive: ({ file, papers }) => {
    const decision =
      file.row.procedure === 'simple'
        ? ['on-spot-decision-unit', 'on-spot-decision-person']
        : ['penalty-decision-unit', 'penalty-decision-person', 'no-penalty-decision', 'case-transfer'];
    if (!stands(papers, ...decision))
      return { law: 'enforcement.archive', reason: '案卷中没有决定书（移送书），请补齐后归档' };
    if (file.row.procedure === 'ordinary' && !stands(papers, 'dossier-index'))
      return { law: 'enforcement.archive', reason: '案卷中没有卷内目录，请制作后归档' };
    return undefined;
  },
};

/** 行政处罚法 51: what may be decided on the spot, and 68: what may be collected there. */
function onSpotGuard({ row, setting }: CaseFile): Refusal | undefined {
  if (row.procedure !== 'simple') return { law: 'enforcement.simple', reason: '本案按普通程序提请，不能当场处罚' };
  const isUnit = row.partyKind === 'unit';
  const most = setting(isUnit ? 'enforcement.simpleUnitYuan' : 'enforcement.simplePersonYuan');
  const fine = row.fine ?? 0;
  if (row.warning !== true && fine === 0) return { law: 'enforcement.simple', reason: '请填写警告或者罚款数额' };
  if (fine > most * 100)
    return {
      law: 'enforcement.simple',
      reason: `当场处罚对${isUnit ? '单位' : '公民'}的罚款不得超过 ${most} 元，${yuan(fine)}须按普通程序立案`,
    };
  const collect = row.onSpotFine ?? 0;
  const mostCollected = setting('enforcement.onSpotYuan');
  if (collect > 0 && collect !== fine) return { law: 'enforcement.onSpot', reason: '当场收缴的金额应与罚款数额一致' };
  if (collect > mostCollected * 100)
    return { law: 'enforcement.onSpot', reason: `当场收缴的罚款不得超过 ${mostCollected} 元，请让当事人到银行缴纳` };
  return barGuard({ row, setting });
}

function closeGuard({ file, papers, owed }: StepFile): Refusal | undefined {
  const { row, acts } = file;
  const { outcome } = row;
  if (row.procedure === 'ordinary' && !stands(papers, 'case-closing'))
    return { law: 'enforcement.archive', reason: '还没有结案审批表，请承办人先制作结案审批表' };
  if (outcome === 'exempted' && row.exemptReason === null)
    return { law: 'enforcement.archive', reason: '本案作出了处罚决定，执行结果不能选“不予处罚”' };
  if (row.exemptReason !== null && outcome !== 'exempted')
    return { law: 'enforcement.archive', reason: '本案不予处罚，执行结果请选“不予处罚”' };
  const paper =
    row.procedure === 'simple' ? ['on-spot-decision-unit', 'on-spot-decision-person'] : ['no-penalty-decision'];
  if (
    (row.procedure === 'simple' || row.exemptReason !== null) &&
    !papers.some((p) => p.state === 'served' && paper.includes(p.template))
  )
    return { law: 'enforcement.archive', reason: '决定书尚未交付当事人并登记送达回证' };
  if (outcome === 'enforced' && !lastAct(acts, 'courtApplied'))
    return { law: 'enforcement.court', reason: '没有申请法院强制执行的记录，执行结果不能选“法院强制执行完毕”' };
  if (outcome !== 'fulfilled' && outcome !== 'enforced') return undefined;
  if (owed.unpaid > 0) return { law: 'enforcement.pay', reason: `罚款还有 ${yuan(owed.unpaid)} 未缴清，缴清后再结案` };
  const rest = owed.surcharge - owed.surchargePaid;
  return rest > 0
    ? {
        law: 'enforcement.surcharge',
        reason: `加处罚款还有 ${yuan(rest)} 未缴，缴清后再结案；依法终结执行的请选“终结执行”`,
      }
    : undefined;
}
