import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { api } from '../../web/api.ts';
import { Dialog } from '../../web/settings/dialog.tsx';
import { useDoing } from '../../web/settings/use-doing.ts';
import { accountsQuery, sectionsQuery } from './account-queries.web.ts';
import { saveSection, type SectionLine } from './accounts.endpoints.ts';

/** The sections of the bureau: made, renamed, moved up, closed. */
export function SectionsPanel({ onClose }: { readonly onClose: () => void }) {
  const queries = useQueryClient();
  const { data: sections = [] } = useQuery(sectionsQuery);
  const { busy, trouble, run } = useDoing();
  const [editing, setEditing] = useState<string>();
  const [name, setName] = useState('');
  const [added, setAdded] = useState('');
  const save = (
    section: Pick<SectionLine, 'position'> & {
      readonly id: string | null;
      readonly name: string;
      readonly closed: boolean;
    },
  ) =>
    run(async () => {
      await api.call(saveSection, section);
      setEditing(undefined);
      await queries.invalidateQueries({ queryKey: accountsQuery.queryKey });
    });
  const last = Math.max(0, ...sections.map(({ position }) => position));
  return (
    <Dialog title="科室" onClose={onClose}>
      <p className="quiet">改名后，现有岗位随之改名。撤销的科室不再供选择，历史仍在。</p>
      <ul className="post-list">
        {sections.map(({ id, name: now, position, closedOn, people }) => (
          <li key={id}>
            {editing === id ? (
              <>
                <Input
                  aria-label="科室名称"
                  value={name}
                  onChange={(event) => setName(event.target.value)}
                  style={{ width: 220 }}
                  autoFocus
                />
                <Button
                  type="primary"
                  loading={busy}
                  onClick={() => void save({ id, name, position, closed: closedOn !== null })}
                >
                  保存
                </Button>
              </>
            ) : (
              <>
                <b>{now}</b>
                <span className="quiet">{closedOn ? `${closedOn} 撤销` : `${people} 人`}</span>
                <span className="post-acts">
                  <Button
                    size="small"
                    onClick={() => {
                      setName(now);
                      setEditing(id);
                    }}
                  >
                    改名
                  </Button>
                  <Button
                    size="small"
                    onClick={() => void save({ id, name: now, position, closed: closedOn === null })}
                  >
                    {closedOn ? '恢复' : '撤销'}
                  </Button>
                </span>
              </>
            )}
          </li>
        ))}
      </ul>
      {trouble && (
        <p className="trouble" role="alert">
          {trouble}
        </p>
      )}
      <form
        className="ask-acts"
        onSubmit={(event) => {
          event.preventDefault();
          void save({ id: null, name: added, position: last + 1, closed: false }).then(() => setAdded(''));
        }}
      >
        <Input
          aria-label="新科室名称"
          placeholder="新科室名称"
          value={added}
          onChange={(event) => setAdded(event.target.value)}
          style={{ width: 220 }}
        />
        <Button htmlType="submit" loading={busy} disabled={added.trim() === ''}>
          增加科室
        </Button>
      </form>
    </Dialog>
  );
}
