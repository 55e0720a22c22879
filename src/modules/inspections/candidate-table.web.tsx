import { Button, Input } from 'antd';
import { useState } from 'react';
import type { Candidate } from './draw.endpoints.ts';

const shownAtFirst = 8;

/** Those who may be drawn; with `onLeaveOut`, each may be left out for a reason, or taken in again. */
export function CandidateTable({
  label,
  rows,
  onLeaveOut,
}: {
  readonly label: string;
  readonly rows: readonly Candidate[];
  readonly onLeaveOut?: (id: string, reason: string | null) => void;
}) {
  const [isOpen, setIsOpen] = useState(false);
  const [asking, setAsking] = useState<{ readonly id: string; readonly reason: string }>();
  const left = rows.filter(({ excluded }) => excluded !== null);
  const inOrder = [...left, ...rows.filter(({ excluded }) => excluded === null)];
  const shown = isOpen ? inOrder : inOrder.slice(0, shownAtFirst);
  if (rows.length === 0) return <p className="quiet">没有符合条件的{label}，请放宽范围</p>;
  return (
    <div className="board-scroll">
      <table className="board-table">
        <caption className="visually-hidden">{label}</caption>
        <thead>
          <tr>
            <th scope="col">{label}</th>
            <th scope="col" className="number">
              权重
            </th>
            <th scope="col">排除原因</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ id, name, weight, excluded }) => (
            <tr key={id}>
              <th scope="row">{name}</th>
              <td className="number">{weight}</td>
              <td>
                {asking?.id === id ? (
                  <Input
                    size="small"
                    autoFocus
                    aria-label={`${name}的排除原因`}
                    placeholder="写明原因，回车确认"
                    value={asking.reason}
                    onChange={(event) => setAsking({ id, reason: event.target.value })}
                    onBlur={() => setAsking(undefined)}
                    onPressEnter={() => {
                      if (asking.reason.trim() !== '') onLeaveOut?.(id, asking.reason.trim());
                      setAsking(undefined);
                    }}
                  />
                ) : (
                  <>
                    {excluded}
                    {onLeaveOut && excluded === null && (
                      <Button type="link" size="small" onClick={() => setAsking({ id, reason: '' })}>
                        排除
                      </Button>
                    )}
                    {onLeaveOut && excluded !== null && (
                      <Button type="link" size="small" onClick={() => onLeaveOut(id, null)}>
                        恢复
                      </Button>
                    )}
                  </>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > shownAtFirst && (
        <Button type="link" onClick={() => setIsOpen(!isOpen)}>
          {isOpen ? '收起' : `全部 ${rows.length} 个${label}，其中排除 ${left.length} 个`}
        </Button>
      )}
    </div>
  );
}
