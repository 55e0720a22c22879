import { z } from 'zod';

const townCode = z.string().regex(/^\d{9}$/, '请选择乡镇（街道）');
const villageCode = z.string().regex(/^\d{12}$/, '请选择村（社区）');
const anyCode = z.string().regex(/^\d{9}(\d{3})?$/, '请选择乡镇或村（社区）');
const name = z
  .string('请填写名称')
  .trim()
  .min(2, '名称至少两个字')
  .max(40, '名称最多 40 个字')
  .regex(/^[\p{L}\p{N}（）()·]+$/u, '名称只能用汉字、字母、数字和括号');
const on = z.iso.date('请选择生效日期');
const basis = z.string().trim().max(200, '最多 200 个字').default('');

const rename = z.strictObject({ kind: z.literal('rename'), code: anyCode, name, on, basis });
const add = z.strictObject({
  kind: z.literal('add'),
  town: townCode,
  name,
  code: villageCode.optional(),
  on,
  basis,
});
const found = z.strictObject({ kind: z.literal('found'), name, code: townCode.optional(), on, basis });
const move = z.strictObject({
  kind: z.literal('move'),
  village: villageCode,
  town: townCode,
  code: villageCode.optional(),
  on,
  basis,
});
const merge = z.strictObject({
  kind: z.literal('merge'),
  /** The areas that end: all towns, or all villages. */
  from: z.array(anyCode).min(1, '请选择要撤并的乡镇或村').max(50, '一次最多撤并 50 个'),
  /** One that goes on; with a code nobody has, a new one. */
  into: anyCode,
  /** The name it has from then on; needed for a new one. */
  name: name.optional(),
  on,
  basis,
});

/** A change of the county's areas from a day on. */
export const areaChange = z.discriminatedUnion('kind', [rename, add, found, move, merge]);

/** A change of the county's areas from a day on. */
export type AreaChange = z.infer<typeof areaChange>;

/** The words for what is done, as buttons and the history have them. */
export const changeWords: Readonly<Record<AreaChange['kind'], string>> = {
  rename: '更名',
  add: '新设村（社区）',
  found: '新设乡镇（街道）',
  move: '划归其他乡镇',
  merge: '撤并',
};

/** Whether an action of the history is a change of areas. */
export const isKind = (action: string): action is AreaChange['kind'] => Object.hasOwn(changeWords, action);
