import { phone } from '../../codes/phone.ts';
import { addWorkdays } from '../../kernel/calendar.ts';
import { choice, count, day, files, note, ref, sealed, text } from '../../kernel/field.ts';
import { ledger } from '../../kernel/ledger.ts';
import { campaign } from '../oversight/index.ts';
import { site } from '../sites/index.ts';
import { enforcers, planners, readers } from './inspection-roles.ts';

/** A body that is asked for its judgement (第三方机构, L67): 安全评价, 检测检验 and the like. It advises and never inspects by itself. */
export const expertAgency = ledger('expertAgency', {
  label: '技术服务机构',
  title: 'name',
  fields: {
    name: text({ label: '机构名称', required: true, key: true }),
    kind: choice({
      label: '类别',
      required: true,
      options: {
        evaluation: '安全评价机构',
        testing: '检测检验机构',
        consulting: '技术咨询机构',
        training: '培训机构',
        other: '其他机构',
      },
    }),
    certificate: text({ label: '资质证书编号', max: 60 }),
    validUntil: day({ label: '资质有效期至' }),
    contact: text({ label: '联系人', max: 30 }),
    phone: sealed({ label: '联系电话', of: phone }),
    engagedOn: day({ label: '委托日期', required: true }),
    endedOn: day({ label: '终止日期' }),
    endReason: text({ label: '终止原因', max: 200 }),
  },
  states: { engaged: '委托中', ended: '已终止' },
  initial: 'engaged',
  steps: {
    end: { label: '终止委托', from: ['engaged'], to: 'ended', by: planners, fills: ['endedOn', 'endReason'] },
  },
  deadlines: {
    certificate: {
      label: '机构资质到期',
      law: 'inspections.expert',
      owes: 'committeeOffice',
      due: (row) => (row.state === 'ended' ? null : row.validUntil),
      metAt: () => null,
    },
  },
  may: { read: readers, create: planners, update: planners },
});

/** The subjects of experts. */
export const expertDomains = {
  safety: '安全管理',
  electrical: '电气',
  fire: '消防',
  gas: '燃气',
  chemical: '化工',
  mine: '矿山',
  machinery: '机械',
  dust: '粉尘防爆',
  confinedSpace: '有限空间',
  building: '建筑结构',
  special: '特种设备',
  fireworks: '烟花爆竹',
  flood: '水利防汛',
  geology: '地质',
  forestFire: '森林防火',
  planReview: '预案评审',
} as const;

/** Somebody whose judgement is asked (专家, L67). */
export const expert = ledger('expert', {
  label: '专家',
  title: 'name',
  fields: {
    name: text({ label: '姓名', required: true, key: true, max: 30 }),
    domain: choice({ label: '专业领域', required: true, key: true, options: expertDomains }),
    agency: ref(expertAgency, { label: '所属机构' }),
    unit: text({ label: '工作单位', max: 100 }),
    rank: text({ label: '职称', max: 30 }),
    phone: sealed({ label: '联系电话', of: phone }),
    engagedOn: day({ label: '聘请日期', required: true }),
    termEnds: day({ label: '聘期截止' }),
    endedOn: day({ label: '解聘日期' }),
    endReason: text({ label: '解聘原因', max: 200 }),
  },
  states: { engaged: '在聘', ended: '已解聘' },
  initial: 'engaged',
  steps: {
    end: { label: '解聘', from: ['engaged'], to: 'ended', by: planners, fills: ['endedOn', 'endReason'] },
  },
  deadlines: {
    term: {
      label: '专家聘期到期',
      law: 'inspections.expert',
      owes: 'committeeOffice',
      due: (row) => (row.state === 'ended' ? null : row.termEnds),
      metAt: () => null,
    },
  },
  may: { read: readers, create: planners, update: planners },
});

/** One time that experts were asked: sent, heard, filed (派遣→意见→归档). */
export const expertEngagement = ledger('expertEngagement', {
  label: '专家服务',
  title: 'subject',
  fields: {
    subject: text({ label: '事项', required: true, key: true, max: 200 }),
    kind: choice({
      label: '方式',
      required: true,
      options: { guidance: '指导检查', lecture: '授课', review: '评审', consultation: '会诊', evaluation: '评价检测' },
    }),
    program: choice({ label: '所属工作', options: { internet: '互联网+执法', checkup: '专家体检', other: '其他' } }),
    expert: ref(expert, { label: '专家' }),
    agency: ref(expertAgency, { label: '机构' }),
    heldOn: day({ label: '日期', required: true, key: true }),
    personTimes: count({ label: '专家人次', required: true, min: 1, max: 200 }),
    site: ref(site, { label: '服务单位', key: true }),
    campaign: ref(campaign, { label: '所属专项行动' }),
    opinion: note({ label: '专家意见' }),
    opinionFiles: files({ label: '意见书' }),
    givenOn: day({ label: '出具意见日期' }),
    filedOn: day({ label: '归档日期' }),
  },
  states: { sent: '已派遣', given: '已出具意见', filed: '已归档' },
  initial: 'sent',
  steps: {
    give: {
      label: '登记意见',
      from: ['sent'],
      to: 'given',
      by: [...enforcers, 'leader'],
      fills: ['opinion'],
      asks: ['opinionFiles'],
      stamps: { givenOn: 'today' },
    },
    file: { label: '归档', from: ['given'], to: 'filed', by: [...enforcers, 'leader'], stamps: { filedOn: 'today' } },
  },
  deadlines: {
    opinion: {
      label: '出具专家意见',
      law: 'inspections.expert',
      owes: 'inspector',
      due: (row, reckoning) =>
        addWorkdays(row.heldOn, reckoning.setting('inspections.opinionDays', row.heldOn), reckoning.calendar),
      metAt: (row) => row.givenOn,
    },
  },
  may: { read: readers, create: enforcers, update: enforcers },
});
