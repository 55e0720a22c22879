import { useQuery } from '@tanstack/react-query';
import { api } from '../../web/api.ts';
import { Anchor } from '../../web/fields/anchor.tsx';
import { listPath, rowPath } from '../../web/fields/paths.ts';
import { PageSkeleton } from '../../web/shell/page-skeleton.tsx';
import { usePageTitle } from '../../web/shell/page-title.ts';
import { staffing } from './committee.ledger.ts';
import { staffingBoard } from './coordination.endpoints.ts';
import { WorkTable } from '../../web/around/work-table.tsx';
import '../../web/ledger/list.css';

/** How the towns' emergency offices are staffed, the emptiest first. */
export function StaffingPage() {
  usePageTitle(staffingBoard.label);
  const { data } = useQuery({
    queryKey: [staffing.name, 'board'],
    queryFn: () => api.call(staffingBoard, {}),
    throwOnError: true,
  });
  if (!data) return <PageSkeleton />;
  const { county, towns } = data;
  return (
    <div className="page">
      <header className="page-head">
        <div>
          <h1>缺编情况</h1>
          <p className="quiet">
            核定 {county.quota} 名，在岗 {county.actual} 名，缺编 {county.gap} 人，空编率 {percent(county.vacancy)}
          </p>
        </div>
        <Anchor href={listPath(staffing)}>全部编制记录</Anchor>
      </header>
      {towns.length === 0 && <p className="quiet">还没有登记各乡镇编制。请先在应急干部编制里登记。</p>}
      {towns.length > 0 && (
        <section className="work-section" aria-label="各单位">
          <WorkTable heads={['单位', '核定编制', '在岗', '其中被抽调', '缺编', '空编率']} counts>
            {towns.map((town) => (
              <tr key={town.id}>
                <th scope="row">
                  <Anchor href={rowPath(staffing, town.id)}>{town.unit}</Anchor>
                </th>
                <Count label="核定编制" value={town.quota} />
                <Count label="在岗" value={town.actual} />
                <Count label="其中被抽调" value={town.seconded ?? '—'} />
                <Count label="缺编" value={town.gap} />
                <Count label="空编率" value={percent(town.vacancy)} />
              </tr>
            ))}
          </WorkTable>
        </section>
      )}
    </div>
  );
}

function Count({ label, value }: { readonly label: string; readonly value: number | string }) {
  return (
    <td className="number" data-label={label}>
      {value}
    </td>
  );
}

const percent = (value: number | null): string => (value === null ? '—' : `${value}%`);
