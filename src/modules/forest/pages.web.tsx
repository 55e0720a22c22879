import AlertOutlined from '@ant-design/icons/es/icons/AlertOutlined';
import EnvironmentOutlined from '@ant-design/icons/es/icons/EnvironmentOutlined';
import FileTextOutlined from '@ant-design/icons/es/icons/FileTextOutlined';
import FireFilled from '@ant-design/icons/es/icons/FireFilled';
import FireOutlined from '@ant-design/icons/es/icons/FireOutlined';
import LoginOutlined from '@ant-design/icons/es/icons/LoginOutlined';
import QrcodeOutlined from '@ant-design/icons/es/icons/QrcodeOutlined';
import ScanOutlined from '@ant-design/icons/es/icons/ScanOutlined';
import ScissorOutlined from '@ant-design/icons/es/icons/ScissorOutlined';
import type { ModulePages } from '../../web/pages.ts';
import { fireDangerBulletin, hotspot } from '../warnings/index.ts';
import { checkpointCodes } from './forest.endpoints.ts';
import {
  firebreak,
  fireBoard,
  fireCheckpoint,
  firePatrol,
  forestEntry,
  forestFire,
  issueBulletin,
  scanPatrol,
} from './index.ts';

/** The lists and pages of the forest fire season. */
export const forestPages: ModulePages = {
  group: 'prevention',
  label: '森林防火',
  ledgers: [
    { ledger: hotspot, icon: FireOutlined },
    { ledger: forestFire, icon: FireFilled },
    { ledger: fireDangerBulletin, icon: FileTextOutlined },
    { ledger: firePatrol, icon: EnvironmentOutlined },
    { ledger: fireCheckpoint, icon: QrcodeOutlined },
    { ledger: forestEntry, icon: LoginOutlined },
    { ledger: firebreak, icon: ScissorOutlined },
  ],
  pages: [
    {
      path: '/forest-fire',
      label: fireBoard.label,
      icon: AlertOutlined,
      by: fireBoard.by,
      load: () => import('./fire-board-page.web.tsx').then((page) => page.FireBoardPage),
    },
    {
      path: '/issue-bulletin',
      label: issueBulletin.label,
      icon: FileTextOutlined,
      by: issueBulletin.by,
      creates: fireDangerBulletin,
      load: () => import('./issue-bulletin-page.web.tsx').then((page) => page.IssueBulletinPage),
    },
    {
      path: '/fire-bulletins/$id',
      label: fireDangerBulletin.label,
      icon: FileTextOutlined,
      by: fireDangerBulletin.may.read,
      opens: fireDangerBulletin,
      inner: true,
      load: () => import('./bulletin-page.web.tsx').then((page) => page.BulletinPage),
    },
    {
      path: '/hot-spots/$id',
      label: hotspot.label,
      icon: FireOutlined,
      by: hotspot.may.read,
      opens: hotspot,
      inner: true,
      load: () => import('./hotspot-page.web.tsx').then((page) => page.HotspotPage),
    },
    {
      path: '/forest-fires/$id',
      label: forestFire.label,
      icon: FireFilled,
      by: forestFire.may.read,
      opens: forestFire,
      inner: true,
      load: () => import('./forest-fire-page.web.tsx').then((page) => page.ForestFirePage),
    },
    {
      path: '/checkpoint-codes',
      label: checkpointCodes.label,
      icon: QrcodeOutlined,
      by: checkpointCodes.by,
      load: () => import('./codes-page.web.tsx').then((page) => page.CodesPage),
    },
    {
      path: '/patrol-scan/$code',
      label: scanPatrol.label,
      icon: ScanOutlined,
      by: scanPatrol.by,
      inner: true,
      load: () => import('./patrol-scan-page.web.tsx').then((page) => page.PatrolScanPage),
    },
    {
      path: '/forest/$code',
      label: '进山登记',
      icon: LoginOutlined,
      by: [],
      isPublic: true,
      load: () => import('./gate-page.web.tsx').then((page) => page.GatePage),
    },
  ],
};
