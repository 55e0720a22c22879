import EnvironmentOutlined from '@ant-design/icons/es/icons/EnvironmentOutlined';
import LoginOutlined from '@ant-design/icons/es/icons/LoginOutlined';
import QrcodeOutlined from '@ant-design/icons/es/icons/QrcodeOutlined';
import type { ModulePages } from '../../web/pages.ts';
import { fireCheckpoint, firePatrol, forestEntry } from './index.ts';

/** The lists and pages of the forest fire season. */
export const forestPages: ModulePages = {
  group: 'prevention',
  label: '森林防火',
  ledgers: [
    { ledger: firePatrol, icon: EnvironmentOutlined },
    { ledger: fireCheckpoint, icon: QrcodeOutlined },
    { ledger: forestEntry, icon: LoginOutlined },
  ],
};
