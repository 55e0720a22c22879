import type { Law, Setting } from '../../kernel/law.ts';

const law = (title: string, article: string, source: string, effectiveOn: string | null = null): Law => ({
  title,
  article,
  effectiveOn,
  verified: false,
  source,
});

/** What the clocks of checkpoints and patrols rest on. */
export const forestLaws: Readonly<Record<string, Law>> = {
  'forest.checkpoint': law('森林草原防灭火条例', '（火源管控、进山检查登记）', '国务院令第 822 号', '2026-01-01'),
  'forest.patrol': law('森林草原防灭火责任制', '（分片包干、扫码督导）', '各地办法不一，按本地规定设置'),
  'forest.entrants': law('个人信息保护法', '第十九条（保存期限最短）', '登记人电话到期清除', '2021-11-01'),
};

/** The numbers that a county may replace. */
export const forestSettings: Readonly<Record<string, Setting>> = {
  'forest.scanMetres': {
    label: '督导扫码距离上限',
    unit: '米',
    value: 500,
    law: 'forest.patrol',
    min: 10,
    max: 20_000,
  },
  'forest.keepDays': { label: '进山登记电话保存', unit: '日', value: 180, law: 'forest.entrants', min: 1, max: 730 },
};
