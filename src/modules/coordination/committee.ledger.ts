import { choice, count, day, flag, note, ref, text } from '../../kernel/field.ts';
import { ledger } from '../../kernel/ledger.ts';
import { office, readers } from './coordination-roles.ts';

/** A body that meets or works together (安委会、专委会、专班, L36, A038, A039): one shape, for each has members valid in time. */
export const committee = ledger('committee', {
  label: '议事机构与专班',
  title: 'name',
  fields: {
    name: text({ label: '名称', required: true, key: true }),
    kind: choice({
      label: '类别',
      required: true,
      options: {
        safetyCommittee: '安全生产委员会',
        specialistCommittee: '专业委员会',
        jointMeeting: '联系会、联席会议',
        leadingGroup: '领导小组',
        specialTeam: '专班',
        floodHeadquarters: '防汛抗旱指挥部',
        fireHeadquarters: '森林草原防灭火指挥部',
        specialHeadquarters: '其他专项应急指挥部',
        reliefCommittee: '减灾委员会',
      },
    }),
    leadUnit: text({ label: '牵头单位', max: 60 }),
    basis: text({ label: '成立文件', max: 200, hint: '文件名称和文号' }),
    duties: note({ label: '职责' }),
    foundedOn: day({ label: '成立日期', required: true }),
    endReason: text({ label: '撤销依据', max: 200 }),
    endedOn: day({ label: '撤销日期' }),
  },
  states: { standing: '运行中', ended: '已撤销' },
  initial: 'standing',
  steps: {
    end: {
      label: '撤销',
      from: ['standing'],
      to: 'ended',
      by: office,
      fills: ['endReason'],
      stamps: { endedOn: 'today' },
    },
  },
  may: { read: readers, create: office, update: office },
});

/** Somebody in such a body from a day to a day; an adjustment ends one row and begins another, so that any past day can be asked. */
export const committeeMember = ledger('committeeMember', {
  label: '机构成员',
  title: 'unit',
  fields: {
    committee: ref(committee, { label: '机构', required: true, key: true }),
    unit: text({ label: '成员单位', required: true, key: true, max: 60 }),
    name: text({ label: '姓名', key: true, max: 30 }),
    position: text({ label: '职务', max: 60 }),
    duty: choice({
      label: '担任',
      required: true,
      options: {
        chair: '主任（组长）',
        deputy: '副主任（副组长）',
        member: '成员',
        liaison: '联络员',
        staff: '工作人员',
      },
    }),
    seconded: flag({ label: '抽调', hint: '从原单位抽调到专班工作' }),
    startsOn: day({ label: '任职自', required: true }),
    endsOn: day({ label: '任职至' }),
    change: text({ label: '调整依据', max: 200 }),
  },
  states: { serving: '在任', left: '已调整' },
  initial: 'serving',
  steps: {
    leave: {
      label: '调整离任',
      from: ['serving'],
      to: 'left',
      by: office,
      fills: ['endsOn', 'change'],
      refuse: (row) => (row.endsOn !== null && row.endsOn < row.startsOn ? '离任日期不能早于任职日期' : undefined),
    },
  },
  may: { read: readers, create: office, update: office },
});

/** How many people a town's emergency office should have and has (L66); a recount ends one row and begins another. */
export const staffing = ledger('staffing', {
  label: '应急干部编制',
  title: 'unit',
  fields: {
    unit: text({ label: '单位', required: true, key: true, max: 60 }),
    quota: count({ label: '核定编制', required: true, max: 999 }),
    actual: count({ label: '在岗人数', required: true, max: 999 }),
    seconded: count({ label: '其中被抽调', max: 999 }),
    countedOn: day({ label: '核定日期', required: true, key: true }),
    replacedOn: day({ label: '失效日期' }),
  },
  states: { current: '现行', replaced: '已变更' },
  initial: 'current',
  steps: {
    replace: {
      label: '变更',
      from: ['current'],
      to: 'replaced',
      by: office,
      fills: ['replacedOn'],
      refuse: (row) =>
        row.replacedOn !== null && row.replacedOn < row.countedOn ? '失效日期不能早于核定日期' : undefined,
    },
  },
  may: { read: readers, create: office, update: office },
  check: (row) =>
    row.seconded !== null && row.seconded > row.actual ? { seconded: '被抽调人数不能多于在岗人数' } : undefined,
});
