import { bureau } from '../../kernel/role.ts';
import { reporters as takers } from '../accidents/index.ts';

/** Who may see incidents. */
export const readers = bureau;

/** Whoever sits at the telephone may be any of these. */
export const reporters = takers;

/** The classes of incident (突发事件应对法 第二条). */
export const classes = {
  natural: '自然灾害',
  accident: '事故灾难',
  health: '公共卫生事件',
  security: '社会安全事件',
} as const;

/** What has happened, in the words callers use. */
export const incidentKinds = {
  production: '生产安全事故',
  traffic: '道路交通事故',
  fire: '火灾事故',
  hazchem: '危化品泄漏爆炸',
  gas: '燃气事故',
  drowning: '溺水',
  collapse: '建筑物倒塌',
  forestFire: '森林火灾',
  flood: '洪涝',
  geohazard: '地质灾害',
  wind: '风雹雷电',
  quake: '地震',
  snow: '低温雨雪冰冻',
  health: '公共卫生事件',
  security: '社会安全事件',
  other: '其他',
} as const;

/** The key of a kind. */
export type IncidentKind = keyof typeof incidentKinds;

const natural: readonly IncidentKind[] = ['forestFire', 'flood', 'geohazard', 'wind', 'quake', 'snow'];

/** The class a kind belongs to. */
export function classOf(kind: IncidentKind): keyof typeof classes {
  if (kind === 'health' || kind === 'security') return kind;
  return natural.includes(kind) ? 'natural' : 'accident';
}
