/** The mark of Anlan: calm water. */
export function Mark({ size = 28 }: { readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="7" fill="var(--brand)" />
      <g fill="none" stroke="#fff" strokeWidth="2.4" strokeLinecap="round">
        <path d="M6.5 13.2c3.2-3 6.4-3 9.5 0s6.3 3 9.5 0" />
        <path d="M6.5 20.2c3.2-1.7 6.4-1.7 9.5 0s6.3 1.7 9.5 0" opacity=".75" />
      </g>
    </svg>
  );
}
