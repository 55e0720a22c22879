import { Button, Select } from 'antd';
import { useState } from 'react';
import { halfYearBefore } from '../../../kernel/period.ts';
import { useNow } from '../../../web/clock.ts';
import { problemWords } from '../../../web/words/problem.ts';
import { type About, PeriodPicker } from '../write/period-picker.web.tsx';
import { useBegin } from '../write/use-begin.web.ts';
import { writePath } from '../write/writing.web.ts';
import { topics } from './topics.ts';

/** Begins a report on a topic: which one, and for which period or campaign. */
export function BeginTopic() {
  const { today } = useNow();
  const [on, setOn] = useState<About>({ period: halfYearBefore(today).code });
  const [topic, setTopic] = useState(Object.keys(topics)[0] ?? '');
  const begin = useBegin();
  return (
    <>
      <label htmlFor="begin-topic">专题</label>
      <Select
        id="begin-topic"
        aria-label="专题"
        showSearch={{ optionFilterProp: 'label' }}
        value={topic}
        onChange={setTopic}
        options={Object.entries(topics).map(([value, { label }]) => ({ value, label }))}
      />
      <PeriodPicker value={on} onChange={setOn} />
      <p className="quiet">
        写明基本情况、主要工作、存在的问题和打算；该专题有的数字都写进去，为零的不写，“未发生事故”一类的情况照写。
      </p>
      {begin.error && <p role="alert">{problemWords(begin.error)}</p>}
      {begin.data?.isBare ? (
        <Bare id={begin.data.id} />
      ) : (
        <div>
          <Button type="primary" loading={begin.isPending} onClick={() => begin.mutate({ ...on, from: { topic } })}>
            开始编写
          </Button>
        </div>
      )}
    </>
  );
}

/** Says of a report just begun that it tells of nothing but what did not happen. */
const Bare = ({ id }: { readonly id: string }) => (
  <>
    <p role="status">
      草稿已建好，但这一期没有该专题的工作数字，正文只写了“未发生”一类的情况。零报告可以照此报送；不是零报告的，请作废这份草稿，补录台账或换一个统计期后重新编写。
    </p>
    <div>
      <Button type="primary" href={writePath(id)}>
        打开草稿
      </Button>
    </div>
  </>
);
