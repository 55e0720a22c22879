import DeleteOutlined from '@ant-design/icons/es/icons/DeleteOutlined';
import DownOutlined from '@ant-design/icons/es/icons/DownOutlined';
import PlusOutlined from '@ant-design/icons/es/icons/PlusOutlined';
import UpOutlined from '@ant-design/icons/es/icons/UpOutlined';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { uuidv7 } from 'uuidv7';
import { api } from '../../../web/api.ts';
import { useNow } from '../../../web/clock.ts';
import { usePeopleNames, useRoles } from '../../../web/names.ts';
import { momentWords } from '../../../web/words/moment.ts';
import { problemWords } from '../../../web/words/problem.ts';
import { report } from '../report.ledger.ts';
import { addSection, type Chapters, moveSection, removeSection, restoreSection } from './chapter.endpoints.ts';
import { chaptersLine } from './chapters-line.ts';

/** The chapters of a report in their order: the way to each, and for whoever runs the report what is done with it. */
export function ChapterList({ reportId, chapters: { sections, removed }, isFixed }: ChapterListProps) {
  const queries = useQueryClient();
  const { today } = useNow();
  const nameOf = usePeopleNames();
  const mayArrange = useRoles().some((role) => addSection.by.includes(role)) && !isFixed;
  const arrange = useMutation({
    mutationFn: (work: () => Promise<unknown>) => work(),
    onSettled: () => queries.invalidateQueries({ queryKey: [report.name], predicate: isOf(reportId) }),
  });
  const about = { report: reportId };
  const add = (after: string | null) =>
    arrange.mutate(() => api.call(addSection, { ...about, section: uuidv7(), after, heading: '新的一章' }));
  return (
    <section aria-label="章节">
      <h2>章节</h2>
      <ol className="chapter-list">
        {sections.map(({ id: section, version, text }, at) => {
          const name = text.heading === '' ? '引言' : text.heading;
          const move = (by: -1 | 2) =>
            arrange.mutate(() =>
              api.call(moveSection, { ...about, section, after: sections[at + by - 1]?.id ?? null }),
            );
          return (
            <li key={section}>
              <a href={`#chapter-${section}`}>{name}</a>
              {mayArrange && (
                <span className="chapter-list-steps">
                  <Tool label={`上移“${name}”`} icon={<UpOutlined />} off={at === 0} onClick={() => move(-1)} />
                  <Tool
                    label={`下移“${name}”`}
                    icon={<DownOutlined />}
                    off={at === sections.length - 1}
                    onClick={() => move(2)}
                  />
                  <Tool label={`在“${name}”后加一章`} icon={<PlusOutlined />} onClick={() => add(section)} />
                  <Tool
                    label={`删去“${name}”`}
                    icon={<DeleteOutlined />}
                    off={sections.length === 1}
                    onClick={() => arrange.mutate(() => api.call(removeSection, { ...about, section, version }))}
                  />
                </span>
              )}
            </li>
          );
        })}
      </ol>
      {arrange.error && <p role="alert">{problemWords(arrange.error)}</p>}
      {removed.length > 0 && (
        <details>
          <summary>已删去 {removed.length} 章</summary>
          <ol className="chapter-list">
            {removed.map(({ id: section, heading, by, at }) => (
              <li key={section}>
                <span>
                  {heading === '' ? '引言' : heading}
                  <small className="quiet">
                    {nameOf(by)} {momentWords(at, today)}
                  </small>
                </span>
                {mayArrange && (
                  <Button
                    size="small"
                    type="link"
                    onClick={() => arrange.mutate(() => api.call(restoreSection, { ...about, section }))}
                  >
                    恢复
                  </Button>
                )}
              </li>
            ))}
          </ol>
        </details>
      )}
    </section>
  );
}

export interface ChapterListProps {
  readonly reportId: string;
  readonly chapters: Chapters;
  readonly isFixed: boolean;
}

interface ToolProps {
  readonly label: string;
  readonly icon: ReactNode;
  readonly off?: boolean;
  readonly onClick: () => void;
}

function Tool({ label, icon, off = false, onClick }: ToolProps) {
  return (
    <Button size="small" type="text" aria-label={label} title={label} icon={icon} disabled={off} onClick={onClick} />
  );
}

/** What was asked of a report: its chapters, and the report as it would be printed. */
const isOf =
  (reportId: string) =>
  ({ queryKey }: { readonly queryKey: readonly unknown[] }) =>
    queryKey[2] === reportId && (queryKey[1] === chaptersLine || queryKey[1] === 'writing');
