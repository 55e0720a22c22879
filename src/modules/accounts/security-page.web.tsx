import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox, Input, Switch } from 'antd';
import { useState } from 'react';
import { api } from '../../web/api.ts';
import { useNow } from '../../web/clock.ts';
import { Asked } from '../../web/settings/asked.tsx';
import { Dialog } from '../../web/settings/dialog.tsx';
import { useDoing } from '../../web/settings/use-doing.ts';
import { PageSkeleton } from '../../web/shell/page-skeleton.tsx';
import { usePageTitle } from '../../web/shell/page-title.ts';
import { momentWords } from '../../web/words/moment.ts';
import { rulesQuery } from './account-queries.web.ts';
import { type RuleLine, setRule } from './security.endpoints.ts';
import '../../web/settings/settings.css';

/** The rules of signing in: each with what it rests on, whether that has been checked, and what it was before. */
export function SecurityPage() {
  usePageTitle('安全规则');
  const { data: rules } = useQuery({ ...rulesQuery, throwOnError: true });
  const [editing, setEditing] = useState<string>();
  if (!rules) return <PageSkeleton />;
  const groups = [...Map.groupBy(rules, ({ group }) => group)];
  const rule = rules.find(({ key }) => key === editing);
  return (
    <div className="page settings">
      <header className="page-head">
        <div>
          <h1>安全规则</h1>
          <p className="quiet">
            修改后立即生效，已登录的人也按新规则执行。国家标准没有定数的由本单位定，标“待核实”的请对照等级保护要求核对。
          </p>
        </div>
      </header>
      {groups.map(([group, lines]) => (
        <section key={group} className="rule-group" aria-label={group}>
          <h2>{group}</h2>
          <div className="sheet-frame">
            <table className="plain plain-cards">
              <tbody>
                {lines.map((line) => (
                  <tr key={line.key}>
                    <td>{line.label}</td>
                    <td>
                      <span className="rule-value">{valueWords(line)}</span>{' '}
                      {!line.verified && <span className="mark mark-wait">待核实</span>}
                    </td>
                    <td className="quiet">{line.source}</td>
                    <td className="acts">
                      <Button size="small" aria-label={`修改${line.label}`} onClick={() => setEditing(line.key)}>
                        修改
                      </Button>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </section>
      ))}
      {rule && <EditRule key={rule.key} rule={rule} onClose={() => setEditing(undefined)} />}
    </div>
  );
}

function EditRule({ rule, onClose }: { readonly rule: RuleLine; readonly onClose: () => void }) {
  const { today } = useNow();
  const queries = useQueryClient();
  const [value, setValue] = useState(String(rule.value));
  const [source, setSource] = useState(rule.source);
  const [verified, setVerified] = useState(rule.verified);
  const { busy, trouble, fields, run } = useDoing();
  const send = async () => {
    const number = /^\d+$/.test(value.trim()) ? Number(value) : Number.NaN;
    await api.call(setRule, { key: rule.key, value: number, source, verified });
    await queries.invalidateQueries({ queryKey: rulesQuery.queryKey });
    onClose();
  };
  return (
    <Dialog title={`${rule.group}：${rule.label}`} onClose={onClose}>
      <form
        aria-label={rule.label}
        onSubmit={(event) => {
          event.preventDefault();
          void run(send);
        }}
      >
        {isSwitch(rule) ? (
          <Asked label="登录时要求动态口令">
            {(ids) => <Switch {...ids} checked={value === '1'} onChange={(on) => setValue(on ? '1' : '0')} />}
          </Asked>
        ) : (
          <Asked label={`${rule.label}（${rule.unit}）`} problem={fields['value']} hint={`${rule.min} 到 ${rule.max}`}>
            {(ids) => (
              <Input
                {...ids}
                inputMode="numeric"
                value={value}
                onChange={(event) => setValue(event.target.value)}
                autoFocus
              />
            )}
          </Asked>
        )}
        <Asked label="依据" problem={fields['source']}>
          {(ids) => (
            <Input.TextArea
              {...ids}
              rows={2}
              value={source}
              maxLength={200}
              onChange={(event) => setSource(event.target.value)}
            />
          )}
        </Asked>
        <p className="asked-check">
          <Checkbox checked={verified} onChange={(event) => setVerified(event.target.checked)}>
            已对照原文核实
          </Checkbox>
        </p>
        {trouble && (
          <p className="trouble" role="alert">
            {trouble}
          </p>
        )}
        <div className="ask-acts">
          <Button type="primary" htmlType="submit" loading={busy}>
            保存并立即生效
          </Button>
          <Button onClick={onClose}>取消</Button>
        </div>
      </form>
      {rule.history.length > 0 && (
        <>
          <h3>修改经过</h3>
          <ul>
            {rule.history.map((past) => (
              <li key={past.setAt}>
                {momentWords(past.setAt, today)} {past.setBy} 改为 {valueWords({ ...rule, value: past.value })}
                <span className="quiet">，{past.source}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </Dialog>
  );
}

const isSwitch = ({ min, max }: RuleLine): boolean => min === 0 && max === 1;

function valueWords(rule: RuleLine): string {
  if (isSwitch(rule)) return rule.value > 0 ? '要求' : '不要求';
  return rule.value === 0 ? '不限' : `${rule.value} ${rule.unit}`;
}
