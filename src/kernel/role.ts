/** The roles a post can carry, with the words used at work. */
export const roles = {
  leader: '局领导',
  committeeOffice: '安委办',
  sectionChief: '股室负责人',
  inspector: '执法人员',
  dutyOfficer: '值班员',
  writer: '文稿人员',
  tipKeeper: '举报专办员',
  township: '乡镇应急办',
  village: '村级信息员',
  enterprise: '企业安全管理员',
  administrator: '系统管理员',
  securityAdministrator: '安全管理员',
  auditor: '审计管理员',
  superior: '上级（省、市）用户',
  system: '系统',
} as const;

/** A role is what a post allows; `system` is the clock itself and belongs to no person. */
export type Role = keyof typeof roles;

/** A post ties a person to a role, an area (6, 9 or 12 digits) and, for an enterprise's people, to one site. */
export interface Post {
  readonly county: string;
  readonly area: string;
  readonly role: Role;
  readonly section: string | null;
  readonly siteId: string | null;
}

/** Who acts: a person with the posts valid now, or the system. */
export interface Actor {
  readonly id: string;
  readonly name: string;
  readonly posts: readonly Post[];
}

/** The bureau's own people: everybody who sees the whole county's business. */
export const bureau = ['leader', 'committeeOffice', 'sectionChief', 'inspector', 'dutyOfficer', 'writer'] as const;

/** Whether an area lies in another, both as codes of 6, 9 or 12 digits. */
export const isWithin = (area: string, outer: string): boolean => area.startsWith(outer);

/** The town (9 digits) an area lies in, or null for the county itself. */
export const townOf = (area: string): string | null => (area.length >= 9 ? area.slice(0, 9) : null);
