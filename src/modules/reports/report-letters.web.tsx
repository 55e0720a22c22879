import { DocumentsPart } from '../../web/documents/documents-part.tsx';
import { documentCalls } from '../documents/index.ts';
import { report } from './report.ledger.ts';

/** The letters that correct a signed report. */
export const ReportLetters = ({ id }: { readonly id: string }) => (
  <DocumentsPart calls={documentCalls} ledger={report} id={id} />
);
