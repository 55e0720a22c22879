import { addDays, addWorkdays } from '../../kernel/calendar.ts';
import type { Reckoning } from '../../kernel/ledger.ts';
import { addMonths } from './months.ts';
import { type hazchemClasses, lawfulAuthority, type PermitKind } from './permit-kinds.ts';

interface Terms {
  readonly acceptedOn: string | null;
  readonly extendedOn: string | null;
  readonly excludedDays: number | null;
}

/**
 * The last day to decide: twenty working days from acceptance, ten more once extended, without the days spent on tests,
 * appraisals and hearings (行政许可法 第四十二条、第四十五条、第八十二条). A first review is sent up within the same twenty (第四十三条).
 */
export function decisionDue(row: Terms, reckoning: Reckoning): string | null {
  if (row.acceptedOn === null) return null;
  const excluded = row.excludedDays ?? 0;
  const more = row.extendedOn === null ? 0 : reckoning.setting('permits.extendDays', row.acceptedOn);
  return addWorkdays(
    row.acceptedOn,
    reckoning.setting('permits.decideDays', row.acceptedOn) + more + excluded,
    reckoning.calendar,
  );
}

/** The last day to apply for an extension: thirty days before the end, or three months where a special rule says so (行政许可法 第五十条). */
export function renewalLatest(kind: PermitKind, validTo: string, reckoning: Pick<Reckoning, 'setting'>): string {
  return kind === 'fireworksRetail'
    ? addDays(validTo, -reckoning.setting('permits.renewalDays'))
    : addMonths(validTo, -reckoning.setting('permits.renewalMonths'));
}

const yearsOf: Readonly<Record<PermitKind, string>> = {
  fireworksRetail: 'permits.fireworksYears',
  hazchemOperation: 'permits.hazchemYears',
  safetyProduction: 'permits.safetyYears',
};

/** The last day a permit of a kind may be good for when it begins on a day. */
export function validUntil(kind: PermitKind, validFrom: string, reckoning: Pick<Reckoning, 'setting'>): string {
  return addDays(addMonths(validFrom, 12 * reckoning.setting(yearsOf[kind], validFrom)), -1);
}

interface Asked {
  readonly kind: PermitKind;
  readonly matter: string;
  readonly permit: string | null;
  readonly hazchemClass: keyof typeof hazchemClasses | null;
}

/** What is wrong with an application as a whole. */
export function applicationFaults(row: Asked): Readonly<Record<string, string>> | undefined {
  if (row.matter !== 'new' && row.permit === null) return { permit: '延期和变更须选择原许可证' };
  if (row.kind === 'hazchemOperation' && row.hazchemClass === null)
    return { hazchemClass: '请说明储存设施和危险化学品类别，决定机关由此而定' };
  return undefined;
}

interface Judged {
  readonly hazchemClass: keyof typeof hazchemClasses | null;
  readonly kind: PermitKind;
  readonly matter: string;
  readonly environment: string | null;
  readonly checkResult: string | null;
  readonly reviewedBy: string | null;
}

/** Why an application may not be granted as it stands; by whoever reviewed it first, it never may. */
export function grantable(row: Judged, by: string): string | undefined {
  if (lawfulAuthority(row.kind, row.hazchemClass) === 'city')
    return '经营剧毒、易制爆化学品或储存构成重大危险源的，由设区的市级部门决定，请上报初审意见（危险化学品安全法第五十五条）';
  if (row.kind === 'safetyProduction' && row.environment === 'notMet')
    return '环保条件不达标，不予发放安全生产许可证，请作出不予许可决定';
  const isVisited = row.matter === 'new' || row.kind === 'hazchemOperation';
  if (isVisited && row.checkResult === null) return '尚未现场核查，请先登记现场核查结果（危险化学品安全法第五十五条）';
  if (row.checkResult === 'fail') return '现场核查不合格，请作出不予许可决定，或整改后重新核查';
  return row.reviewedBy === by ? '初审人不能作出许可决定，请由其他负责人决定' : undefined;
}
