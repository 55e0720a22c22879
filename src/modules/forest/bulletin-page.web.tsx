import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import type { AnyRow } from '../../kernel/ledger.ts';
import { api } from '../../web/api.ts';
import { DocumentedRow } from '../../web/around/documented-row.tsx';
import { textOf } from '../../web/fields/field-ui.ts';
import { useRoles } from '../../web/names.ts';
import { useDoing } from '../../web/settings/use-doing.ts';
import { documentCalls } from '../documents/index.ts';
import { fireDangerBulletin, publishBulletin } from '../warnings/index.ts';
import { FireLevelMark } from './fire-level-mark.web.tsx';
import '../../web/fields/fields.css';
import './forest.css';

/** One paper of the fire season with its printed form; a draft is numbered and published here. */
export const BulletinPage = () => <DocumentedRow calls={documentCalls} ledger={fireDangerBulletin} leadOf={leadOf} />;

const leadOf = (row: AnyRow) => <Lead row={row} />;

function Lead({ row }: { readonly row: AnyRow }) {
  const queries = useQueryClient();
  const doing = useDoing();
  const mayPublish = useRoles().some((role) => publishBulletin.by.includes(role));
  const publish = () =>
    doing.run(async () => {
      await api.call(publishBulletin, { id: row.id, version: row.version });
      await queries.invalidateQueries({ queryKey: [fireDangerBulletin.name] });
    });
  return (
    <div className="row-of fire-lead">
      {row['level'] !== null && <FireLevelMark level={textOf(row['level'])} />}
      <span>{textOf(row['documentNumber'])}</span>
      {row.state === 'drafted' && mayPublish && (
        <Button type="primary" onClick={() => void publish()} loading={doing.busy}>
          {publishBulletin.label}
        </Button>
      )}
      {doing.trouble !== undefined && <span role="alert">{doing.trouble}</span>}
    </div>
  );
}
