import { numberWords } from '../words/amount.ts';
import type { BatchView } from './import-calls.ts';

/** What is to be said of rows, by sheet, line and column; those that are kept out first. */
export function Told({ batch }: { readonly batch: BatchView }) {
  const { remarks, faults, notices, sheets } = batch;
  if (remarks.length === 0) return null;
  const all = faults + notices;
  return (
    <section aria-label="问题与提示">
      <h2>
        {faults > 0 && `${numberWords(faults)} 行有问题`}
        {faults > 0 && notices > 0 && '，'}
        {notices > 0 && `${numberWords(notices)} 行有提示`}
      </h2>
      {remarks.length < all && <p className="quiet">只列出前 {remarks.length} 行，全部内容请下载查看。</p>}
      <div className="import-scroll">
        <table className="import-table">
          <thead>
            <tr>
              {sheets.length > 1 && <th scope="col">工作表</th>}
              <th scope="col">行</th>
              <th scope="col">列</th>
              <th scope="col">问题</th>
            </tr>
          </thead>
          <tbody>
            {remarks.flatMap((row) =>
              row.problems.map((problem, at) => (
                <tr key={`${row.sheet} ${row.line} ${at}`} className={problem.level === 'fault' ? 'bad' : ''}>
                  {sheets.length > 1 && <td>{sheets[row.sheet]?.name}</td>}
                  <td className="line">{row.line}</td>
                  <td>{problem.column ?? '整行'}</td>
                  <td>
                    {problem.level === 'notice' && <span className="quiet">提示：</span>}
                    {problem.words}
                  </td>
                </tr>
              )),
            )}
          </tbody>
        </table>
      </div>
    </section>
  );
}
