import type { Endpoint } from '../../kernel/endpoint.ts';
import type { AnyLedger } from '../../kernel/ledger.ts';
import type { Kind } from '../../kernel/field.ts';

/** A document that may be made of a row, or why not now. */
export interface Offer {
  readonly template: string;
  readonly label: string;
  readonly toParty: boolean;
  readonly refused: string | null;
}

/** A document that was made of a row. */
export interface MadeDocument {
  readonly id: string;
  readonly version: number;
  readonly template: string;
  readonly name: string;
  readonly number: string | null;
  readonly state: 'made' | 'served' | 'void';
  readonly madeOn: string;
  readonly toParty: boolean;
  readonly serveBy: string | null;
  readonly servedOn: string | null;
}

/** A question before a document is made. */
export interface Question {
  readonly name: string;
  readonly label: string;
  readonly kind: Kind;
  readonly required: boolean;
  readonly hint?: string | undefined;
  readonly options?: Readonly<Record<string, string>> | undefined;
}

type Values = Record<string, unknown>;

/** The calls of whoever keeps documents, given to the part that shows them: pages know no module but their own. */
export interface DocumentCalls {
  readonly ledger: AnyLedger;
  readonly of: Endpoint<{ ledger: string; id: string }, { made: MadeDocument[]; offers: Offer[] }>;
  readonly begin: Endpoint<
    { template: string; id: string },
    { refused: string | null; questions: Question[]; answers: Values }
  >;
  readonly make: Endpoint<
    { template: string; subject: string; id: string; answers: Values },
    { id: string; number: string | null }
  >;
  // Its input is what the ledger's own step asks; the form is built from the ledger.
  // oxlint-disable-next-line typescript/no-explicit-any
  readonly serve: Endpoint<any, { version: number }>;
}
