import { DocumentedRow } from '../../web/around/documented-row.tsx';
import { documentCalls } from '../documents/index.ts';
import { safetyCertificate } from './certificate.ledger.ts';
import { permit } from './permit.ledger.ts';

/** A permit with its paper. */
export const PermitPage = () => <DocumentedRow calls={documentCalls} ledger={permit} />;

/** A certificate with its warning. */
export const CertificatePage = () => <DocumentedRow calls={documentCalls} ledger={safetyCertificate} />;
