import { roles } from '../../kernel/role.ts';
import type { AccountLine, PostLine } from './accounts.endpoints.ts';

/** How an account stands, in a word. */
export type Standing = 'working' | 'waiting' | 'idle' | 'disabled' | 'left';

/** The words of a standing. */
export const standings: Readonly<Record<Standing, string>> = {
  working: '在用',
  waiting: '待确认',
  idle: '无岗位',
  disabled: '已停用',
  left: '已调离',
};

/** How an account stands on a day. */
export function standingOf({ disabledAt, leftOn, posts }: AccountLine, today: string): Standing {
  if (leftOn !== null) return 'left';
  if (disabledAt !== null) return 'disabled';
  if (posts.some((post) => isCurrent(post, today))) return 'working';
  return posts.some(({ state }) => state === 'asked') ? 'waiting' : 'idle';
}

/** Whether a post is in force on a day. */
export const isCurrent = ({ state, validFrom, validUntil }: PostLine, today: string): boolean =>
  state === 'effective' && validFrom <= today && (validUntil === null || validUntil >= today);

/** A post in words: the role, the section, the area. */
export const postWords = ({
  role,
  section,
  areaName,
  area,
}: Pick<PostLine, 'role' | 'section' | 'areaName' | 'area'>): string =>
  [roles[role], section, areaName ?? area].filter(Boolean).join(' · ');

/** How a post stands on a day, in words. */
export function postStateWords(post: PostLine, today: string): string {
  if (post.state === 'asked') return '待安全管理员确认';
  if (post.state === 'refused') return '不予确认';
  if (post.state === 'ended') return '已结束';
  if (post.validFrom > today) return '尚未到任';
  return post.validUntil !== null && post.validUntil < today ? '已期满' : '在任';
}

/** A browser and its system, in the words people know them by, from what the browser says of itself. */
export function deviceWords(userAgent: string | null): string {
  if (userAgent === null) return '未知设备';
  const system = systems.find(([part]) => userAgent.includes(part))?.[1] ?? '其他系统';
  const browser = browsers.find(([part]) => userAgent.includes(part))?.[1] ?? '其他浏览器';
  return `${system} · ${browser}`;
}

const systems = [
  ['HarmonyOS', '鸿蒙'],
  ['Android', '安卓手机'],
  ['iPhone', '苹果手机'],
  ['iPad', '苹果平板'],
  ['Windows', 'Windows 电脑'],
  ['Mac OS', '苹果电脑'],
  ['Linux', 'Linux 电脑'],
] as const;
const browsers = [
  ['MicroMessenger', '微信'],
  ['Edg/', 'Edge'],
  ['Firefox', 'Firefox'],
  ['Chrome', 'Chrome 内核'],
  ['Safari', 'Safari'],
] as const;
