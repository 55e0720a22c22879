import { Button } from 'antd';
import { problemWords } from '../../web/words/problem.ts';
import type { Arrived } from './arriving.web.ts';

/** What is to be said of figures that are not all there: they are on their way, or did not come and may be asked for again. */
export function CountingNote({ arrived: { isWhole, problem, again } }: { readonly arrived: Arrived }) {
  if (isWhole) return null;
  if (!problem) return <span role="status">正在计数，数字陆续显示</span>;
  return (
    <span role="alert">
      有数字没有数出来：{problemWords(problem)}
      <Button type="link" size="small" onClick={again}>
        再数一次
      </Button>
    </span>
  );
}
