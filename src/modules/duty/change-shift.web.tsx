import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { api } from '../../web/api.ts';
import { Sheet } from '../../web/ledger/sheet.tsx';
import { Trouble, useAct } from './act.web.tsx';
import { changeShift, type Roster, type ShiftLine } from './duty.endpoints.ts';
import { type Seat, seats } from './duty-roles.ts';

const seatNames = Object.keys(seats) as Seat[]; // Object.keys forgets the names

/** Somebody else is put on a shift, with the reason: what the new crew would break is refused in words. */
export function ChangeShift(about: {
  readonly shift: ShiftLine;
  readonly people: Roster['people'];
  readonly onClose: () => void;
}) {
  const { shift, people, onClose } = about;
  const [crew, setCrew] = useState({
    leader: shift.leader?.id ?? '',
    main: shift.main?.id ?? '',
    deputy: shift.deputy?.id ?? '',
  });
  const [reason, setReason] = useState('');
  const act = useAct(async () => {
    const { id, version } = shift;
    await api.call(changeShift, { id, version, ...crew, deputy: crew.deputy || null, reason });
    onClose();
  });
  const options = people.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <Sheet title={`调班：${shift.name}`} onClose={onClose}>
      <div className="form">
        {seatNames.map((seat) => (
          <div key={seat} className="field">
            <label htmlFor={`seat-${seat}`}>{seats[seat]}</label>
            <Select
              id={`seat-${seat}`}
              showSearch={{ optionFilterProp: 'label' }}
              allowClear={seat === 'deputy'}
              options={options}
              value={crew[seat] || null}
              onChange={(next: string | null | undefined) => setCrew({ ...crew, [seat]: next ?? '' })}
            />
          </div>
        ))}
        <div className="field">
          <label htmlFor="change-reason">原因</label>
          <Input id="change-reason" value={reason} onChange={(event) => setReason(event.target.value)} />
        </div>
        <Trouble of={act.error} />
        <div className="form-end">
          <Button type="primary" disabled={reason.trim() === ''} loading={act.isPending} onClick={() => act.mutate()}>
            确定调班
          </Button>
        </div>
      </div>
    </Sheet>
  );
}
