import type { bulletinKinds, fireLevels } from '../warnings/index.ts';

type Kind = keyof typeof bulletinKinds;
type Level = keyof typeof fireLevels;

const titles: Readonly<Record<Kind, string>> = {
  forecast: '森林火险气象等级预报',
  assessment: '森林火险预警研判结论',
  order: '森林防火命令',
};

/** How a paper of a day is usually called; `today` is 'YYYY-MM-DD'. */
export const usualName = (kind: Kind, day: string): string =>
  `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日${titles[kind]}`;

/** What is usually asked of towns at a grade of danger: a beginning, to be changed by whoever signs. */
export const usualMeasures: Readonly<Record<Level, string>> = {
  one: '正常巡护，保持通信畅通。',
  two: '护林员按时到岗，劝阻野外用火。',
  three: '加密巡护，进山路口检查登记，停止审批野外用火。',
  four: '卡口全时值守，禁止一切野外用火，扑火队集中待命，乡镇干部包片到山头。',
  five: '封山禁火，卡口昼夜值守并劝返进山人员，扑火队靠前驻防，县乡领导带队督查，每日三次报告。',
};
