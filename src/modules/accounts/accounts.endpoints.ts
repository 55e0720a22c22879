import { z } from 'zod';
import { endpoint } from '../../kernel/endpoint.ts';
import { roles, type Role } from '../../kernel/role.ts';

const id = z.uuid();
const day = z.iso.date('日期应为 2026-03-01 这样的格式');
const remark = z.string().trim().min(1, '请写明原因').max(200, '不超过 200 字');
const nothing = z.strictObject({});
const done = z.null();
const system = ['administrator'] as const;

/** The roles a person's post may carry. */
export const postRoles = Object.keys(roles).filter((role) => role !== 'system') as Exclude<Role, 'system'>[]; // the names are the type's own

const givenPost = z.strictObject({
  role: z.enum(postRoles, '请选择岗位'),
  area: z.string().regex(/^\d{6}(\d{3}(\d{3})?)?$/, '请选择区域'),
  section: z.string().trim().max(50).nullable(),
  /** The credit code of the site an enterprise's person belongs to: an administrator reads no list of sites. */
  creditCode: z.string().trim().nullable(),
  validFrom: day,
  validUntil: day.nullable(),
  remark: z.string().trim().max(200).nullable(),
});

const newcomer = z.strictObject({
  username: z.string().trim().min(1, '请填写用户名').max(64),
  name: z.string().trim().min(1, '请填写姓名').max(50, '姓名过长'),
  certificate: z.string().trim().max(50).nullable(),
  post: givenPost,
});

/** A post as it is given. */
export type GivenPostInput = z.infer<typeof givenPost>;
/** Somebody to be given an account. */
export type NewcomerInput = z.infer<typeof newcomer>;

const postLine = z.object({
  id,
  role: z.enum(postRoles),
  area: z.string(),
  areaName: z.string().nullable(),
  section: z.string().nullable(),
  siteId: z.string().nullable(),
  validFrom: z.string(),
  validUntil: z.string().nullable(),
  state: z.enum(['asked', 'effective', 'refused', 'ended']),
  askedBy: z.string().nullable(),
  askedAt: z.string(),
  decidedBy: z.string().nullable(),
  decidedAt: z.string().nullable(),
  remark: z.string().nullable(),
});

const accountLine = z.object({
  id,
  username: z.string(),
  name: z.string(),
  certificate: z.string().nullable(),
  disabledAt: z.string().nullable(),
  leftOn: z.string().nullable(),
  mustChange: z.boolean(),
  secondFactor: z.boolean(),
  passwordChangedAt: z.string(),
  lastSignInAt: z.string().nullable(),
  posts: z.array(postLine),
});

/** A post of an account. */
export type PostLine = z.infer<typeof postLine>;
/** An account with its posts. */
export type AccountLine = z.infer<typeof accountLine>;

const madeAccount = z.object({ id, username: z.string(), name: z.string(), password: z.string() });
/** An account made, with the password that is told once. */
export type MadeAccount = z.infer<typeof madeAccount>;

const post = <I, O>(path: string, label: string, input: z.ZodType<I>, output: z.ZodType<O>) =>
  endpoint({ method: 'post', path: `/accounts/${path}`, label, by: system, input, output });

/** The accounts of the county. */
export const listAccounts = endpoint({
  method: 'get',
  path: '/accounts',
  label: '查看账号',
  by: ['administrator', 'securityAdministrator'],
  input: nothing,
  output: z.array(accountLine),
});

/** Makes accounts, all of them or none; answers the first passwords. */
export const makeAccounts = post(
  'make',
  '新建账号',
  z.strictObject({ newcomers: z.array(newcomer).min(1).max(300, '一次最多建 300 个账号') }),
  z.array(madeAccount),
);
/** Closes an account. */
export const disableAccount = post('disable', '停用账号', z.strictObject({ id, remark }), done);
/** Opens an account again; its posts wait for confirmation. */
export const enableAccount = post('enable', '启用账号', z.strictObject({ id }), done);
/** Gives an account a new first password, answered once. */
export const resetPassword = post(
  'reset-password',
  '重置密码',
  z.strictObject({ id }),
  z.object({ password: z.string() }),
);
/** Gives a post, which waits for confirmation. */
export const givePost = post('give-post', '授予岗位', z.strictObject({ id, post: givenPost }), done);
/** Ends a post after a day, or at once. */
export const endPost = post(
  'end-post',
  '结束岗位',
  z.strictObject({ postId: id, lastDay: day.nullable(), remark }),
  done,
);
/** Lets somebody go, at once or after a last day, and passes on what they owe by name. */
export const leave = post(
  'leave',
  '办理调离',
  z.strictObject({ id, lastDay: day.nullable(), remark, successorId: id.nullable() }),
  z.object({ passedOn: z.int() }),
);

const matter = z.object({ ledger: z.string(), label: z.string(), count: z.int() });
/** How many matters somebody owes by name, by ledger. */
export const openMatters = endpoint({
  method: 'get',
  path: '/accounts/open-matters',
  label: '查看未办结事项数',
  by: system,
  input: z.strictObject({ id }),
  output: z.array(matter),
});

const section = z.object({
  id,
  name: z.string(),
  position: z.int(),
  closedOn: z.string().nullable(),
  people: z.int(),
});
/** A section of the bureau. */
export type SectionLine = z.infer<typeof section>;
/** The sections of the bureau. */
export const listSections = endpoint({
  method: 'get',
  path: '/accounts/sections',
  label: '查看科室',
  by: system,
  input: nothing,
  output: z.array(section),
});
/** Makes, renames, moves or closes a section. */
export const saveSection = post(
  'save-section',
  '维护科室',
  z.strictObject({
    id: id.nullable(),
    name: z.string().trim().min(1, '请填写科室名称').max(50, '不超过 50 字'),
    position: z.int().min(0).max(999),
    closed: z.boolean(),
  }),
  done,
);
