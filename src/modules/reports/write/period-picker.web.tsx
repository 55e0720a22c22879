import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { api } from '../../../web/api.ts';
import { useNow } from '../../../web/clock.ts';
import { DayInput } from '../../../web/dates/date-input.tsx';
import { campaign } from '../../oversight/index.ts';
import { periodOptions } from '../period-choices.ts';

/** What a report is about: a period by its code, or a campaign by its id. */
export type About = { readonly period: string } | { readonly campaign: string };

const days = 'days';

/** The choice of what a report is about: a period, any days, or a campaign that has begun. */
export function PeriodPicker({ value, onChange }: PeriodPickerProps) {
  const { today } = useNow();
  const { data } = useQuery({
    queryKey: [campaign.name, 'begun', today],
    queryFn: () => api.list(campaign, { where: { startsOn: { lte: today } }, sort: '-startsOn', limit: 30 }),
  });
  const drives = (data?.rows ?? []).map(({ id, ...row }) => ({ value: id, label: String(row['name']) }));
  const offered = periodOptions(today);
  const isOffered =
    'period' in value && offered.some(({ options }) => options.some((one) => one.value === value.period));
  const [from = '', to = ''] = 'period' in value ? value.period.split('..') : [];
  const chosen = 'campaign' in value ? value.campaign : isOffered ? value.period : days;
  const choose = (code: string) => {
    if (drives.some((one) => one.value === code)) onChange({ campaign: code });
    else onChange({ period: code === days ? `${today.slice(0, 4)}-01-01..${today}` : code });
  };
  return (
    <>
      <label htmlFor="begin-period">统计期</label>
      <Select
        id="begin-period"
        aria-label="统计期"
        showSearch={{ optionFilterProp: 'label' }}
        value={chosen}
        onChange={choose}
        options={[
          ...offered,
          ...(drives.length > 0 ? [{ label: '专项行动（开展以来）', options: drives }] : []),
          { label: '其他', options: [{ value: days, label: '任意起止日期' }] },
        ]}
      />
      {chosen === days && (
        <div className="begin-days">
          <DayInput aria-label="从" value={from} onChange={(day) => onChange({ period: `${day ?? ''}..${to}` })} />
          <DayInput aria-label="到" value={to} onChange={(day) => onChange({ period: `${from}..${day ?? ''}` })} />
        </div>
      )}
    </>
  );
}

interface PeriodPickerProps {
  readonly value: About;
  readonly onChange: (about: About) => void;
}
