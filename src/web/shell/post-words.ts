import { type Post, roles } from '../../kernel/role.ts';
import { useAreaNames, useMe } from '../names.ts';

interface PostWords {
  readonly areaOf: (post: Post) => string;
  /** The section, or what one is where there are none. */
  readonly workOf: (post: Post) => string;
  readonly roleOf: (post: Post) => string;
}

/** Says a post in words: its area, and what one is there. */
export function usePostWords(): PostWords {
  const areaName = useAreaNames();
  const { county } = useMe();
  return {
    areaOf: (post) => areaName(post.area) || county.name,
    workOf: (post) => (post.siteId === null && post.section) || roles[post.role],
    roleOf: (post) => roles[post.role],
  };
}
