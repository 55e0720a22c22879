import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { api } from '../../web/api.ts';
import { useNow } from '../../web/clock.ts';
import { Anchor } from '../../web/fields/anchor.tsx';
import { textOf } from '../../web/fields/field-ui.ts';
import { listPath, rowPath } from '../../web/fields/paths.ts';
import { useAreaNames, useRoles } from '../../web/names.ts';
import { useDoing } from '../../web/settings/use-doing.ts';
import { PageSkeleton } from '../../web/shell/page-skeleton.tsx';
import { usePageTitle } from '../../web/shell/page-title.ts';
import { momentWords } from '../../web/words/moment.ts';
import { testNumber } from './callout.endpoints.ts';
import { contact } from './contact.ledger.ts';
import '../../web/around/work.css';
import '../../web/ledger/list.css';

/** Whose number did not ring when it was tested: to be mended before the rain. */
export function DeadNumbersPage() {
  usePageTitle('待更正号码');
  const areaName = useAreaNames();
  const { today } = useNow();
  const mayTest = useRoles().some((role) => testNumber.by.includes(role));
  const { data } = useQuery({
    queryKey: [contact.name, 'dead'],
    queryFn: () => api.list(contact, { where: { state: 'dead' }, sort: 'testedAt', limit: 200 }),
    throwOnError: true,
  });
  if (!data) return <PageSkeleton />;
  return (
    <div className="page">
      <header className="page-head">
        <div>
          <h1>待更正号码</h1>
          <p className="quiet">
            每月 1 日静默测试全部号码，打不通的列在这里。改好号码后，在该人员处点“{contact.steps.mend.label}”。
          </p>
        </div>
        <Anchor href={listPath(contact, { state: 'dead' })}>在通讯录中打开</Anchor>
      </header>
      {data.rows.length === 0 && <p className="quiet">没有打不通的号码。</p>}
      {data.rows.length > 0 && (
        <section className="work-section" aria-label="待更正号码">
          <table className="work-table">
            <thead>
              <tr>
                {['姓名', '职务或责任', '所在地', '电话', '测试情况', '测试时间', ...(mayTest ? [''] : [])].map(
                  (head) => (
                    <th key={head} scope="col">
                      {head}
                    </th>
                  ),
                )}
              </tr>
            </thead>
            <tbody>
              {data.rows.map((row) => (
                <tr key={row.id}>
                  <th scope="row">
                    <Anchor href={rowPath(contact, row.id)}>{textOf(row['name'])}</Anchor>
                  </th>
                  <td data-label="职务或责任">{textOf(row['post'])}</td>
                  <td data-label="所在地">{areaName(row.area)}</td>
                  <td data-label="电话">{textOf(row['phone'])}</td>
                  <td data-label="测试情况">{textOf(row['finding'])}</td>
                  <td data-label="测试时间">{momentWords(textOf(row['testedAt']), today)}</td>
                  {mayTest && (
                    <td>
                      <TestNow id={row.id} name={textOf(row['name'])} />
                    </td>
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </div>
  );
}

/** Lets the number ring now; when it does, its line leaves the list by itself. */
function TestNow({ id, name }: { readonly id: string; readonly name: string }) {
  const doing = useDoing();
  const [begun, setBegun] = useState(false);
  const test = () =>
    doing.run(async () => {
      await api.call(testNumber, { id: crypto.randomUUID(), contact: id });
      setBegun(true);
    });
  if (begun) return <span role="status">正在测试，打通后自动移出</span>;
  return (
    <>
      <Button
        size="small"
        loading={doing.busy}
        aria-label={`${testNumber.label}${name}的号码`}
        onClick={() => void test()}
      >
        {testNumber.label}
      </Button>
      {doing.trouble !== undefined && <span role="alert">{doing.trouble}</span>}
    </>
  );
}
