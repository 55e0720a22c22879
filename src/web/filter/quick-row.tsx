import type { AnyLedger } from '../../kernel/ledger.ts';
import type { AnyWhere } from '../../kernel/where.ts';
import { quickFilters } from './quick-filters.ts';

/** The filters asked for most, in sight: those of the clocks, or of the states where a ledger has no clock. */
export function QuickRow({
  ledger,
  where,
  onChange,
}: {
  readonly ledger: AnyLedger;
  readonly where: AnyWhere;
  readonly onChange: (where: AnyWhere) => void;
}) {
  const all = quickFilters(ledger, []);
  return (
    <div className="quick" role="group" aria-label={all[0]?.group}>
      {all
        .filter(({ group }) => group === all[0]?.group)
        .map((one) => (
          <button
            key={one.words}
            type="button"
            aria-pressed={one.isOn(where)}
            onClick={() => onChange(one.apply(where))}
          >
            {one.words}
          </button>
        ))}
    </div>
  );
}
