import { addDays, addWorkdays, dayOf } from '../../kernel/calendar.ts';
import { choice, day, files, instant, note, person, ref, text } from '../../kernel/field.ts';
import { ledger } from '../../kernel/ledger.ts';
import { site } from '../sites/index.ts';
import { hazard } from './hazard.ledger.ts';
import { deciders, enforcers, readers } from './hazard-roles.ts';
import { delistable, proposedByAnother } from './listing.rules.ts';

/** A major hazard under the government's own eye (重大隐患挂牌督办, L14): decided, told by letter, followed, accepted, taken off by somebody else. */
export const listedSupervision = ledger('listedSupervision', {
  label: '挂牌督办',
  title: 'subject',
  number: '督办',
  fields: {
    site: ref(site, { label: '被督办单位', required: true, key: true, owner: true, group: '挂牌' }),
    hazard: ref(hazard, { label: '重大隐患', required: true, key: true, group: '挂牌' }),
    subject: text({ label: '督办事项', required: true, max: 300, group: '挂牌' }),
    level: choice({
      label: '督办级别',
      required: true,
      options: { county: '县级', city: '市级', province: '省级' },
      group: '挂牌',
    }),
    requirements: note({ label: '督办要求', required: true, group: '挂牌' }),
    dueOn: day({ label: '督办期限', required: true, hint: '与责令整改期限一致', group: '挂牌' }),
    photos: files({ label: '挂牌时照片', group: '挂牌' }),
    listedOn: day({ label: '挂牌日期', group: '挂牌' }),
    listedBy: person({ label: '批准人', group: '挂牌' }),
    publicised: day({ label: '公示日期', group: '挂牌' }),
    penaltyNumber: text({ label: '同步立案文号', max: 60, hint: '挂牌督办不停止行政处罚', group: '行政处罚' }),
    penaltyOn: day({ label: '立案日期', group: '行政处罚' }),
    extendedTo: day({ label: '延期至', group: '延期' }),
    extendReason: note({ label: '延期理由', group: '延期' }),
    extendedAt: instant({ label: '批准延期时间', group: '延期' }),
    application: note({ label: '治理完成情况', group: '验收摘牌' }),
    proof: files({ label: '治理后照片', group: '验收摘牌' }),
    appliedAt: instant({ label: '申请摘牌时间', group: '验收摘牌' }),
    appliedBy: person({ label: '申请人', group: '验收摘牌' }),
    returnReason: text({ label: '验收不合格原因', max: 300, group: '验收摘牌' }),
    opinion: note({ label: '摘牌意见', group: '验收摘牌' }),
    freshPhotos: files({ label: '验收现场照片', hint: '验收时新拍，不能用以前的照片', group: '验收摘牌' }),
    delistedAt: instant({ label: '摘牌时间', group: '验收摘牌' }),
    delistedBy: person({ label: '验收人', group: '验收摘牌' }),
    dropReason: text({ label: '不予挂牌原因', max: 200, group: '挂牌' }),
  },
  states: {
    proposed: '待批准',
    listed: '督办中',
    extended: '延期督办',
    applied: '待验收',
    delisted: '已摘牌',
    dropped: '不予挂牌',
  },
  initial: 'proposed',
  steps: {
    list: {
      label: '批准挂牌',
      from: ['proposed'],
      to: 'listed',
      by: deciders,
      stamps: { listedOn: 'today', listedBy: 'by' },
      refuse: (_, { by, before }) => proposedByAnother(before, by),
    },
    drop: { label: '不予挂牌', from: ['proposed'], to: 'dropped', by: deciders, fills: ['dropReason'] },
    publicise: { label: '登记公示', from: ['listed'], to: 'listed', by: enforcers, stamps: { publicised: 'today' } },
    prosecute: {
      label: '登记同步立案',
      from: ['listed'],
      to: 'listed',
      by: [...enforcers, 'system'],
      fills: ['penaltyNumber', 'penaltyOn'],
    },
    extend: {
      label: '批准延期',
      from: ['listed', 'extended'],
      to: 'extended',
      by: deciders,
      fills: ['extendedTo', 'extendReason'],
      stamps: { extendedAt: 'now' },
      refuse: (row) =>
        row.extendedTo !== null && row.extendedTo <= row.dueOn ? '延期后的期限应晚于督办期限' : undefined,
    },
    apply: {
      label: '申请摘牌',
      from: ['listed', 'extended'],
      to: 'applied',
      by: ['enterprise', 'township', ...enforcers],
      fills: ['application', 'proof'],
      stamps: { appliedAt: 'now', appliedBy: 'by' },
      clears: ['returnReason'],
    },
    giveBack: {
      label: '验收不合格',
      from: ['applied'],
      to: 'listed',
      by: enforcers,
      fills: ['returnReason'],
      clears: ['appliedAt', 'appliedBy'],
    },
    delist: {
      label: '验收摘牌',
      from: ['applied'],
      to: 'delisted',
      by: deciders,
      fills: ['opinion', 'freshPhotos'],
      stamps: { delistedAt: 'now', delistedBy: 'by' },
      refuse: (row, { by }) => delistable(row, by),
    },
  },
  deadlines: {
    rectify: {
      label: '挂牌督办到期',
      law: 'hazard.listing',
      owes: 'enterprise',
      due: (row) => (row.state === 'proposed' || row.state === 'dropped' ? null : (row.extendedTo ?? row.dueOn)),
      metAt: (row) => row.appliedAt ?? row.delistedAt,
      weight: () => 2,
    },
    publicise: {
      label: '督办公示',
      law: 'hazard.listing',
      owes: 'committeeOffice',
      due: (row, reckoning) =>
        row.listedOn === null
          ? null
          : addWorkdays(row.listedOn, reckoning.setting('hazard.listingPublicDays', row.listedOn), reckoning.calendar),
      metAt: (row) => row.publicised ?? row.delistedAt,
    },
    accept: {
      label: '摘牌验收',
      law: 'hazard.listing',
      owes: 'committeeOffice',
      due: (row, reckoning) =>
        row.appliedAt === null
          ? null
          : addDays(dayOf(row.appliedAt), reckoning.setting('hazard.listingAcceptDays', dayOf(row.appliedAt))),
      metAt: (row) => row.delistedAt,
      weight: () => 2,
    },
  },
  may: { read: readers, create: ['system'], update: [] },
});
