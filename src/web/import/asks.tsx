import { Button, Select } from 'antd';
import { useState } from 'react';
import type { Ask, BatchView, Decided } from './import-calls.ts';

/** Words of the file that may mean several things: the person says which, nothing is guessed. */
export function Asks({
  asks,
  batch,
  isBusy,
  onAnswer,
}: {
  readonly asks: readonly Ask[];
  readonly batch: BatchView;
  readonly isBusy: boolean;
  readonly onAnswer: (answers: Decided['answers']) => void;
}) {
  const [answers, setAnswers] = useState(batch.answers);
  const labels = new Map(batch.sheets.flatMap(({ choices }) => choices.map(({ name, label }) => [name, label])));
  const say = ({ column, word }: Ask, id: string) =>
    setAnswers((all) => ({ ...all, [column]: { ...all[column], [word]: id } }));
  return (
    <section aria-label="需要您说明" className="import-asks">
      <h2>有 {asks.length} 个名称不止一个含义，请说明</h2>
      <ul>
        {asks.map((ask) => (
          <li key={`${ask.column} ${ask.word}`}>
            <span>
              {labels.get(ask.column) ?? ask.column}“{ask.word}”是
            </span>
            <Select
              aria-label={`${ask.word}是`}
              placeholder="请选择"
              value={answers[ask.column]?.[ask.word] ?? null}
              options={ask.meanings.map(({ id, name }) => ({ value: id, label: name }))}
              onChange={(id: string) => say(ask, id)}
            />
          </li>
        ))}
      </ul>
      <Button loading={isBusy} onClick={() => onAnswer(answers)}>
        按所选重新检查
      </Button>
    </section>
  );
}
