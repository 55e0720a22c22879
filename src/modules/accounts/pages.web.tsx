import DesktopOutlined from '@ant-design/icons/es/icons/DesktopOutlined';
import ReadOutlined from '@ant-design/icons/es/icons/ReadOutlined';
import SafetyOutlined from '@ant-design/icons/es/icons/SafetyOutlined';
import SolutionOutlined from '@ant-design/icons/es/icons/SolutionOutlined';
import TeamOutlined from '@ant-design/icons/es/icons/TeamOutlined';
import type { ModulePages } from '../../web/pages.ts';
import { listAccess, listAsked, listRules, listSessions, makeAccounts } from './index.ts';

/** The pages and lists of accounts, posts and sessions. */
export const accountPages: ModulePages = {
  group: 'settings',
  label: '账号与安全',
  pages: [
    {
      path: '/settings/accounts',
      label: '账号与岗位',
      icon: TeamOutlined,
      by: makeAccounts.by,
      load: () => import('./accounts-page.web.tsx').then((page) => page.AccountsPage),
    },
    {
      path: '/settings/grants',
      label: '权限确认',
      icon: SolutionOutlined,
      by: listAsked.by,
      load: () => import('./grants-page.web.tsx').then((page) => page.GrantsPage),
    },
    {
      path: '/settings/security',
      label: '安全规则',
      icon: SafetyOutlined,
      by: listRules.by,
      load: () => import('./security-page.web.tsx').then((page) => page.SecurityPage),
    },
    {
      path: '/settings/sessions',
      label: '在线会话',
      icon: DesktopOutlined,
      by: listSessions.by,
      load: () => import('./sessions-page.web.tsx').then((page) => page.SessionsPage),
    },
    {
      path: '/settings/audit',
      label: '审计日志',
      icon: ReadOutlined,
      by: listAccess.by,
      load: () => import('./audit-page.web.tsx').then((page) => page.AuditPage),
    },
  ],
  notices: [
    {
      by: listAsked.by,
      load: () => import('./grants-notice.web.tsx').then((notice) => notice.GrantsNotice),
    },
  ],
};
