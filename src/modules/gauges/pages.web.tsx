import BellOutlined from '@ant-design/icons/es/icons/BellOutlined';
import ApiOutlined from '@ant-design/icons/es/icons/ApiOutlined';
import DashboardOutlined from '@ant-design/icons/es/icons/DashboardOutlined';
import RadarChartOutlined from '@ant-design/icons/es/icons/RadarChartOutlined';
import type { ModulePages } from '../../web/pages.ts';
import { gaugeBoard } from './gauge.endpoints.ts';
import { gauge, gaugeAlarm, gaugeSender } from './index.ts';

/** The lists and pages of the gauges. */
export const gaugePages: ModulePages = {
  group: 'duty',
  label: '监测站',
  ledgers: [
    { ledger: gaugeAlarm, icon: BellOutlined },
    { ledger: gauge, icon: DashboardOutlined },
    { ledger: gaugeSender, icon: ApiOutlined },
  ],
  pages: [
    {
      path: '/gauge-board',
      label: gaugeBoard.label,
      icon: RadarChartOutlined,
      by: gaugeBoard.by,
      load: () => import('./board-page.web.tsx').then((page) => page.GaugeBoardPage),
    },
    {
      path: '/gauges/$id',
      label: gauge.label,
      icon: DashboardOutlined,
      by: gauge.may.read,
      opens: gauge,
      inner: true,
      load: () => import('./gauge-page.web.tsx').then((page) => page.GaugePage),
    },
  ],
};
