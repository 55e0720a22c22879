import type { RowAnswer } from '../../kernel/wire.ts';
import { withOwnSteps } from '../../web/around/own-steps.ts';
import { Steps } from '../../web/ledger/steps.tsx';
import { report } from './report.ledger.ts';

const byHand = withOwnSteps(report);

/** What a person may do with a saved report. */
export const ReportSteps = ({ answer }: { readonly answer: RowAnswer }) => (
  <Steps ledger={report} answer={answer} waiting={byHand} />
);
