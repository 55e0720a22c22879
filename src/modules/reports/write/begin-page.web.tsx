import { useLocation, useRouter } from '@tanstack/react-router';
import { Segmented } from 'antd';
import { usePageTitle } from '../../../web/shell/page-title.ts';
import { BeginBulletin } from '../bulletins/begin-bulletin.web.tsx';
import { BeginTopic } from '../topics/begin-topic.web.tsx';
import { BeginOutline } from './begin-outline.web.tsx';
import './write-page.css';

const kinds = {
  report: { label: '工作报告', Form: BeginOutline },
  bulletin: { label: '周报简报', Form: BeginBulletin },
  topic: { label: '专题报告', Form: BeginTopic },
} as const;
type Kind = keyof typeof kinds;
const isKind = (word: string | null): word is Kind => word !== null && Object.hasOwn(kinds, word);

/** Begins a report of one of its kinds; the address says which. */
export function BeginPage() {
  usePageTitle('新编报告');
  const router = useRouter();
  const asked = new URLSearchParams(useLocation().searchStr).get('kind');
  const kind = isKind(asked) ? asked : 'report';
  const { Form } = kinds[kind];
  return (
    <div className="page">
      <header className="page-head">
        <h1>新编报告</h1>
      </header>
      <div className="begin-form">
        <Segmented
          aria-label="编写什么"
          block
          value={kind}
          options={Object.entries(kinds).map(([value, { label }]) => ({ value, label }))}
          onChange={(value) => router.history.replace(`/reports/begin?kind=${value}`)}
        />
        <Form />
      </div>
    </div>
  );
}
