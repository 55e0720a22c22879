import ContainerOutlined from '@ant-design/icons/es/icons/ContainerOutlined';
import type { ModulePages } from '../../web/pages.ts';
import { legalDocument } from './index.ts';

/** The list of documents. */
export const documentPages: ModulePages = {
  group: 'safety',
  label: '行政执法',
  ledgers: [{ ledger: legalDocument, icon: ContainerOutlined }],
};
