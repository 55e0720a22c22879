import AlertOutlined from '@ant-design/icons/es/icons/AlertOutlined';
import ApiOutlined from '@ant-design/icons/es/icons/ApiOutlined';
import DashboardOutlined from '@ant-design/icons/es/icons/DashboardOutlined';
import type { ModulePages } from '../../web/pages.ts';
import { gauge, gaugeAlarm, gaugeSender } from './index.ts';

/** The lists and pages of the gauges. */
export const gaugePages: ModulePages = {
  group: 'duty',
  label: '监测站',
  ledgers: [
    { ledger: gaugeAlarm, icon: AlertOutlined },
    { ledger: gauge, icon: DashboardOutlined },
    { ledger: gaugeSender, icon: ApiOutlined },
  ],
};
