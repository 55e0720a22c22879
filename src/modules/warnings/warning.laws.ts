import { type Law, setting, type Setting, unverified } from '../../kernel/law.ts';

/** What the clocks of warnings, bulletins and hot spots rest on; the minutes are local everywhere, so none is shown as law. */
export const warningLaws: Readonly<Record<string, Law>> = {
  'warnings.issue': unverified('突发事件应对法', '（预警发布与传递）', '2024 年修订；时限按本地预警工作规定'),
  'warnings.stand': unverified('突发事件应对法', '（预警调整与解除）', '2024 年修订；以预警有效期为准'),
  'warnings.receipt': unverified('预警信息叫应机制', '（签收与反馈）', '各地办法时限不一，按本地规定设置'),
  'warnings.validity': unverified(
    '气象灾害预警信号发布与传播办法',
    '（暴雨预警信号的时段）',
    '中国气象局令第 16 号；各省信号时段不一，按本省规定设置',
  ),
  'hotspots.verify': unverified('卫星热点核查反馈制度', '（核查时限）', '各地办法时限不一，按本地规定设置'),
};

const minutes = (label: string, value: number, law: string) => setting(label, '分钟', value, law, 2880);

const hours = (label: string, value: number) => setting(label, '小时', value, 'warnings.validity', 168);

/** The numbers of these clocks that a county may replace. */
export const warningSettings: Readonly<Record<string, Setting>> = {
  'warnings.judgeMinutes': minutes('预警研判发布时限', 60, 'warnings.issue'),
  'warnings.urgentMinutes': minutes('红色、橙色预警研判发布时限', 15, 'warnings.issue'),
  'warnings.receiptMinutes': minutes('预警签收时限', 60, 'warnings.receipt'),
  'warnings.urgentReceiptMinutes': minutes('红色、橙色预警签收时限', 15, 'warnings.receipt'),
  'warnings.blueHours': hours('蓝色预警有效期预填', 12),
  'warnings.yellowHours': hours('黄色预警有效期预填', 6),
  'warnings.orangeHours': hours('橙色预警有效期预填', 3),
  'warnings.redHours': hours('红色预警有效期预填', 3),
  'hotspots.firstMinutes': minutes('热点派核时限', 30, 'hotspots.verify'),
  'hotspots.verifyMinutes': minutes('热点核查反馈时限', 120, 'hotspots.verify'),
  'hotspots.joinMetres': setting('热点合并距离', '米', 1500, 'hotspots.verify', 20_000, 0),
  'hotspots.joinHours': setting('热点合并时段', '小时', 12, 'hotspots.verify', 168, 0),
};
