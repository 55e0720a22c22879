import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { Button, Checkbox, Select } from 'antd';
import { parse } from '../../kernel/schema.ts';
import { api } from '../../web/api.ts';
import { Anchor } from '../../web/fields/anchor.tsx';
import { textOf } from '../../web/fields/field-ui.ts';
import { listPath } from '../../web/fields/paths.ts';
import { Pills } from '../../web/fields/pills.tsx';
import { listensTo, onFormKeys } from '../../web/ledger/form-keys.ts';
import { areasQuery, useMe } from '../../web/names.ts';
import { usePageTitle } from '../../web/shell/page-title.ts';
import { requestDispatch } from './dispatch.endpoints.ts';
import { supplyDispatch } from './dispatch.ledger.ts';
import { HeadStorage, HeadText, SlipField, SlipLines } from './slip-fields.web.tsx';
import { filled } from '../../web/draft/filled.ts';
import { type Slip, useSlip } from './use-slip.web.ts';
import '../../web/fields/fields.css';
import '../../web/ledger/form.css';
import './resources.css';

const { urgency } = supplyDispatch.fields;

/** Asks for goods: what for, where to, from which store, and how much of each. */
export function RequestDispatchPage() {
  usePageTitle('申请调拨');
  const router = useRouter();
  const me = useMe();
  const { data: areas = [] } = useQuery(areasQuery);
  const start = { urgency: 'urgent', area: me.posts[0]?.area ?? me.county.code };
  const slip = useSlip('dispatch', start, {
    send: (typed) => api.call(requestDispatch, parse(requestDispatch.input, askedOf(typed))),
    onSent: ({ id }) => router.history.push(`/dispatches/${id}`),
  });
  const faultOf = (name: string) => slip.faults[`dispatch.${name}`] ?? slip.faults[name];
  const told = { ...slip, faults: { ...slip.faults, ...headFaults(slip.faults), ...lineFaults(slip.faults) } };
  return (
    <div className="page slip">
      <header className="page-head">
        <h1>申请调拨</h1>
        <Anchor href={listPath(supplyDispatch)}>调拨单</Anchor>
      </header>
      <form
        noValidate
        aria-label="申请调拨"
        {...listensTo((event) => onFormKeys(event, slip.save))}
        onSubmit={(event) => {
          event.preventDefault();
          slip.save();
        }}
      >
        {slip.trouble !== null && (
          <p className="notice" role="alert">
            {slip.trouble}
          </p>
        )}
        <section className="work-section">
          <div className="slip-facts">
            <HeadText of={told} name="purpose" label="调拨事由" isRequired isWide placeholder="灾情或任务名称" />
            <div className="field" data-field="urgency">
              <span>缓急</span>
              <Pills
                name="urgency"
                label="缓急"
                options={urgency.options ?? {}}
                value={textOf(slip.head['urgency'])}
                onChange={(chosen) => slip.setHead('urgency', chosen)}
              />
            </div>
            <HeadStorage of={told} name="storage" label="出库储存点" />
            <SlipField name="area" label="接收地" fault={faultOf('area')} isRequired>
              {(id) => (
                <Select
                  id={id}
                  value={textOf(slip.head['area'])}
                  onChange={(area: string) => slip.setHead('area', area)}
                  showSearch={{ optionFilterProp: 'label' }}
                  options={areas
                    .filter(({ id: code }) => code.length <= 9)
                    .map(({ id: value, name: label }) => ({ value, label }))}
                />
              )}
            </SlipField>
            <HeadText of={told} name="destination" label="送达地点" isRequired />
            <HeadText of={told} name="receiver" label="接收单位" isRequired />
            <HeadText of={told} name="receiverContact" label="接收联系人" />
            <HeadText of={told} name="receiverPhone" label="接收联系电话" />
            <div className="field" data-field="withReform">
              <Checkbox
                checked={slip.head['withReform'] === true}
                onChange={(event) => slip.setHead('withReform', event.target.checked)}
              >
                会同发改部门
              </Checkbox>
            </div>
          </div>
        </section>
        <section className="work-section">
          <h2>申请物资</h2>
          <SlipLines of={told} way="out" storage={textOf(slip.head['storage'])} quantityLabel="申请数量" most={100} />
        </section>
        <div className="form-end">
          <Button type="primary" htmlType="submit" loading={slip.isSending}>
            提交申请
          </Button>
          <span className="quiet keys">Enter 到下一栏，Ctrl + Enter 提交。填写的内容随时保存在本机</span>
        </div>
      </form>
    </div>
  );
}

type Faults = Readonly<Record<string, string>>;
const headFaults = (faults: Faults): Faults =>
  Object.fromEntries(Object.entries(faults).map(([name, words]) => [name.replace(/^dispatch\./, ''), words]));
const lineFaults = (faults: Faults): Faults =>
  Object.fromEntries(Object.entries(faults).map(([name, words]) => [name.replace(/\.asked$/, '.quantity'), words]));

function askedOf({ id, head, lines }: Slip): unknown {
  const given = filled(head);
  return {
    id,
    dispatch: given,
    lines: lines
      .filter((line) => line.supply !== null || line.quantity !== null)
      .map((line) => ({ id: line.id, supply: line.supply ?? '', asked: line.quantity })),
  };
}
