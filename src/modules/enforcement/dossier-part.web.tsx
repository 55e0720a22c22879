import type { CaseState } from './case-queries.web.ts';

/** The dossier as a panel would score it today: what is missing first. */
export function Dossier({ state: { dossier } }: { readonly state: CaseState }) {
  const of = (wanted: string) => dossier.checks.filter(({ state }) => state === wanted);
  const [lost, kept, ahead] = [of('lost'), of('kept'), of('ahead')];
  return (
    <section aria-label="案卷评分" className="dossier">
      <h2>
        案卷评分
        <b className={lost.length > 0 ? 'short' : undefined}>{dossier.score}</b>
      </h2>
      {lost.length > 0 && (
        <ul>
          {lost.map(({ label, points, why }) => (
            <li key={label}>
              <b>{label}</b>　扣 {points} 分<p className="quiet">{why}</p>
            </li>
          ))}
        </ul>
      )}
      {kept.length > 0 && <p className="quiet">已具备：{kept.map(({ label }) => label).join('、')}</p>}
      {ahead.length > 0 && <p className="quiet">待办理：{ahead.map(({ label }) => label).join('、')}</p>}
    </section>
  );
}
