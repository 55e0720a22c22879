import ContactsOutlined from '@ant-design/icons/es/icons/ContactsOutlined';
import EnvironmentOutlined from '@ant-design/icons/es/icons/EnvironmentOutlined';
import SafetyOutlined from '@ant-design/icons/es/icons/SafetyOutlined';
import ToolOutlined from '@ant-design/icons/es/icons/ToolOutlined';
import UserDeleteOutlined from '@ant-design/icons/es/icons/UserDeleteOutlined';
import type { ModulePages } from '../../web/pages.ts';
import { chainBoard, chainStanding, floodDutyHolder, floodOperation, floodSite } from './index.ts';

/** The lists and pages of the posts of responsibility. */
export const floodPages: ModulePages = {
  group: 'prevention',
  label: '防汛防火责任',
  ledgers: [
    { ledger: floodSite, icon: EnvironmentOutlined },
    { ledger: floodDutyHolder, icon: ContactsOutlined },
    { ledger: chainStanding, icon: SafetyOutlined },
    { ledger: floodOperation, icon: ToolOutlined },
  ],
  pages: [
    {
      path: '/duty-chains',
      label: chainBoard.label,
      icon: UserDeleteOutlined,
      by: chainBoard.by,
      load: () => import('./chains-page.web.tsx').then((page) => page.ChainsPage),
    },
    {
      path: '/duty-holders/$county',
      label: '防汛防火责任人公示',
      icon: UserDeleteOutlined,
      by: [],
      isPublic: true,
      load: () => import('./public-list-page.web.tsx').then((page) => page.PublicListPage),
    },
  ],
};
