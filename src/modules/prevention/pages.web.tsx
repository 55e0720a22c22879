import ApartmentOutlined from '@ant-design/icons/es/icons/ApartmentOutlined';
import CarryOutOutlined from '@ant-design/icons/es/icons/CarryOutOutlined';
import FileDoneOutlined from '@ant-design/icons/es/icons/FileDoneOutlined';
import FlagOutlined from '@ant-design/icons/es/icons/FlagOutlined';
import GoldOutlined from '@ant-design/icons/es/icons/GoldOutlined';
import HeatMapOutlined from '@ant-design/icons/es/icons/HeatMapOutlined';
import ReconciliationOutlined from '@ant-design/icons/es/icons/ReconciliationOutlined';
import ToolOutlined from '@ant-design/icons/es/icons/ToolOutlined';
import VideoCameraOutlined from '@ant-design/icons/es/icons/VideoCameraOutlined';
import WarningOutlined from '@ant-design/icons/es/icons/WarningOutlined';
import type { ModulePages } from '../../web/pages.ts';
import {
  dutyAssessment,
  dutyCoverage,
  mineGovernance,
  mineMilestone,
  preventionSystem,
  riskBoard,
  riskCheck,
  riskPoint,
  riskTask,
  upgradeProject,
  videoAccess,
} from './index.ts';

/** The pages and lists of prevention. */
export const preventionPages: ModulePages = {
  group: 'safety',
  label: '双重预防',
  ledgers: [
    { ledger: riskPoint, icon: WarningOutlined },
    { ledger: riskTask, icon: CarryOutOutlined },
    { ledger: riskCheck, icon: ReconciliationOutlined },
    { ledger: preventionSystem, icon: ApartmentOutlined },
    { ledger: dutyAssessment, icon: FileDoneOutlined },
    { ledger: upgradeProject, icon: ToolOutlined },
    { ledger: videoAccess, icon: VideoCameraOutlined },
    { ledger: mineGovernance, icon: GoldOutlined },
    { ledger: mineMilestone, icon: FlagOutlined },
  ],
  pages: [
    {
      path: '/risk-board',
      label: riskBoard.label,
      icon: HeatMapOutlined,
      by: riskBoard.by,
      load: () => import('./risk-board-page.web.tsx').then((page) => page.RiskBoardPage),
    },
    {
      path: '/duty-coverage',
      label: dutyCoverage.label,
      icon: FileDoneOutlined,
      by: dutyCoverage.by,
      load: () => import('./duty-coverage-page.web.tsx').then((page) => page.DutyCoveragePage),
    },
    {
      path: '/risk-tasks/$id',
      label: riskTask.label,
      icon: CarryOutOutlined,
      by: riskTask.may.read,
      opens: riskTask,
      inner: true,
      load: () => import('./risk-task-page.web.tsx').then((page) => page.RiskTaskPage),
    },
  ],
};
