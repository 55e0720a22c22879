import ContactsOutlined from '@ant-design/icons/es/icons/ContactsOutlined';
import EnvironmentOutlined from '@ant-design/icons/es/icons/EnvironmentOutlined';
import ToolOutlined from '@ant-design/icons/es/icons/ToolOutlined';
import type { ModulePages } from '../../web/pages.ts';
import { floodDutyHolder, floodOperation, floodSite } from './index.ts';

/** The lists and pages of the posts of responsibility. */
export const floodPages: ModulePages = {
  group: 'prevention',
  label: '防汛防火责任',
  ledgers: [
    { ledger: floodSite, icon: EnvironmentOutlined },
    { ledger: floodDutyHolder, icon: ContactsOutlined },
    { ledger: floodOperation, icon: ToolOutlined },
  ],
};
