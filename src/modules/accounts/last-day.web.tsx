import { Asked } from '../../web/settings/asked.tsx';
import { DayInput } from '../../web/dates/date-input.tsx';

interface Props {
  /** A day 'YYYY-MM-DD', or null for at once. */
  readonly value: string | null;
  readonly onValue: (value: string | null) => void;
  readonly min: string;
  readonly problem: string | undefined;
}

/** The last day somebody is in a post; none means at once. */
export function LastDay({ value, onValue, min, problem }: Props) {
  return (
    <Asked label="在岗最后一天" problem={problem} hint="不填即时生效">
      {(ids) => <DayInput {...ids} min={min} value={value} onChange={onValue} />}
    </Asked>
  );
}
