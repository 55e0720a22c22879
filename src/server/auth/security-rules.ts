import { roles, type Role } from '../../kernel/role.ts';
import { secondFactorRoles, type AuthSettings } from './settings.ts';

/** A rule of signing in that a county may set: its words, its limits, and what it rests on. 0 is 'not asked for' where it is allowed. */
export interface SecurityRule {
  readonly group: '密码' | '锁定' | '会话' | '动态口令';
  readonly label: string;
  readonly unit: string;
  readonly min: number;
  readonly max: number;
  readonly source: string;
}

type Numbered = Exclude<keyof AuthSettings, 'secondFactorRoles' | 'trustedProxy' | 'attemptMonths'>;
type SecondFactorKey = `secondFactor.${(typeof secondFactorRoles)[number]}`;

/** The key of a rule. */
export type SecurityKey = Numbered | SecondFactorKey;

const identity = 'GB/T 22239—2019 身份鉴别';
const numbered: Readonly<Record<Numbered, SecurityRule>> = {
  passwordMinLength: {
    group: '密码',
    label: '最短长度',
    unit: '位',
    min: 8,
    max: 32,
    source: `${identity}：口令有复杂度要求，位数由单位定`,
  },
  passwordClasses: {
    group: '密码',
    label: '至少含几类字符',
    unit: '类',
    min: 2,
    max: 4,
    source: `${identity}：口令有复杂度要求，类数由单位定`,
  },
  passwordMaxAgeDays: {
    group: '密码',
    label: '有效期（0 为不限）',
    unit: '日',
    min: 0,
    max: 365,
    source: `${identity}：口令定期更换，期限由单位定`,
  },
  passwordHistory: {
    group: '密码',
    label: '不得重复最近几个密码',
    unit: '个',
    min: 0,
    max: 24,
    source: `${identity}：口令定期更换，次数由单位定`,
  },
  maxFailures: {
    group: '锁定',
    label: '同一用户名失败几次锁定',
    unit: '次',
    min: 3,
    max: 10,
    source: `${identity}：限制非法登录次数，次数由单位定`,
  },
  maxAddressFailures: {
    group: '锁定',
    label: '同一地址失败几次锁定',
    unit: '次',
    min: 5,
    max: 1000,
    source: `${identity}：限制非法登录次数，次数由单位定`,
  },
  lockMinutes: {
    group: '锁定',
    label: '锁定时长',
    unit: '分钟',
    min: 5,
    max: 1440,
    source: `${identity}：登录失败处理，时长由单位定`,
  },
  idleMinutes: {
    group: '会话',
    label: '无操作自动退出',
    unit: '分钟',
    min: 5,
    max: 480,
    source: `${identity}：登录超时自动退出，时长由单位定`,
  },
  sessionHours: {
    group: '会话',
    label: '一次登录最长',
    unit: '小时',
    min: 1,
    max: 24,
    source: `${identity}：登录超时自动退出，时长由单位定`,
  },
  maxSessions: {
    group: '会话',
    label: '同一账号同时登录',
    unit: '处',
    min: 1,
    max: 10,
    source: 'GB/T 22239—2019 访问控制，处数由单位定',
  },
};

/** The rules a county may set, in the order of the page. */
export const securityRules: ReadonlyMap<SecurityKey, SecurityRule> = new Map<SecurityKey, SecurityRule>([
  ...(Object.entries(numbered) as [Numbered, SecurityRule][]), // Object.entries forgets the literal keys
  ...secondFactorRoles.map((role): [SecurityKey, SecurityRule] => [
    `secondFactor.${role}`,
    {
      group: '动态口令',
      label: roles[role],
      unit: '',
      min: 0,
      max: 1,
      source: 'GB/T 22239—2019 身份鉴别（第三级）：两种以上鉴别技术组合，其中一种使用密码技术',
    },
  ]),
]);

/** Whether a text that came from outside is the key of a rule. */
export const isSecurityKey = (key: string): key is SecurityKey =>
  (securityRules as ReadonlyMap<string, unknown>).has(key);

/** The number a rule stands at under given settings. */
export function ruleValue(settings: AuthSettings, key: SecurityKey): number {
  const role = secondFactorRole(key);
  if (role) return settings.secondFactorRoles.includes(role) ? 1 : 0;
  return settings[key as Numbered] ?? 0; // what is no role's key is a number's
}

/** The settings with what a county has set in place of the installation's own. */
export function withRules(settings: AuthSettings, set: ReadonlyMap<string, number>): AuthSettings {
  const numbers = (Object.keys(numbered) as Numbered[]).map((key) => [key, set.get(key) ?? settings[key]] as const);
  const asked = secondFactorRoles.filter(
    (role) => (set.get(`secondFactor.${role}`) ?? ruleValue(settings, `secondFactor.${role}`)) > 0,
  );
  const found = { ...settings, ...Object.fromEntries(numbers), secondFactorRoles: asked } satisfies AuthSettings;
  return { ...found, passwordMaxAgeDays: found.passwordMaxAgeDays || null };
}

function secondFactorRole(key: SecurityKey): Role | undefined {
  return secondFactorRoles.find((role) => `secondFactor.${role}` === key);
}
