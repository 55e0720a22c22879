import { type Law, type Setting, setting, unverified } from '../../kernel/law.ts';

/** What the calling rests on: local rules, which differ by place; none has been checked against an official text. */
export const callOutLaws: Readonly<Record<string, Law>> = {
  'callouts.ladder': unverified(
    '临灾预警叫应工作规定',
    '（叫应时限与升级）',
    '各地办法不一：勉县5分钟内叫3次、须听完全文，长治5分钟内叫醒；按本地规定设置',
  ),
};

/** The numbers of the usual ladder, which a county may replace. */
export const callOutSettings: Readonly<Record<string, Setting>> = {
  'callouts.selfTries': setting('本人叫应次数', '次', 3, 'callouts.ladder', 9),
  'callouts.otherTries': setting('B角和上级叫应次数', '次', 2, 'callouts.ladder', 9),
  'callouts.waitSeconds': setting('每次等待应答', '秒', 100, 'callouts.ladder', 3600, 10),
  'callouts.doorMinutes': setting('上门叫醒反馈期限', '分钟', 30, 'callouts.ladder', 1440, 5),
};
