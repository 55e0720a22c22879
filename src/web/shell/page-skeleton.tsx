/** The shape of a page on its way. */
export function PageSkeleton() {
  return (
    <div className="page" role="status" aria-label="正在打开">
      <div className="bone bone-title" />
      <Bones count={6} />
    </div>
  );
}

/** So many lines on their way. */
export function Bones({ count }: { readonly count: number }) {
  return Array.from({ length: count }, (_, index) => <div key={index} className="bone" />);
}
