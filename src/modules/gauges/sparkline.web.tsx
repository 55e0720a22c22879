const [width, height] = [120, 32];

/**
 * A day as a line without axes, with the lowest threshold across it, broken where nothing was heard. Drawn by hand: a board has up to 500
 * of them, and that many charts of a library take seconds.
 */
export function Sparkline({
  values,
  threshold,
  label,
}: {
  readonly values: readonly (number | null)[];
  readonly threshold: number | null;
  readonly label: string;
}) {
  const heard = values.flatMap((value) => (value === null ? [] : [value]));
  if (heard.length === 0) return <span className="quiet">一天没有数据</span>;
  const [low, high] = [Math.min(0, ...heard), Math.max(...heard, threshold ?? 0, 1)];
  const y = (value: number) => height - 2 - ((value - low) / (high - low)) * (height - 4);
  const x = (part: number) => (part / Math.max(1, values.length - 1)) * width;
  const path = values
    .map((value, part) => {
      if (value === null) return '';
      const isBroken = (values[part - 1] ?? null) === null;
      return `${isBroken ? 'M' : 'L'}${x(part).toFixed(1)} ${y(value).toFixed(1)}${isBroken ? 'h.1' : ''}`;
    })
    .join('');
  return (
    <svg className="sparkline" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      {threshold !== null && <line x1={0} x2={width} y1={y(threshold)} y2={y(threshold)} />}
      <path d={path} />
    </svg>
  );
}
