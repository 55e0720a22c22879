import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Input, Select } from 'antd';
import { useDeferredValue, useState } from 'react';
import { uuidv7 } from 'uuidv7';
import { api } from '../../web/api.ts';
import { Labelled } from '../../web/board/labelled.tsx';
import { textOf } from '../../web/fields/field-ui.ts';
import { Pills } from '../../web/fields/pills.tsx';
import { Sheet } from '../../web/ledger/sheet.tsx';
import { useDoing } from '../../web/settings/use-doing.ts';
import { contact } from '../callouts/index.ts';
import { type ChainBoard, nameSuccessor } from './chain.endpoints.ts';
import { turns } from './chain.rules.ts';
import { floodSite } from './flood-site.ledger.ts';
import { seats } from './flood.rules.ts';
import { officePhone } from './office-phone.ts';

type Hole = Pick<ChainBoard['holes'][number], 'site' | 'siteName' | 'seat' | 'turn'>;
const ways = { known: '从通讯录选', fresh: '登记新的人' } as const;
const parts = { name: '姓名', unit: '单位', post: '职务', phone: '手机' } as const;
const nobody = { name: '', unit: '', post: '', phone: '' };

/** Names somebody for a seat: a line of the directory, or a new one with its number. */
export function SuccessorForm({ hole, onClose }: { readonly hole: Hole; readonly onClose: () => void }) {
  const { site, siteName, seat, turn } = hole;
  const queries = useQueryClient();
  const doing = useDoing();
  const [id] = useState(uuidv7);
  const [way, setWay] = useState<keyof typeof ways>('known');
  const [chosen, setChosen] = useState<string | null>(null);
  const [person, setPerson] = useState(nobody);
  const [office, setOffice] = useState('');
  const send = () =>
    doing.run(async () => {
      const who = way === 'known' ? { contact: chosen, person: null } : { contact: null, person: { ...person } };
      const officeNumber = office.trim() === '' ? null : office;
      await api.call(nameSuccessor, { id, site, seat, turn, ...who, officePhone: officeNumber });
      await queries.invalidateQueries({ queryKey: [floodSite.name] });
      onClose();
    });
  return (
    <Sheet title={`${siteName}：${seats[seat]}${turns[turn]}`} onClose={onClose}>
      <form
        className="flood-successor"
        noValidate
        aria-label={nameSuccessor.label}
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        {doing.trouble !== undefined && (
          <p className="notice" role="alert">
            {doing.trouble}
          </p>
        )}
        <Pills name="way" label="接任人" options={ways} value={way} onChange={(next) => setWay(next ?? 'known')} />
        {way === 'known' ? (
          <Labelled name="contact" label="接任人" fault={doing.fields['contact']}>
            {(field) => <PickContact id={field} value={chosen} onChange={setChosen} />}
          </Labelled>
        ) : (
          Object.entries(parts).map(([key, label]) => (
            <Labelled key={key} name={key} label={label} fault={doing.fields[key]}>
              {(field) => (
                <Input
                  id={field}
                  maxLength={60}
                  inputMode={key === 'phone' ? 'tel' : 'text'}
                  value={person[key as keyof typeof parts]} // a key of the very list
                  onChange={(event) => setPerson({ ...person, [key]: event.target.value })}
                />
              )}
            </Labelled>
          ))
        )}
        <Labelled
          name="officePhone"
          label="公布电话（可不填）"
          hint="向社会公布的办公或值班电话，不填个人手机"
          fault={doing.fields['officePhone']}
        >
          {(field) => (
            <Input
              id={field}
              maxLength={officePhone.max}
              inputMode="tel"
              value={office}
              onChange={(event) => setOffice(event.target.value)}
            />
          )}
        </Labelled>
        <p className="quiet">今天起履职；原任同时卸任，责任点的缺口随即重新核对。</p>
        <Button type="primary" htmlType="submit" loading={doing.busy}>
          指定
        </Button>
      </form>
    </Sheet>
  );
}

function PickContact({
  id,
  value,
  onChange,
}: {
  readonly id: string;
  readonly value: string | null;
  readonly onChange: (chosen: string | null) => void;
}) {
  const [typed, setTyped] = useState('');
  const words = useDeferredValue(typed.trim());
  const { data } = useQuery({
    queryKey: [contact.name, 'list', 'successor', words],
    queryFn: () =>
      api.list(contact, {
        where: { state: { not: 'left' }, ...(words === '' ? {} : { name: { has: words } }) },
        limit: 20,
      }),
    placeholderData: (before) => before,
  });
  const options = data?.rows.map((row) => ({
    value: row.id,
    label: `${textOf(row['name'])}　${textOf(row['unit'])} ${textOf(row['post'])}`,
  }));
  return (
    <Select
      id={id}
      value={value}
      placeholder="输入姓名查找"
      options={options ?? []}
      showSearch={{ filterOption: false, onSearch: setTyped, searchValue: typed }}
      notFoundContent="没有找到，请改选“登记新的人”"
      onChange={(next: string | null) => onChange(next)}
      style={{ width: '100%' }}
    />
  );
}
