import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { api } from '../../../web/api.ts';
import { useRoles } from '../../../web/names.ts';
import { problemWords } from '../../../web/words/problem.ts';
import { report } from '../report.ledger.ts';
import { keepTemplate } from './named-template.endpoints.ts';

/** Keeps the report on the page as a template under a name. */
export function KeepTemplate({ id }: { readonly id: string }) {
  const mayKeep = useRoles().some((role) => keepTemplate.by.includes(role));
  const queries = useQueryClient();
  const [name, setName] = useState('');
  const keep = useMutation({
    mutationFn: () => api.call(keepTemplate, { report: id, name }),
    onSuccess: () => queries.invalidateQueries({ queryKey: [report.name, 'templates'] }),
  });
  if (!mayKeep) return null;
  return (
    <section aria-label="存为模板" className="screen-only">
      <h2>存为模板</h2>
      <p className="quiet">章节、句子和数字的口径存下来，下一份报告可照此新编；同名的存为新的一版。</p>
      <form
        className="report-explain"
        onSubmit={(event) => {
          event.preventDefault();
          keep.mutate();
        }}
      >
        <Input
          size="small"
          aria-label="模板名称"
          placeholder="如 半年总结（本局）"
          maxLength={40}
          value={name}
          onChange={({ target }) => setName(target.value)}
        />
        <Button size="small" htmlType="submit" loading={keep.isPending} disabled={name.trim() === ''}>
          存为模板
        </Button>
      </form>
      {keep.error && <p role="alert">{problemWords(keep.error)}</p>}
      {keep.data && (
        <p role="status">
          已存为“{keep.data.name}”第 {keep.data.version} 版
        </p>
      )}
    </section>
  );
}
