import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { api } from '../../web/api.ts';
import { useNow } from '../../web/clock.ts';
import { Anchor } from '../../web/fields/anchor.tsx';
import { listPath, newPath, rowPath } from '../../web/fields/paths.ts';
import { useAreaNames, useRoles } from '../../web/names.ts';
import { PageSkeleton } from '../../web/shell/page-skeleton.tsx';
import { usePageTitle } from '../../web/shell/page-title.ts';
import { numberWords } from '../../web/words/amount.ts';
import { site, sectors } from '../sites/index.ts';
import { dutyAssessment } from './duty-assessment.ledger.ts';
import { dutyCoverage } from './prevention.endpoints.ts';
import { WorkTable } from '../../web/around/work-table.tsx';
import '../../web/ledger/list.css';
import './prevention.css';

/** Who has assessed itself this year and who has not: town by town, with the sites that are missing. */
export function DutyCoveragePage() {
  usePageTitle(dutyCoverage.label);
  const { today } = useNow();
  const areaName = useAreaNames();
  const asked = new URLSearchParams(useLocation().searchStr);
  const town = asked.get('town');
  const year = Number(asked.get('year') ?? today.slice(0, 4));
  const mayCreate = useRoles().some((role) => dutyAssessment.may.create.includes(role));
  const { data } = useQuery({
    queryKey: [dutyAssessment.name, site.name, 'coverage', year, town],
    queryFn: () => api.call(dutyCoverage, { year, town }),
    placeholderData: keepPreviousData,
    throwOnError: true,
  });
  if (!data) return <PageSkeleton />;
  const shown = data.towns.filter((line) => town === null || line.town === town);
  const [sites, assessed] = [sumOf(shown.map((line) => line.sites)), sumOf(shown.map((line) => line.assessed))];
  return (
    <div className="page">
      <header className="page-head">
        <div>
          <h1>{`${year}年${dutyAssessment.label}`}</h1>
          <p className="quiet">
            {town === null ? '全县' : areaName(town)}在册 {numberWords(sites)} 家，已自评 {numberWords(assessed)}{' '}
            家，未自评 {numberWords(sites - assessed)} 家；每年 {data.month} 月底前完成（待核实，按本地要求设置）
          </p>
        </div>
        <div className="row-of screen-only">
          <Anchor className="begin" href={`/duty-coverage?year=${year - 1}`}>
            {year - 1}年
          </Anchor>
          {mayCreate && (
            <Anchor className="begin" href={newPath(dutyAssessment, { year })}>
              登记自评
            </Anchor>
          )}
        </div>
      </header>
      {town === null && (
        <section className="work-section" aria-label="按乡镇">
          <h2>按乡镇</h2>
          <WorkTable heads={['乡镇', '在册', '已自评', '未自评']} counts>
            {data.towns.map((line) => (
              <tr key={line.town ?? ''}>
                <th scope="row">
                  {line.town === null ? (
                    '县本级'
                  ) : (
                    <Anchor href={`/duty-coverage?year=${year}&town=${line.town}`}>{areaName(line.town)}</Anchor>
                  )}
                </th>
                <td className="number" data-label="在册">
                  {numberWords(line.sites)}
                </td>
                <td className="number" data-label="已自评">
                  <Anchor
                    href={listPath(dutyAssessment, { year, ...(line.town ? { area: { within: line.town } } : {}) })}
                  >
                    {numberWords(line.assessed)}
                  </Anchor>
                </td>
                <td className="number" data-label="未自评">
                  {numberWords(line.sites - line.assessed)}
                </td>
              </tr>
            ))}
          </WorkTable>
        </section>
      )}
      <section className="work-section related duty-missing" aria-label="未自评单位">
        <h2>{town === null ? '未自评单位' : `${areaName(town)}未自评单位`}</h2>
        {data.missing.length === 0 && <p className="quiet">都已自评</p>}
        <ul>
          {data.missing.map((each) => (
            <li key={each.id}>
              <Anchor href={rowPath(site, each.id)}>{each.name}</Anchor>
              <span className="quiet">
                {each.town === null ? '' : areaName(each.town)}　{wordOf(sectors, each.sector)}
              </span>
            </li>
          ))}
        </ul>
        {data.missing.length < sites - assessed && (
          <p className="quiet">只列出前 {data.missing.length} 家，请选乡镇查看其余</p>
        )}
      </section>
    </div>
  );
}

const sumOf = (counts: readonly number[]) => counts.reduce((sum, each) => sum + each, 0);
const wordOf = (options: Readonly<Record<string, string>>, key: string) => options[key] ?? key;
