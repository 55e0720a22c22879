import { DocumentedRow } from '../../web/around/documented-row.tsx';
import { documentCalls } from '../documents/index.ts';
import { accountabilityInterview } from './interview.ledger.ts';
import { meeting } from './meeting.ledger.ts';

/** A meeting with its minutes to print. */
export const MeetingPage = () => <DocumentedRow calls={documentCalls} at="work" ledger={meeting} />;

/** An interview with its record to print. */
export const InterviewPage = () => <DocumentedRow calls={documentCalls} at="work" ledger={accountabilityInterview} />;
