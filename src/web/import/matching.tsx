import { Button, Checkbox, InputNumber, Radio, Select } from 'antd';
import { useState } from 'react';
import type { BatchView, Choice, Decided, SheetView } from './import-calls.ts';

type Columns = SheetView['columns'];

interface Draft {
  readonly headLine: number;
  readonly columns: Columns;
}

/** What each column of the file is taken for: shown with the first values, and changeable. */
export function Matching({
  batch,
  isBusy,
  onCheck,
}: {
  readonly batch: BatchView;
  readonly isBusy: boolean;
  readonly onCheck: (decided: Decided) => void;
}) {
  const [drafts, setDrafts] = useState<readonly Draft[]>(
    batch.sheets.map(({ headLine, columns }) => ({ headLine, columns })),
  );
  const [duplicates, setDuplicates] = useState(batch.duplicates);
  const [historical, setHistorical] = useState(batch.historical);
  const change = (at: number, draft: Draft) =>
    setDrafts((all) => all.map((one, place) => (place === at ? draft : one)));
  const check = () =>
    onCheck({
      sheets: batch.sheets.map(({ index, headLine }, at) => {
        const draft = drafts[at];
        // Headings on another line are matched anew by the server.
        if (!draft || draft.headLine !== headLine) return { index, headLine: draft?.headLine ?? headLine };
        return {
          index,
          headLine,
          names: draft.columns.map(({ name }) => name),
          units: draft.columns.map(({ unit }) => unit),
        };
      }),
      duplicates,
      historical,
      answers: batch.answers,
    });
  return (
    <section aria-label="对应列" className="import-matching">
      {batch.sheets.map((sheet, at) => (
        <SheetColumns
          key={sheet.index}
          sheet={sheet}
          draft={drafts[at] ?? { headLine: sheet.headLine, columns: sheet.columns }}
          isPast={historical}
          onChange={(draft) => change(at, draft)}
        />
      ))}
      <fieldset>
        <legend>已在台账中的</legend>
        <Radio.Group
          value={duplicates}
          onChange={(event) => setDuplicates(event.target.value)}
          options={[
            { value: 'update', label: '更新（空白格不改动原有内容）' },
            { value: 'skip', label: '跳过' },
          ]}
        />
      </fieldset>
      {batch.mayHistorical && (
        <Checkbox checked={historical} onChange={(event) => setHistorical(event.target.checked)}>
          历史数据：按表中的状态和日期登记，编号照原样保留
        </Checkbox>
      )}
      {batch.isMine && (
        <p className="row-of screen-only">
          <Button type="primary" loading={isBusy} onClick={check}>
            检查
          </Button>
          <span className="quiet">检查不会写入台账</span>
        </p>
      )}
    </section>
  );
}

function SheetColumns({
  sheet,
  draft,
  isPast,
  onChange,
}: {
  readonly sheet: SheetView;
  readonly draft: Draft;
  readonly isPast: boolean;
  readonly onChange: (draft: Draft) => void;
}) {
  const { choices, lines } = sheet;
  const usable = choices.filter(({ historical }) => isPast || !historical);
  const taken = draft.columns.flatMap(({ name }) => name ?? []);
  const missing = usable.filter(({ name, required }) => required && !taken.includes(name));
  const unused = draft.columns.filter(({ name, heading }) => name === null && heading !== '');
  const samples = lines.filter(({ line }) => line > sheet.headLine).slice(0, 3);
  const isMoved = draft.headLine !== sheet.headLine;
  const set = (at: number, more: Partial<Columns[number]>) =>
    onChange({ ...draft, columns: draft.columns.map((one, place) => (place === at ? { ...one, ...more } : one)) });
  return (
    <section aria-label={sheet.label}>
      <h2>
        {sheet.label} <small className="quiet">工作表“{sheet.name}”</small>
      </h2>
      <p>
        表头在第{' '}
        <InputNumber
          aria-label="表头所在行"
          min={1}
          max={lines.at(-1)?.line ?? 1}
          value={draft.headLine}
          onChange={(line) => onChange({ ...draft, headLine: line ?? sheet.headLine })}
        />{' '}
        行{isMoved && '。检查时将按这一行重新对应各列'}
      </p>
      {missing.length > 0 && (
        <p className="import-fault">
          必填的{missing.map(({ label }) => `“${label}”`).join('')}还没有对应的列：新登记的行会因此不能导入。
        </p>
      )}
      {unused.length > 0 && <p className="quiet">不导入的列：{unused.map(({ heading }) => heading).join('、')}</p>}
      <div className="import-scroll">
        <table className="import-table">
          <thead>
            <tr>
              <th scope="col">表中的列</th>
              <th scope="col" className="samples">
                前几行
              </th>
              <th scope="col">对应到</th>
            </tr>
          </thead>
          <tbody>
            {draft.columns.map((column, at) => (
              <tr key={at}>
                <th scope="row">{column.heading || <span className="quiet">（无表头）</span>}</th>
                <td className="samples quiet">
                  {samples
                    .map(({ cells }) => cells[at] ?? '')
                    .filter(Boolean)
                    .join('；')}
                </td>
                <td>
                  <Taken column={column} choices={usable} taken={taken} onChange={(more) => set(at, more)} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Taken({
  column,
  choices,
  taken,
  onChange,
}: {
  readonly column: Columns[number];
  readonly choices: readonly Choice[];
  readonly taken: readonly string[];
  readonly onChange: (more: Partial<Columns[number]>) => void;
}) {
  const chosen = choices.find(({ name }) => name === column.name);
  return (
    <span className="taken">
      <Select
        aria-label={`${column.heading}对应到`}
        value={chosen?.name ?? ''}
        showSearch={{ optionFilterProp: 'label' }}
        popupMatchSelectWidth={false}
        onChange={(name: string) => onChange({ name: name === '' ? null : name, sure: null })}
        options={[
          { value: '', label: '不导入' },
          ...choices.map(({ name, label, required, key }) => ({
            value: name,
            label: `${label}${required ? '（必填）' : key ? '（关键）' : ''}`,
            disabled: name !== column.name && taken.includes(name),
          })),
        ]}
      />
      {chosen?.kind === 'money' && (
        <Select
          aria-label={`${column.heading}的单位`}
          value={column.unit}
          onChange={(unit) => onChange({ unit })}
          options={[
            { value: 'yuan', label: '元' },
            { value: 'wanyuan', label: '万元' },
          ]}
        />
      )}
      {column.sure === 'alike' && chosen && <span className="alike">按近义词对应，请核对</span>}
    </span>
  );
}
