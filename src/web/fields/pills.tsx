/** A choice among a few words, all in sight: one tap or one arrow key, and once more to take it back where nothing is allowed. */
export function Pills<V extends string>({
  name,
  label,
  options,
  value,
  onChange,
  mayBeEmpty = false,
  describedBy,
}: {
  readonly name: string;
  readonly label: string;
  readonly options: Readonly<Record<V, string>>;
  readonly value: V | null;
  readonly onChange: (value: V | null) => void;
  readonly mayBeEmpty?: boolean;
  readonly describedBy?: string | undefined;
}) {
  // Object.keys forgets the literal keys.
  const keys = Object.keys(options) as V[];
  return (
    <div className="pills" role="radiogroup" aria-label={label} aria-describedby={describedBy}>
      {keys.map((key, at) => (
        <label key={key} className={key === value ? 'pill on' : 'pill'}>
          <input
            type="radio"
            id={at === 0 ? name : undefined}
            name={name}
            checked={key === value}
            onChange={() => onChange(key)}
            onClick={() => (mayBeEmpty && key === value ? onChange(null) : undefined)}
          />
          {options[key]}
        </label>
      ))}
    </div>
  );
}
