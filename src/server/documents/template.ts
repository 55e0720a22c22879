import type { z } from 'zod';
import type { Fields } from '../../kernel/field.ts';
import type { AnyLedger, AnyRow, Row } from '../../kernel/ledger.ts';
import type { Role } from '../../kernel/role.ts';
import type { Context } from '../context.ts';
import type { FormDocument } from '../word/form.ts';

/** What every document says of itself, frozen with it: its number, its day, who issues it and who hears an appeal. */
export interface Paper {
  readonly number: string | null;
  /** The day it was made, 'YYYY-MM-DD', and the instant. */
  readonly madeOn: string;
  readonly madeAt: string;
  readonly bureau: string;
  readonly review: string;
  readonly court: string;
}

/** One form of a template. What it prints follows from the frozen data alone: neither the clock nor a table is asked. */
export interface Edition {
  readonly edition: number;
  /** Checks data that were read back, or throws: they were frozen under another form. */
  readonly freeze: (data: unknown) => unknown;
  readonly print: (frozen: unknown, paper: Paper) => FormDocument;
}

/** Declares a form: how its data look and what they print. A form that was used is never changed: a new one is put beside it. */
export function edition<D>(
  number: number,
  schema: z.ZodType<D>,
  print: (data: D, paper: Paper) => Omit<FormDocument, 'bureau' | 'number' | 'createdAt'>,
): Edition {
  return {
    edition: number,
    freeze: (data) => schema.parse(data),
    print: (frozen, paper) => ({
      ...print(schema.parse(frozen), paper),
      bureau: paper.bureau,
      number: paper.number,
      createdAt: paper.madeAt,
    }),
  };
}

/** What was answered to a template's questions, checked by their fields. */
export type Answers = Readonly<Record<string, unknown>>;

/** A document as it was served: when and which row of the documents it is. */
export interface Service {
  readonly documentId: string;
  readonly servedOn: string;
  readonly by: string;
}

/** A kind of legal document that can be made of the rows of one ledger. */
export interface Template {
  /** Its name in addresses and tables, e.g. 'penalty-decision'; never given to another. */
  readonly name: string;
  readonly label: string;
  /** 文书代字, e.g. 罚决: the documents of one word are numbered without gaps in a county and year; null for papers without a number. */
  readonly word: string | null;
  /** The ledger whose rows it is made of. */
  readonly ledger: AnyLedger;
  readonly by: readonly Role[];
  /** Whether it goes to the party, so that its service must be proved. */
  readonly toParty: boolean;
  /** Whether one row may have several of them that stand; otherwise the first is made void before the next. */
  readonly repeats?: boolean;
  /** What somebody is asked before it is made. */
  readonly asks?: Fields;
  /** What the form begins with, from what the row knows. */
  readonly suggest?: (ctx: Context, row: AnyRow) => Promise<Answers>;
  /** Why it may not be made now, in Chinese with the clause and the earliest day. */
  readonly refuse?: (ctx: Context, row: AnyRow) => Promise<string | undefined>;
  /** The data of the newest form, from the row and the answers; throws Problem where something is missing. */
  readonly facts: (ctx: Context, row: AnyRow, answers: Answers) => Promise<unknown>;
  /** The last day on which it must be served, where a law says one. */
  readonly serveBy?: (ctx: Context, madeOn: string) => string;
  /** What its service brings about by law for the row it is made of: a term that begins, a state. */
  readonly served?: (ctx: Context, row: AnyRow, service: Service) => Promise<void>;
  /** Its forms, oldest first: documents are printed in the one under which they were made. */
  readonly editions: readonly [Edition, ...Edition[]];
}

/** Declares a kind of document; rows and answers are typed by the ledger it is made of. */
export function template<L extends AnyLedger>(
  about: Omit<Template, 'ledger' | 'suggest' | 'refuse' | 'facts' | 'served'> & {
    readonly ledger: L;
    readonly suggest?: (ctx: Context, row: Row<L>) => Promise<Answers>;
    readonly refuse?: (ctx: Context, row: Row<L>) => Promise<string | undefined>;
    readonly facts: (ctx: Context, row: Row<L>, answers: Answers) => Promise<unknown>;
    readonly served?: (ctx: Context, row: Row<L>, service: Service) => Promise<void>;
  },
): Template {
  return about as unknown as Template; // makers read the row from the template's own ledger
}

/** The templates of all modules by name; a name given twice is a bug and throws. */
export function templatesOf(all: readonly Template[]): ReadonlyMap<string, Template> {
  const found = new Map(all.map((each) => [each.name, each]));
  if (found.size !== all.length) throw new Error('two templates of one name');
  return found;
}
