import AuditOutlined from '@ant-design/icons/es/icons/AuditOutlined';
import BarChartOutlined from '@ant-design/icons/es/icons/BarChartOutlined';
import CarOutlined from '@ant-design/icons/es/icons/CarOutlined';
import ContactsOutlined from '@ant-design/icons/es/icons/ContactsOutlined';
import DashboardOutlined from '@ant-design/icons/es/icons/DashboardOutlined';
import FileProtectOutlined from '@ant-design/icons/es/icons/FileProtectOutlined';
import HomeOutlined from '@ant-design/icons/es/icons/HomeOutlined';
import InboxOutlined from '@ant-design/icons/es/icons/InboxOutlined';
import NotificationOutlined from '@ant-design/icons/es/icons/NotificationOutlined';
import PhoneOutlined from '@ant-design/icons/es/icons/PhoneOutlined';
import ProfileOutlined from '@ant-design/icons/es/icons/ProfileOutlined';
import QrcodeOutlined from '@ant-design/icons/es/icons/QrcodeOutlined';
import RetweetOutlined from '@ant-design/icons/es/icons/RetweetOutlined';
import ShoppingCartOutlined from '@ant-design/icons/es/icons/ShoppingCartOutlined';
import SwapOutlined from '@ant-design/icons/es/icons/SwapOutlined';
import TagsOutlined from '@ant-design/icons/es/icons/TagsOutlined';
import TeamOutlined from '@ant-design/icons/es/icons/TeamOutlined';
import ToolOutlined from '@ant-design/icons/es/icons/ToolOutlined';
import type { ModulePages } from '../../web/pages.ts';
import {
  dispatchLabels,
  equipment,
  openStocktake,
  recordMovements,
  requestDispatch,
  rescueTeam,
  resourceAgreement,
  stockBoard,
  stockLot,
  stockMovement,
  stockThreshold,
  stocktake,
  supply,
  supplyDispatch,
  supplyLoan,
  supplyPurchase,
  supplyStorage,
  teamBoard,
  teamMember,
  teamMuster,
} from './index.ts';

/** The pages and lists of supplies and of rescue teams. */
export const resourcePages: readonly ModulePages[] = [
  {
    group: 'resources',
    label: '应急物资',
    ledgers: [
      { ledger: supplyDispatch, icon: CarOutlined },
      { ledger: stockMovement, icon: ProfileOutlined },
      { ledger: stockLot, icon: InboxOutlined },
      { ledger: supplyLoan, icon: RetweetOutlined },
      { ledger: stocktake, icon: AuditOutlined },
      { ledger: stockThreshold, icon: DashboardOutlined },
      { ledger: supplyPurchase, icon: ShoppingCartOutlined },
      { ledger: resourceAgreement, icon: FileProtectOutlined },
      { ledger: supply, icon: TagsOutlined },
      { ledger: supplyStorage, icon: HomeOutlined },
    ],
    pages: [
      {
        path: '/stock',
        label: stockBoard.label,
        icon: BarChartOutlined,
        by: stockBoard.by,
        load: () => import('./stock-board-page.web.tsx').then((page) => page.StockBoardPage),
      },
      {
        path: '/record-movements',
        label: recordMovements.label,
        icon: SwapOutlined,
        by: recordMovements.by,
        creates: stockMovement,
        load: () => import('./record-movements-page.web.tsx').then((page) => page.RecordMovementsPage),
      },
      {
        path: '/request-dispatch',
        label: requestDispatch.label,
        icon: CarOutlined,
        by: requestDispatch.by,
        creates: supplyDispatch,
        inner: true,
        load: () => import('./request-dispatch-page.web.tsx').then((page) => page.RequestDispatchPage),
      },
      {
        path: '/dispatches/$id',
        label: supplyDispatch.label,
        icon: CarOutlined,
        by: supplyDispatch.may.read,
        opens: supplyDispatch,
        inner: true,
        load: () => import('./dispatch-page.web.tsx').then((page) => page.DispatchPage),
      },
      {
        path: '/box-labels/$id',
        label: dispatchLabels.label,
        icon: QrcodeOutlined,
        by: dispatchLabels.by,
        inner: true,
        load: () => import('./box-labels-page.web.tsx').then((page) => page.BoxLabelsPage),
      },
      {
        path: '/open-stocktake',
        label: openStocktake.label,
        icon: AuditOutlined,
        by: openStocktake.by,
        creates: stocktake,
        inner: true,
        load: () => import('./open-stocktake-page.web.tsx').then((page) => page.OpenStocktakePage),
      },
      {
        path: '/stocktakes/$id',
        label: stocktake.label,
        icon: AuditOutlined,
        by: stocktake.may.read,
        opens: stocktake,
        inner: true,
        load: () => import('./stocktake-page.web.tsx').then((page) => page.StocktakePage),
      },
      {
        path: '/box/$code',
        label: '箱签查询',
        icon: QrcodeOutlined,
        by: [],
        isPublic: true,
        load: () => import('./box-page.web.tsx').then((page) => page.BoxPage),
      },
    ],
  },
  {
    group: 'resources',
    label: '救援队伍',
    ledgers: [
      { ledger: rescueTeam, icon: TeamOutlined },
      { ledger: teamMember, icon: ContactsOutlined },
      { ledger: teamMuster, icon: NotificationOutlined },
      { ledger: equipment, icon: ToolOutlined },
    ],
    pages: [
      {
        path: '/teams',
        label: teamBoard.label,
        icon: PhoneOutlined,
        by: teamBoard.by,
        load: () => import('./teams-page.web.tsx').then((page) => page.TeamsPage),
      },
    ],
  },
];
