import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { api } from '../../web/api.ts';
import { Sheet } from '../../web/ledger/sheet.tsx';
import { problemWords } from '../../web/words/problem.ts';
import { type BoundaryAnswer, importBoundaries } from './areas.endpoints.ts';
import { packFeatures } from './pack-features.ts';

/** Imports boundaries from a GeoJSON file: first looked at, with what is wrong by the number of the feature, then written. */
export function BoundaryImport({ onClose }: { readonly onClose: () => void }) {
  const queries = useQueryClient();
  const [text, setText] = useState<string>();
  const [basis, setBasis] = useState('');
  const send = async (write: boolean): Promise<BoundaryAnswer> => {
    const answers: BoundaryAnswer[] = [];
    const { parts, problems } = packFeatures(text ?? '');
    for (const part of parts) answers.push(await api.call(importBoundaries, { ...part, basis, write }));
    return {
      matched: answers.flatMap(({ matched }) => matched),
      problems: [...problems, ...answers.flatMap((answer) => answer.problems)].toSorted(
        (a, b) => a.feature - b.feature,
      ),
    };
  };
  const look = useMutation({ mutationFn: () => send(false) });
  const write = useMutation({
    mutationFn: () => send(true),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['areas'] });
      onClose();
    },
  });
  const problem = look.error ?? write.error;
  return (
    <Sheet title="导入行政区域界线" onClose={onClose}>
      <div className="area-form">
        <p className="quiet">
          GeoJSON 文件（FeatureCollection），面图形，CGCS2000
          经纬度。属性里要有代码（code、行政区划代码）或名称（name、名称）。
        </p>
        <div className="area-asked">
          <label htmlFor="boundary-file">文件</label>
          <input
            id="boundary-file"
            type="file"
            accept=".json,.geojson,application/geo+json"
            onChange={async (event) => {
              const file = event.target.files?.[0];
              look.reset();
              setText(file && (await file.text()));
            }}
          />
        </div>
        <div className="area-asked">
          <label htmlFor="boundary-basis">来源</label>
          <Input
            id="boundary-basis"
            value={basis}
            onChange={(event) => setBasis(event.target.value)}
            placeholder="如：县自然资源局 2025 年勘界成果"
          />
        </div>
        {problem && <p role="alert">{problemWords(problem)}</p>}
        {look.data && <Found answer={look.data} />}
        <div className="area-actions">
          {look.data && look.data.matched.length > 0 ? (
            <Button type="primary" loading={write.isPending} onClick={() => write.mutate()}>
              导入 {look.data.matched.length} 处
            </Button>
          ) : (
            <Button type="primary" disabled={text === undefined} loading={look.isPending} onClick={() => look.mutate()}>
              检查文件
            </Button>
          )}
          <Button onClick={onClose}>取消</Button>
        </div>
      </div>
    </Sheet>
  );
}

function Found({ answer: { matched, problems } }: { readonly answer: BoundaryAnswer }) {
  return (
    <div role="status">
      <p>
        {matched.length > 0 ? `可导入 ${matched.length} 处。` : '没有可导入的界线。'}
        {problems.length > 0 && `有 ${problems.length} 个图形不能导入：`}
      </p>
      <ul className="area-problems">
        {problems.map(({ feature, words }) => (
          <li key={`${feature} ${words}`}>
            第 {feature} 个图形：{words}
          </li>
        ))}
      </ul>
    </div>
  );
}
