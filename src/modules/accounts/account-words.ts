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
  if (leftOn !== null && (disabledAt !== null || leftOn < today)) return 'left';
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

/** How long a post lasts, in words. */
export const termWords = ({ validFrom, validUntil }: Pick<PostLine, 'validFrom' | 'validUntil'>): string =>
  validUntil === null ? `${validFrom} 起` : `${validFrom} 至 ${validUntil}`;

/** How a post stands on a day, in words. */
export function postStateWords(post: PostLine, today: string): string {
  if (post.state === 'asked') return '待安全管理员确认';
  if (post.state === 'refused') return '不予确认';
  if (post.state === 'ended') return '已结束';
  if (post.validFrom > today) return '尚未到任';
  return post.validUntil !== null && post.validUntil < today ? '已期满' : '在任';
}
