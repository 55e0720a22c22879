import { useQuery } from '@tanstack/react-query';
import { Button, Input, InputNumber, Select } from 'antd';
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { findable } from '../../web/fields/findable.ts';
import { initialsOf } from '../../web/search/initials.ts';
import { focusField } from '../../web/ledger/form-keys.ts';
import { boardQuery, catalogueQuery } from './stock-queries.web.ts';
import { storageKinds } from './storage.ledger.ts';
import type { Entering, SlipLine } from './use-slip.web.ts';
import { DayInput, InstantInput } from '../../web/dates/date-input.tsx';

/** A field of a slip: its label, its control, what is wrong with it. */
export function SlipField({
  name,
  label,
  fault,
  isWide = false,
  isRequired = false,
  children,
}: {
  readonly name: string;
  readonly label: string;
  readonly fault?: string | undefined;
  readonly isWide?: boolean;
  readonly isRequired?: boolean;
  readonly children: (id: string) => ReactNode;
}) {
  const id = useId();
  return (
    <div className={isWide ? 'field wide' : 'field'} data-field={name}>
      <label htmlFor={id}>
        {label}
        {isRequired && <span className="required">必填</span>}
      </label>
      {children(id)}
      {fault && <p className="field-error">{fault}</p>}
    </div>
  );
}

const text = (value: unknown) => (typeof value === 'string' ? value : '');

/** A line of text of a slip's head. */
export function HeadText({
  of,
  name,
  label,
  placeholder,
  isRequired = false,
  isWide = false,
}: {
  readonly of: Entering;
  readonly name: string;
  readonly label: string;
  readonly placeholder?: string;
  readonly isRequired?: boolean;
  readonly isWide?: boolean;
}) {
  return (
    <SlipField name={name} label={label} fault={of.faults[name]} isRequired={isRequired} isWide={isWide}>
      {(id) => (
        <Input
          id={id}
          value={text(of.head[name])}
          onChange={(event) => of.setHead(name, event.target.value)}
          {...(placeholder ? { placeholder } : {})}
        />
      )}
    </SlipField>
  );
}

/** A day of a slip's head. */
export function HeadDay({
  of,
  name,
  label,
  min,
}: {
  readonly of: Entering;
  readonly name: string;
  readonly label: string;
  readonly min?: string;
}) {
  return (
    <SlipField name={name} label={label} fault={of.faults[name]} isRequired>
      {(id) => (
        <DayInput
          id={id}
          {...(min ? { min } : {})}
          value={text(of.head[name])}
          onChange={(day) => of.setHead(name, day ?? '')}
        />
      )}
    </SlipField>
  );
}

/** A moment of a slip's head, in the county's time. */
export function HeadMoment({
  of,
  name,
  label,
}: {
  readonly of: Entering;
  readonly name: string;
  readonly label: string;
}) {
  return (
    <SlipField name={name} label={label} fault={of.faults[name]} isRequired>
      {(id) => <InstantInput id={id} value={text(of.head[name])} onChange={(instant) => of.setHead(name, instant)} />}
    </SlipField>
  );
}

/** A store, found by name or initials. */
export function HeadStorage({
  of,
  name,
  label,
}: {
  readonly of: Entering;
  readonly name: string;
  readonly label: string;
}) {
  const { data } = useQuery(catalogueQuery);
  const options = (data?.storages ?? []).map(({ id, name: words, kind }) => ({
    value: id,
    label: kind === 'reserve' ? words : `${words}（${storageKinds[kind]}）`,
  }));
  return (
    <SlipField name={name} label={label} fault={of.faults[name]} isRequired>
      {(id) => (
        <Select
          id={id}
          value={text(of.head[name]) || null}
          onChange={(chosen: string) => of.setHead(name, chosen)}
          showSearch={{ filterOption: (typed, option) => found(option?.label ?? '', typed) }}
          placeholder="输入名称或拼音首字母"
          options={options}
        />
      )}
    </SlipField>
  );
}

/** The rows of a slip: what, how much, and coming in which batch; going out, what is there. Enter in the last row begins another. */
export function SlipLines({
  of,
  way,
  storage,
  quantityLabel = '数量',
  most = Infinity,
}: {
  readonly of: Entering;
  readonly way: 'in' | 'out' | 'asked';
  readonly storage: string;
  readonly quantityLabel?: string;
  readonly most?: number;
}) {
  const { data } = useQuery(catalogueQuery);
  const { data: board } = useQuery(boardQuery(null));
  const units = new Map((data?.supplies ?? []).map(({ id, unit }) => [id, unit]));
  const there = (supply: string) =>
    board?.cells.find((cell) => cell.supply === supply && cell.storage === storage) ?? { quantity: 0, expired: 0 };
  const options = (data?.supplies ?? []).map(({ id, name }) => ({ value: id, label: name }));
  const box = useRef<HTMLDivElement>(null);
  const [grown, setGrown] = useState(0);
  const last = of.lines.length - 1;
  useEffect(() => {
    if (grown > 0) focusField(box.current, `lines.${last}.supply`);
    // Only a row that was begun by Enter takes the focus.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [grown]);
  const goOn = (event: KeyboardEvent, at: number) => {
    if (event.key !== 'Enter' || event.ctrlKey || event.nativeEvent.isComposing) return;
    if (at < last || of.lines.length >= most || of.lines[at]?.supply === null) return;
    event.preventDefault();
    event.stopPropagation();
    of.addLine();
    setGrown((times) => times + 1);
  };
  const availableWords = (line: SlipLine) => {
    if (line.supply === null || storage === '') return '';
    const lying = there(line.supply);
    const unit = units.get(line.supply) ?? '';
    const expired = lying.expired > 0 ? `，另有过期 ${lying.expired}` : '';
    return `在库可用 ${lying.quantity - lying.expired} ${unit}${expired}`;
  };
  return (
    <div className="slip-lines" ref={box}>
      {of.lines.map((line, at) => (
        <div key={line.id} className={way === 'in' ? 'slip-line' : 'slip-line out'}>
          <SlipField name={`lines.${at}.supply`} label="物资" fault={of.faults[`lines.${at}.supply`]}>
            {(id) => (
              <Select
                id={id}
                aria-label={`第 ${at + 1} 行物资`}
                value={line.supply}
                onChange={(supply: string) => {
                  of.setLine(line.id, { supply });
                  setTimeout(() => focusField(box.current, `lines.${at}.quantity`)); // after the list has closed
                }}
                showSearch={{ filterOption: (typed, option) => found(option?.label ?? '', typed) }}
                placeholder="品名或拼音首字母"
                options={options}
              />
            )}
          </SlipField>
          <SlipField name={`lines.${at}.quantity`} label={quantityLabel} fault={of.faults[`lines.${at}.quantity`]}>
            {(id) => (
              <InputNumber<number>
                id={id}
                aria-label={`第 ${at + 1} 行${quantityLabel}`}
                min={0}
                precision={0}
                controls={false}
                inputMode="numeric"
                value={line.quantity}
                onChange={(quantity) => of.setLine(line.id, { quantity })}
                suffix={line.supply === null ? null : units.get(line.supply)}
                onKeyDown={(event) => {
                  if (way !== 'in') goOn(event, at);
                }}
              />
            )}
          </SlipField>
          {way === 'in' ? (
            <>
              <SlipField name={`lines.${at}.batch`} label="批号" fault={of.faults[`lines.${at}.batch`]}>
                {(id) => (
                  <Input
                    id={id}
                    aria-label={`第 ${at + 1} 行批号`}
                    value={line.batch}
                    onChange={(event) => of.setLine(line.id, { batch: event.target.value })}
                  />
                )}
              </SlipField>
              <SlipField name={`lines.${at}.expiresOn`} label="有效期至" fault={of.faults[`lines.${at}.expiresOn`]}>
                {(id) => (
                  <DayInput
                    id={id}
                    aria-label={`第 ${at + 1} 行有效期至`}
                    value={line.expiresOn}
                    onChange={(day) => of.setLine(line.id, { expiresOn: day ?? '' })}
                    onKeyDown={(event) => goOn(event, at)}
                  />
                )}
              </SlipField>
            </>
          ) : (
            <span className="there">{way === 'out' ? availableWords(line) : ''}</span>
          )}
          <Button
            className="remove"
            type="text"
            aria-label={`删去第 ${at + 1} 行`}
            disabled={of.lines.length === 1}
            onClick={() => of.removeLine(line.id)}
          >
            ×
          </Button>
        </div>
      ))}
      {of.lines.length < most && (
        <div>
          <Button onClick={of.addLine}>加一行</Button>
        </div>
      )}
    </div>
  );
}

const found = (label: string, typed: string) =>
  findable(label, typed) || initialsOf(label).includes(typed.toLowerCase().trim());
