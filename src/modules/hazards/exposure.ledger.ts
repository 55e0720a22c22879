import { addDays } from '../../kernel/calendar.ts';
import { choice, count, day, files, note, ref, text } from '../../kernel/field.ts';
import { ledger } from '../../kernel/ledger.ts';
import { bureau } from '../../kernel/role.ts';
import { campaign } from '../oversight/index.ts';
import { site } from '../sites/index.ts';
import { deciders, enforcers, readers } from './hazard-roles.ts';

/** One issue of a warning film or of a press report (曝光, L09): filmed, looked over, shown. */
export const exposureIssue = ledger('exposureIssue', {
  label: '曝光期次',
  title: 'name',
  fields: {
    name: text({ label: '片名或标题', required: true, key: true }),
    issue: count({ label: '期号', required: true, key: true, min: 1, max: 9999 }),
    medium: choice({
      label: '曝光方式',
      required: true,
      options: {
        film: '警示曝光片',
        television: '电视',
        newspaper: '报纸',
        online: '网络与新媒体',
        meeting: '会议通报',
      },
    }),
    campaign: ref(campaign, { label: '所属专项行动' }),
    filmedOn: day({ label: '拍摄日期', required: true }),
    reviewOpinion: note({ label: '审核意见' }),
    reviewedOn: day({ label: '审核日期' }),
    shownOn: day({ label: '曝光日期' }),
  },
  states: { filming: '制作中', reviewed: '已审核', shown: '已曝光' },
  initial: 'filming',
  steps: {
    review: {
      label: '审核通过',
      from: ['filming'],
      to: 'reviewed',
      by: deciders,
      asks: ['reviewOpinion'],
      stamps: { reviewedOn: 'today' },
    },
    show: {
      label: '登记曝光',
      from: ['reviewed'],
      to: 'shown',
      by: enforcers,
      fills: ['shownOn'],
      refuse: (row, { today }) => (row.shownOn !== null && row.shownOn > today ? '曝光日期不能晚于今天' : undefined),
    },
  },
  may: { read: [...bureau, 'township'], create: enforcers, update: enforcers },
});

/** A site that was shown (曝光点位), until somebody has been there again. Its hazards are rows of the hazards' own ledger. */
export const exposure = ledger('exposure', {
  label: '曝光点位',
  title: 'summary',
  fields: {
    site: ref(site, { label: '曝光单位', required: true, key: true, owner: true }),
    issue: ref(exposureIssue, { label: '曝光期次', key: true }),
    campaign: ref(campaign, { label: '所属专项行动' }),
    summary: text({ label: '曝光问题', required: true, key: true, max: 200 }),
    exposedOn: day({ label: '曝光日期', required: true }),
    result: note({ label: '整改情况' }),
    rectifiedOn: day({ label: '整改完成日期' }),
    returnNote: note({ label: '回访情况' }),
    returnPhotos: files({ label: '回访照片' }),
    returnedOn: day({ label: '回访日期' }),
  },
  states: { exposed: '待整改', rectified: '待回访', returned: '已回访' },
  initial: 'exposed',
  steps: {
    rectify: {
      label: '报告整改',
      from: ['exposed'],
      to: 'rectified',
      by: ['enterprise', 'township', ...enforcers],
      fills: ['result'],
      stamps: { rectifiedOn: 'today' },
    },
    giveBack: {
      label: '回访不合格',
      from: ['rectified'],
      to: 'exposed',
      by: enforcers,
      fills: ['returnNote'],
      clears: ['rectifiedOn'],
    },
    returnVisit: {
      label: '回访',
      from: ['rectified'],
      to: 'returned',
      by: enforcers,
      fills: ['returnNote'],
      asks: ['returnPhotos'],
      stamps: { returnedOn: 'today' },
    },
  },
  deadlines: {
    rectify: {
      label: '曝光问题整改',
      law: 'hazard.exposure',
      owes: 'enterprise',
      due: (row, reckoning) => addDays(row.exposedOn, reckoning.setting('hazard.exposureDays', row.exposedOn)),
      metAt: (row) => row.rectifiedOn,
    },
    returnVisit: {
      label: '曝光回访',
      law: 'hazard.exposure',
      owes: 'committeeOffice',
      due: (row, reckoning) =>
        row.rectifiedOn === null
          ? null
          : addDays(row.rectifiedOn, reckoning.setting('hazard.returnDays', row.rectifiedOn)),
      metAt: (row) => row.returnedOn,
    },
  },
  may: { read: readers, create: enforcers, update: enforcers },
});
