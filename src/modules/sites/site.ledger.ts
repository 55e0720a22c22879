import { addDays, addWorkdays } from '../../kernel/calendar.ts';
import { creditCode } from '../../codes/credit-code.ts';
import { phone } from '../../codes/phone.ts';
import { choice, code, count, day, flag, note, point, sealed, text } from '../../kernel/field.ts';
import { ledger } from '../../kernel/ledger.ts';
import { bureau } from '../../kernel/role.ts';

/** The sectors a bureau keeps its sites by; 户 and 家 follow from them. */
export const sectors = {
  noncoalMine: '非煤矿山',
  shaleBrick: '页岩砖厂',
  hazchem: '危险化学品',
  gasStation: '加油站',
  fireworksWholesale: '烟花爆竹批发',
  fireworksRetail: '烟花爆竹零售',
  industryTrade: '工贸',
  dustExplosion: '粉尘涉爆',
  ammoniaRefrigeration: '涉氨制冷',
  confinedSpace: '有限空间',
  smallWorkshop: '小作坊',
  gasUser: '餐饮燃气用户',
  elderlyCare: '养老机构',
  swimmingFitness: '游泳健身场馆',
  amusement: '游乐场所',
  construction: '建筑施工',
  school: '学校',
  hospital: '医疗机构',
  mall: '商场超市',
  residential: '住宅小区',
  other: '其他',
} as const;

/** The special rectification a site falls under by the classification table of its trade (专项整治类型, A006). */
export const rectificationTypes = {
  none: '不涉及',
  metalSmelting: '金属冶炼',
  dustExplosion: '粉尘涉爆',
  ammoniaRefrigeration: '涉氨制冷',
  confinedSpace: '有限空间',
  deepWellCasting: '深井铸造',
  gasUse: '燃气使用',
  hazchemUse: '危化品使用',
  denseWorkforce: '劳动密集',
} as const;

const keepers = ['inspector', 'sectionChief', 'committeeOffice', 'township'] as const;

/** The file of a regulated enterprise or other site (一企一档, L01): surveyed, listed, reported anew each year, at last gone. */
export const site = ledger('site', {
  label: '监管单位',
  title: 'name',
  fields: {
    name: text({ label: '单位名称', required: true, key: true, group: '基本情况' }),
    creditCode: code({ label: '统一社会信用代码', of: creditCode, group: '基本情况' }),
    sector: choice({ label: '行业领域', required: true, options: sectors, group: '基本情况' }),
    scale: choice({
      label: '规模',
      required: true,
      options: { aboveScale: '规上', belowScale: '规下', micro: '小微', individual: '个体工商户' },
      group: '基本情况',
    }),
    address: text({ label: '地址', required: true, key: true, max: 200, group: '基本情况' }),
    rectificationType: choice({ label: '专项整治类型', options: rectificationTypes, group: '基本情况' }),
    place: point({ label: '位置', group: '基本情况' }),
    employees: count({ label: '从业人数', max: 1_000_000, group: '基本情况' }),
    principal: text({ label: '主要负责人', max: 30, group: '人员' }),
    principalPhone: sealed({ label: '负责人电话', of: phone, group: '人员' }),
    safetyManager: text({ label: '安全管理人员', max: 30, group: '人员' }),
    twoKeyOneMajor: flag({ label: '两重点一重大', group: '风险' }),
    riskGrade: choice({
      label: '风险等级',
      options: { red: '红（重大）', orange: '橙（较大）', yellow: '黄（一般）', blue: '蓝（低）' },
      group: '风险',
    }),
    selfReport: choice({
      label: '自查自报周期',
      hint: '选定后，每期自动列出待报的自查报告',
      options: { month: '每月', quarter: '每季度' },
      group: '风险',
    }),
    remarks: note({ label: '备注', group: '其他' }),
    listedOn: day({ label: '建档日期', group: '档案' }),
    confirmedOn: day({ label: '最近确认日期', group: '档案' }),
    reportNote: note({ label: '上报说明', hint: '本次有哪些变化；没有变化写“无变化”', group: '档案' }),
    reportedOn: day({ label: '企业上报日期', group: '档案' }),
    returnReason: text({ label: '退回原因', max: 200, group: '档案' }),
    closedOn: day({ label: '关闭退出日期', group: '档案' }),
    closeReason: text({ label: '关闭退出原因', max: 200, group: '档案' }),
  },
  states: { surveyed: '已摸底', listed: '在册', reported: '待核对', closed: '已关闭退出' },
  initial: 'surveyed',
  steps: {
    list: {
      label: '建档立册',
      from: ['surveyed'],
      to: 'listed',
      by: keepers,
      stamps: { listedOn: 'today', confirmedOn: 'today' },
    },
    report: {
      label: '企业上报',
      from: ['listed'],
      to: 'reported',
      by: ['enterprise', ...keepers],
      fills: ['reportNote'],
      stamps: { reportedOn: 'today' },
      clears: ['returnReason'],
    },
    confirm: {
      label: '再确认',
      from: ['listed', 'reported'],
      to: 'listed',
      by: keepers,
      stamps: { confirmedOn: 'today' },
      clears: ['reportedOn', 'returnReason'],
    },
    giveBack: {
      label: '退回补正',
      from: ['reported'],
      to: 'listed',
      by: keepers,
      fills: ['returnReason'],
      clears: ['reportedOn'],
    },
    close: {
      label: '关闭退出',
      from: ['surveyed', 'listed', 'reported'],
      to: 'closed',
      by: ['sectionChief', 'committeeOffice'],
      fills: ['closedOn', 'closeReason'],
      refuse: (row, { today }) =>
        row.closedOn !== null && row.closedOn > today ? '关闭退出日期不能晚于今天' : undefined,
    },
    reopen: {
      label: '恢复在册',
      from: ['closed'],
      to: 'listed',
      by: ['sectionChief', 'committeeOffice'],
      stamps: { confirmedOn: 'today' },
      clears: ['closedOn', 'closeReason'],
    },
  },
  deadlines: {
    confirm: {
      label: '档案年度确认',
      law: 'sites.confirm',
      owes: 'enterprise',
      due: (row, reckoning) =>
        row.state !== 'listed' || row.confirmedOn === null
          ? null
          : addDays(row.confirmedOn, reckoning.setting('sites.confirmDays', row.confirmedOn)),
      metAt: () => null,
    },
    review: {
      label: '核对企业上报',
      law: 'sites.confirm',
      owes: 'inspector',
      due: (row, reckoning) =>
        row.state !== 'reported' || row.reportedOn === null
          ? null
          : addWorkdays(row.reportedOn, reckoning.setting('sites.reviewDays', row.reportedOn), reckoning.calendar),
      metAt: () => null,
    },
  },
  may: { read: [...bureau, 'township', 'village', 'enterprise'], create: keepers, update: [...keepers, 'enterprise'] },
});
