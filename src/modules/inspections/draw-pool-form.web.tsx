import { InputNumber, Select } from 'antd';
import { useAreaNames } from '../../web/names.ts';
import { Labelled } from '../../web/board/labelled.tsx';
import { site } from '../sites/index.ts';
import type { PoolAsked } from './draw.endpoints.ts';

const grades = { ...site.fields.riskGrade.options, none: '未定级' } as const;

/** Which sites may be drawn and with what weight. */
export function DrawPoolForm({
  pool,
  towns,
  onChange,
}: {
  readonly pool: PoolAsked;
  readonly towns: readonly string[];
  readonly onChange: (part: Partial<PoolAsked>) => void;
}) {
  const areaName = useAreaNames();
  const gradeNames = Object.entries(grades) as [keyof PoolAsked['weights'], string][]; // Object.entries forgets the literal keys
  return (
    <div className="board-fields">
      <Labelled name="sectors" label="行业领域" isWide>
        {(id) => (
          <Select
            id={id}
            mode="multiple"
            value={pool.sectors}
            onChange={(sectors: PoolAsked['sectors']) => onChange({ sectors })}
            placeholder="可选多个"
            options={optionsOf(site.fields.sector.options)}
          />
        )}
      </Labelled>
      <Labelled name="scales" label="规模" hint="不选即不限">
        {(id) => (
          <Select
            id={id}
            mode="multiple"
            value={pool.scales}
            onChange={(scales: PoolAsked['scales']) => onChange({ scales })}
            options={optionsOf(site.fields.scale.options)}
          />
        )}
      </Labelled>
      <Labelled name="town" label="乡镇" hint="不选即全县">
        {(id) => (
          <Select
            id={id}
            allowClear
            value={pool.town}
            onChange={(town: string | undefined) => onChange({ town: town ?? null })}
            options={towns.map((code) => ({ value: code, label: areaName(code) }))}
          />
        )}
      </Labelled>
      <Labelled name="restDays" label="近期检查过的不抽" hint="填天数，空着即不限">
        {(id) => (
          <InputNumber<number>
            id={id}
            min={1}
            max={730}
            precision={0}
            value={pool.restDays}
            onChange={(restDays) => onChange({ restDays })}
            suffix="天内"
          />
        )}
      </Labelled>
      <fieldset className="field wide">
        <legend className="field-label">按风险等级的权重（0 即不抽）</legend>
        <div className="board-checks">
          {gradeNames.map(([key, words]) => (
            <label key={key}>
              {words}
              <InputNumber<number>
                size="small"
                min={0}
                max={100}
                precision={0}
                value={pool.weights[key]}
                onChange={(weight) => onChange({ weights: { ...pool.weights, [key]: weight ?? 0 } })}
              />
            </label>
          ))}
          <label>
            <input
              type="checkbox"
              checked={pool.skipFull}
              onChange={(event) => onChange({ skipFull: event.target.checked })}
            />
            本年检查已达上限的不抽
          </label>
        </div>
      </fieldset>
    </div>
  );
}

const optionsOf = (words: Readonly<Record<string, string>>) =>
  Object.entries(words).map(([value, label]) => ({ value, label }));
