import { DocumentedRow } from '../../web/around/documented-row.tsx';
import { documentCalls } from '../documents/index.ts';
import { incidentReport } from './incident-report.ledger.ts';

/** One report of the chain, with its paper. */
export const IncidentReportPage = () => <DocumentedRow calls={documentCalls} ledger={incidentReport} />;
