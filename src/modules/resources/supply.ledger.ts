import { choice, count, note, text } from '../../kernel/field.ts';
import { ledger } from '../../kernel/ledger.ts';
import { keepers, readers } from './resource-roles.ts';

/** What supplies are for: the groups in which a stock list is read. */
export const supplyGroups = {
  living: '基本生活',
  shelter: '安置住宿',
  food: '食品饮水',
  rescue: '抢险救援',
  flood: '防汛抗旱',
  fire: '防灭火',
  light: '照明通信',
  protection: '个体防护',
  other: '其他',
} as const;

/** The kinds that reports count by name. */
export const supplyKinds = {
  quilt: '棉被',
  coat: '棉大衣',
  paddedClothes: '棉衣',
  mosquitoNet: '蚊帐',
  foldingBed: '折叠床',
  tent: '帐篷',
  blanket: '毛毯',
  sleepingBag: '睡袋',
  food: '食品',
  water: '饮用水',
  assaultBoat: '冲锋舟',
  rubberBoat: '橡皮艇',
  lifeJacket: '救生衣',
  lifeBuoy: '救生圈',
  pump: '水泵',
  generator: '发电机',
  lighting: '照明灯具',
  sandbag: '编织袋',
  geotextile: '土工布',
  rope: '绳索',
  tool: '工具',
  fireTool: '扑火工具',
  mask: '防护用品',
  radio: '通信器材',
  medicine: '药品器械',
  other: '其他物资',
} as const;

/** A kind of goods that is kept and counted (物资品目, L41), with its unit and how it is packed. */
export const supply = ledger('supply', {
  label: '物资品目',
  title: 'name',
  fields: {
    name: text({ label: '品名规格', required: true, key: true, max: 60, group: '品目' }),
    group: choice({ label: '用途', required: true, options: supplyGroups, group: '品目' }),
    kind: choice({ label: '物资种类', required: true, options: supplyKinds, group: '品目' }),
    unit: text({ label: '计量单位', required: true, max: 6, hint: '床、顶、件、艘等', group: '品目' }),
    code: text({ label: '分类编码', max: 20, hint: 'GB/T 38565 应急物资分类编码', group: '品目' }),
    casePieces: count({ label: '每箱数量', max: 100_000, hint: '按整箱发放时用来打印箱签', group: '包装' }),
    pieceGrams: count({ label: '单件毛重（克）', max: 10_000_000, group: '包装' }),
    storage: note({ label: '储存要求', group: '包装' }),
    stopReason: text({ label: '停用原因', max: 100, group: '停用' }),
  },
  states: { inUse: '在用', stopped: '已停用' },
  initial: 'inUse',
  steps: {
    stop: { label: '停用', from: ['inUse'], to: 'stopped', by: ['sectionChief'], fills: ['stopReason'] },
    resume: { label: '恢复使用', from: ['stopped'], to: 'inUse', by: ['sectionChief'], clears: ['stopReason'] },
  },
  may: { read: readers, create: keepers, update: keepers },
  check: (row) => (row.casePieces === 0 ? { casePieces: '每箱数量至少为 1，不成箱的请留空' } : undefined),
});
