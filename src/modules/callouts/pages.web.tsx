import ContactsOutlined from '@ant-design/icons/es/icons/ContactsOutlined';
import PhoneOutlined from '@ant-design/icons/es/icons/PhoneOutlined';
import type { ModulePages } from '../../web/pages.ts';
import { callOut, contact } from './index.ts';

/** The pages and lists of calling people. */
export const callOutPages: ModulePages = {
  group: 'duty',
  label: '叫应',
  ledgers: [
    { ledger: callOut, icon: PhoneOutlined },
    { ledger: contact, icon: ContactsOutlined },
  ],
};
