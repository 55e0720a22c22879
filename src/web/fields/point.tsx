import { Button, InputNumber } from 'antd';
import { useState } from 'react';
import { isRecord } from '../../kernel/where.ts';
import { control, type EditProps, type FieldUi } from './field-ui.ts';
import { WordsView } from './text.tsx';

/** A place in degrees: by the device's position, or typed. */
export const pointUi: FieldUi = { View: WordsView, Edit: PointEdit };

function PointEdit(p: EditProps) {
  const [trouble, setTrouble] = useState('');
  const [half, setHalf] = useState<Readonly<Record<string, number | null>>>({});
  const place = isRecord(p.value) ? p.value : half;
  const put = (change: Readonly<Record<string, number | null>>) => {
    const next = { lng: numberOf(place['lng']), lat: numberOf(place['lat']), ...change };
    setHalf(next);
    p.onChange(next.lng === null || next.lat === null ? null : next);
  };
  const locate = () => {
    setTrouble('正在取当前位置');
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        setTrouble('');
        put({ lng: round(coords.longitude), lat: round(coords.latitude) });
      },
      () => setTrouble('取不到当前位置，请允许浏览器使用位置，或手工填写经纬度'),
      { enableHighAccuracy: true, timeout: 15_000 },
    );
  };
  return (
    <div className="row-of">
      {(['lng', 'lat'] as const).map((axis) => (
        <InputNumber<number>
          key={axis}
          {...(axis === 'lng' ? control(p) : { 'aria-invalid': p.invalid })}
          aria-label={axis === 'lng' ? '经度' : '纬度'}
          prefix={axis === 'lng' ? '东经' : '北纬'}
          controls={false}
          value={numberOf(place[axis])}
          onChange={(typed) => put({ [axis]: typed })}
        />
      ))}
      <Button onClick={locate}>用当前位置</Button>
      {trouble !== '' && <p role="status">{trouble}</p>}
    </div>
  );
}

const numberOf = (value: unknown) => (typeof value === 'number' ? value : null);
const round = (degrees: number) => Math.round(degrees * 1e6) / 1e6;
