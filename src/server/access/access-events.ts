/** The kinds of event the audit knows, in the order of its filter. */
export const accessGroups = {
  signIn: '登录',
  powers: '账号与权限',
  refused: '越权被拒',
  use: '数据使用',
} as const;

/** A kind of event. */
export type AccessGroup = keyof typeof accessGroups;

/** Every event that is written down, with its kind and its words. */
export const accessEvents = {
  signIn: { group: 'signIn', label: '登录' },
  signInFailed: { group: 'signIn', label: '登录失败' },
  locked: { group: 'signIn', label: '失败过多被锁定' },
  signOut: { group: 'signIn', label: '退出登录' },
  passwordChanged: { group: 'signIn', label: '修改本人密码' },
  secondFactorEnrolled: { group: 'signIn', label: '绑定动态口令' },
  secondFactorRemoved: { group: 'signIn', label: '停用动态口令' },
  sessionsEndedBySelf: { group: 'signIn', label: '退出本人别处登录' },
  accountMade: { group: 'powers', label: '新建账号' },
  accountChanged: { group: 'powers', label: '修改账号' },
  accountDisabled: { group: 'powers', label: '停用账号' },
  accountEnabled: { group: 'powers', label: '启用账号' },
  passwordReset: { group: 'powers', label: '重置密码' },
  postAsked: { group: 'powers', label: '提出授予岗位' },
  postConfirmed: { group: 'powers', label: '确认岗位生效' },
  postRefused: { group: 'powers', label: '不予确认岗位' },
  postEnded: { group: 'powers', label: '结束岗位' },
  personLeft: { group: 'powers', label: '办理调离' },
  mattersPassedOn: { group: 'powers', label: '移交未办结事项' },
  unlocked: { group: 'powers', label: '解除锁定' },
  secondFactorReset: { group: 'powers', label: '解除他人动态口令' },
  sessionsEnded: { group: 'powers', label: '强制退出' },
  securityRuleSet: { group: 'powers', label: '修改安全规则' },
  sectionChanged: { group: 'powers', label: '维护科室' },
  refused: { group: 'refused', label: '越权被拒' },
  exported: { group: 'use', label: '导出' },
  opened: { group: 'use', label: '查看敏感信息' },
  auditExported: { group: 'use', label: '导出审计日志' },
  verified: { group: 'use', label: '校验历史记录' },
} as const satisfies Readonly<Record<string, { readonly group: AccessGroup; readonly label: string }>>;

/** The word of an event. */
export type AccessEvent = keyof typeof accessEvents;
