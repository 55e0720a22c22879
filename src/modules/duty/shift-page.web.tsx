import { DocumentedRow } from '../../web/around/documented-row.tsx';
import { documentCalls } from '../documents/index.ts';
import { dutyShift } from './shift.ledger.ts';

/** One shift, with the record of its handover to print. */
export const ShiftPage = () => <DocumentedRow calls={documentCalls} ledger={dutyShift} />;
