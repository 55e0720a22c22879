import type { Law, Setting } from '../../kernel/law.ts';

const law = (title: string, article: string, source: string, effectiveOn: string | null = null): Law => ({
  title,
  article,
  effectiveOn,
  verified: false,
  source,
});

/** What the clocks of warnings, bulletins and hot spots rest on; the minutes are local everywhere, so none is shown as law. */
export const warningLaws: Readonly<Record<string, Law>> = {
  'warnings.issue': law('突发事件应对法', '（预警发布与传递）', '2024 年修订；时限按本地预警工作规定', '2024-11-01'),
  'warnings.stand': law('突发事件应对法', '（预警调整与解除）', '2024 年修订；以预警有效期为准', '2024-11-01'),
  'warnings.receipt': law('预警信息叫应机制', '（签收与反馈）', '各地办法时限不一，按本地规定设置'),
  'hotspots.verify': law('卫星热点核查反馈制度', '（核查时限）', '各地办法时限不一，按本地规定设置'),
};

const minutes = (label: string, value: number, of: string): Setting => ({
  label,
  unit: '分钟',
  value,
  law: of,
  min: 1,
  max: 2880,
});

/** The numbers of these clocks that a county may replace. */
export const warningSettings: Readonly<Record<string, Setting>> = {
  'warnings.judgeMinutes': minutes('预警研判发布时限', 60, 'warnings.issue'),
  'warnings.urgentMinutes': minutes('红色、橙色预警研判发布时限', 15, 'warnings.issue'),
  'warnings.receiptMinutes': minutes('预警签收时限', 60, 'warnings.receipt'),
  'warnings.urgentReceiptMinutes': minutes('红色、橙色预警签收时限', 15, 'warnings.receipt'),
  'hotspots.firstMinutes': minutes('热点派核时限', 30, 'hotspots.verify'),
  'hotspots.verifyMinutes': minutes('热点核查反馈时限', 120, 'hotspots.verify'),
  'hotspots.joinMetres': {
    label: '热点合并距离',
    unit: '米',
    value: 1500,
    law: 'hotspots.verify',
    min: 0,
    max: 20_000,
  },
  'hotspots.joinHours': { label: '热点合并时段', unit: '小时', value: 12, law: 'hotspots.verify', min: 0, max: 168 },
};
