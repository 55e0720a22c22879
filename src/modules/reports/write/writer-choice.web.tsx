import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Select } from 'antd';
import { api } from '../../../web/api.ts';
import { peopleQuery, useRoles } from '../../../web/names.ts';
import { report } from '../report.ledger.ts';
import { chaptersLine } from './chapters-line.ts';
import { assignSection, type Section } from './section.endpoints.ts';

/** Who writes a chapter; whoever runs the report says so. */
export function WriterChoice({ reportId, section, isFixed }: WriterChoiceProps) {
  const queries = useQueryClient();
  const { data: people = [] } = useQuery(peopleQuery);
  const mayAssign = useRoles().some((role) => assignSection.by.includes(role)) && !isFixed;
  const assign = useMutation({
    mutationFn: (writer: string | null) => api.call(assignSection, { report: reportId, section: section.id, writer }),
    onSuccess: () => queries.invalidateQueries({ queryKey: [report.name, chaptersLine, reportId] }),
  });
  const name = people.find(({ id }) => id === section.writer)?.name;
  if (!mayAssign) return name === undefined ? null : <span className="quiet">{name} 撰写</span>;
  return (
    <Select
      className="chapter-writer"
      aria-label="撰写人"
      size="small"
      variant="borderless"
      showSearch={{ optionFilterProp: 'label' }}
      allowClear
      placeholder="分给谁写"
      value={section.writer}
      loading={assign.isPending}
      options={people.map(({ id, name: label }) => ({ value: id, label }))}
      onChange={(writer: string | undefined) => assign.mutate(writer ?? null)}
      popupMatchSelectWidth={false}
    />
  );
}

export interface WriterChoiceProps {
  readonly reportId: string;
  readonly section: Section;
  readonly isFixed: boolean;
}
