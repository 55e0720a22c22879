import { z } from 'zod';
import { type Code, isMasked } from './code.ts';
import { bureau, type Role } from './role.ts';

/** The kinds of field; each has one column type, one widget pair and one Excel form. */
export type Kind =
  | 'text'
  | 'note'
  | 'code'
  | 'count'
  | 'money'
  | 'flag'
  | 'day'
  | 'instant'
  | 'choice'
  | 'ref'
  | 'person'
  | 'people'
  | 'area'
  | 'point'
  | 'files'
  | 'sealed';

/** One column of a ledger: what it is called, how it is checked, how it is stored. It knows nothing of HTTP, React or Excel. */
export interface Field<T = unknown, R extends boolean = boolean> {
  readonly kind: Kind;
  readonly label: string;
  readonly required: R;
  readonly schema: z.ZodType<T>;
  readonly hint?: string;
  readonly group?: string;
  /** The words of a choice, by key. */
  readonly options?: Readonly<Record<string, string>>;
  /** The ledger a ref points into. */
  readonly target?: unknown;
  /** The site a row belongs to: an enterprise's people see the rows of their own site, and the row lies in the site's area. */
  readonly owner?: boolean;
  /** The states of the row a ref points at in which rows that point at it may be written: in any other it holds them fixed. */
  readonly openIn?: readonly string[];
  /** The form of a code or a sealed value. */
  readonly of?: Code;
  /** Who may open a sealed value, with a reason that is written down. */
  readonly by?: readonly Role[];
  /** Together with the other keys of its ledger it tells a row: by them an import finds again what is there. */
  readonly key?: boolean;
}

/** The columns of a ledger by name. */
export type Fields = Readonly<Record<string, Field>>;

/** A file a row refers to, by the hash of its content. */
export interface FileRef {
  readonly hash: string;
  readonly name: string;
  readonly type: string;
  readonly size: number;
}

interface About {
  readonly label: string;
  readonly required?: boolean;
  readonly hint?: string;
  readonly group?: string;
  readonly key?: boolean;
}
type IsRequired<O> = O extends { readonly required: true } ? true : false;

function field<T, O extends About, X extends object>(kind: Kind, about: O, schema: z.ZodType<T>, more = {} as X) {
  const { label, hint, group, key } = about;
  // The literal type of `required` follows from the type of `about`, which the compiler cannot connect to the value.
  const required = (about.required === true) as IsRequired<O>;
  return { kind, label, required, schema, hint, group, key, ...more };
}

/** One line of text, at most `max` characters (100 unless told). */
export const text = <const O extends About & { max?: number }>(o: O) => field('text', o, line(o.max ?? 100));

/** Several lines of text, at most 5,000 characters. */
export const note = <const O extends About>(o: O) => field('note', o, line(5000));

/** A number of a known form that anybody may see: normalised, its check digits verified. */
export const code = <const O extends About & { of: Code }>(o: O) => field('code', o, coded(o.of), { of: o.of });

/**
 * A value of a known form that nobody sees but by opening it with a reason (PIPL art. 28, 51): kept encrypted, found by equality, shown
 * masked. What is sent masked as it was shown is left as it is.
 */
export const sealed = <const O extends About & { of: Code; by?: readonly Role[] }>(o: O) =>
  field('sealed', o, coded(o.of, isMasked), { of: o.of, by: o.by ?? openers });
const openers: readonly Role[] = [...bureau.filter((role) => role !== 'writer'), 'township', 'enterprise'];

/** A whole number, zero or more unless `min` says otherwise. */
export const count = <const O extends About & { min?: number; max?: number }>(o: O) =>
  field(
    'count',
    o,
    z
      .int('请填整数')
      .min(o.min ?? 0, `不能小于 ${o.min ?? 0}`)
      .max(o.max ?? 1_000_000_000, '数值过大，请核对'),
  );

/** An amount of money in fen (分), so that sums are exact. */
export const money = <const O extends About>(o: O) =>
  field('money', o, z.int('金额最多到分').min(0, '金额不能为负').max(1_000_000_000_000, '金额过大，请核对'));

/** Yes or no. */
export const flag = <const O extends About>(o: O) => field('flag', o, z.boolean());

/** A day in the county's calendar, 'YYYY-MM-DD'. */
export const day = <const O extends About>(o: O) => field('day', o, z.iso.date('日期应为 2026-03-01 这样的格式'));

/** A moment, ISO 8601 in UTC. */
export const instant = <const O extends About>(o: O) =>
  field('instant', o, z.iso.datetime('时间格式不对').transform(toMilliseconds));

/** One of a few words. */
export const choice = <const O extends About & { options: Readonly<Record<string, string>> }>(o: O) => {
  type Key = keyof O['options'] & string;
  const keys = Object.keys(o.options) as Key[]; // Object.keys forgets the literal keys
  return field('choice', o, z.enum(keys, '请从选项中选择') as unknown as z.ZodType<Key>, { options: o.options });
};

/** A row of another ledger, by id; `owner: true` makes the row belong to that site; see `openIn`. */
export const ref = <const L, const O extends About & { owner?: boolean; openIn?: States<L> }>(target: L, o: O) =>
  field('ref', o, z.uuid('请从列表中选择').toLowerCase(), { target, owner: o.owner, openIn: o.openIn as Words });
type Words = readonly string[] | undefined;
type States<L> = L extends { readonly states: infer S } ? readonly (keyof S & string)[] : never;

/** A person with an account. */
export const person = <const O extends About>(o: O) => field('person', o, z.uuid('请从列表中选择').toLowerCase());

/** Several people with accounts. */
export const people = <const O extends About & { min?: number }>(o: O) =>
  field(
    'people',
    o,
    z
      .array(z.uuid().toLowerCase())
      .min(o.min ?? 1, `请至少选 ${o.min ?? 1} 人`)
      .max(30, '最多 30 人'),
  );

/** An administrative area by its code of 6, 9 or 12 digits. */
export const area = <const O extends About>(o: O) =>
  field('area', o, z.string().regex(/^\d{6}(\d{3}(\d{3})?)?$/, '请选择乡镇或村（社区）'));

/** A place on the map in CGCS2000 degrees. */
export const point = <const O extends About>(o: O) =>
  field('point', o, z.strictObject({ lng: z.number().min(73).max(136), lat: z.number().min(3).max(54) }));

/** Pictures and documents, at most 20. */
export const files = <const O extends About>(o: O) =>
  field('files', o, z.array(fileRef).min(1, '请至少上传一个文件').max(20, '最多 20 个文件'));

/** PostgreSQL keeps neither the character zero nor half a surrogate pair. */
const storable = /^[^\0\p{Cs}]*$/u;
const fileRef: z.ZodType<FileRef> = z.strictObject({
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  name: z.string().min(1).max(200).regex(storable),
  type: z.string().min(1).max(100).regex(storable),
  size: z.int().min(0),
});

const line = (max: number) => z.string('请填写').trim().min(1, '请填写').max(max, `最多 ${max} 个字`).regex(storable);
function coded(of: Code, lets: (value: string) => boolean = () => false): z.ZodType<string> {
  return line(of.max)
    .transform(of.normalise)
    .check(({ value, issues }) => {
      const message = lets(value) ? null : of.problem(value);
      if (message !== null) issues.push({ code: 'custom', message, input: value });
    });
}
const toMilliseconds = (value: string): string => new Date(value).toISOString();
