import ApiOutlined from '@ant-design/icons/es/icons/ApiOutlined';
import FileTextOutlined from '@ant-design/icons/es/icons/FileTextOutlined';
import FireOutlined from '@ant-design/icons/es/icons/FireOutlined';
import InboxOutlined from '@ant-design/icons/es/icons/InboxOutlined';
import NotificationOutlined from '@ant-design/icons/es/icons/NotificationOutlined';
import type { ModulePages } from '../../web/pages.ts';
import { earlyWarning, fireDangerBulletin, hotspot, warningFeed, warningTarget } from './index.ts';

/** The lists and pages of warnings. */
export const warningPages: ModulePages = {
  group: 'duty',
  label: '监测预警',
  ledgers: [
    { ledger: earlyWarning, icon: NotificationOutlined },
    { ledger: warningTarget, icon: InboxOutlined },
    { ledger: hotspot, icon: FireOutlined },
    { ledger: fireDangerBulletin, icon: FileTextOutlined },
    { ledger: warningFeed, icon: ApiOutlined },
  ],
};
