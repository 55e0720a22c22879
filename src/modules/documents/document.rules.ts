import { addDays } from '../../kernel/calendar.ts';
import type { serviceWays } from './legal-document.ledger.ts';

/** What was told of a service. */
export interface ServiceTold {
  readonly servedHow: keyof typeof serviceWays;
  readonly servedOn: string;
  readonly announcedOn?: string | null | undefined;
  readonly agreed?: boolean | null | undefined;
}

/**
 * What is wrong with a service, by field: it cannot lie before the document or after today; an announcement counts as service only
 * when its days have run (民事诉讼法 95), electronic service only with the party's written consent (行政处罚法 61).
 */
export function serviceFault(
  told: ServiceTold,
  { madeOn, today, announcementDays }: { madeOn: string; today: string; announcementDays: number },
): readonly [field: string, words: string] | undefined {
  if (told.servedOn > today) return ['servedOn', '送达日期不能晚于今天，请送达后再登记'];
  if (told.servedOn < madeOn) return ['servedOn', `送达日期不能早于制作日期 ${madeOn}`];
  if (told.servedHow === 'electronic' && told.agreed !== true)
    return ['agreed', '电子送达须当事人同意并签订确认书（行政处罚法第六十一条），请先取得确认书或改用其他方式'];
  if (told.servedHow !== 'announced') return undefined;
  if (!told.announcedOn) return ['announcedOn', '公告送达须填写公告发布日期'];
  if (told.announcedOn < madeOn) return ['announcedOn', `公告日期不能早于制作日期 ${madeOn}`];
  const counted = addDays(told.announcedOn, announcementDays);
  if (told.servedOn >= counted) return undefined;
  return [
    'servedOn',
    `公告满 ${announcementDays} 日才视为送达（民事诉讼法第九十五条），最早为 ${counted}；请届满后再登记`,
  ];
}
