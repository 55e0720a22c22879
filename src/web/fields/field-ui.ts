import type { ReactNode } from 'react';
import type { AnyLedger } from '../../kernel/ledger.ts';
import type { Titles } from '../../kernel/wire.ts';
import type { Column } from './column.ts';

/** Where a value stands: its row, whose files can be fetched by it, and the names of what the row refers to. */
export interface Place {
  readonly ledger: AnyLedger;
  /** The row's id. */
  readonly id: string;
  readonly titles: Titles;
}

/** A value to show. */
export interface ViewProps {
  readonly column: Column;
  readonly value: unknown;
  readonly of: Place;
}

/** A value to fill in; null is nothing. `id` is the control's own, for its label. */
export interface EditProps extends ViewProps {
  readonly id: string;
  readonly onChange: (value: unknown) => void;
  /** For what arrives later than it was asked for: the change is made to the value as it is then. */
  readonly update: (change: (now: unknown) => unknown) => void;
  readonly invalid: boolean;
  /** The element that explains the field or its error. */
  readonly describedBy: string | undefined;
}

/** How one kind of field looks when read and when written. */
export interface FieldUi {
  readonly View: (p: ViewProps) => ReactNode;
  readonly Edit: (p: EditProps) => ReactNode;
}

/** What every control of antd takes from the field around it. */
export function control(p: EditProps) {
  return {
    id: p.id,
    'aria-invalid': p.invalid,
    ...(p.describedBy === undefined ? {} : { 'aria-describedby': p.describedBy }),
    ...(p.invalid ? ({ status: 'error' } as const) : {}),
  };
}

/** The value as text, or '' for nothing. */
export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
