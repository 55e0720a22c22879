import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { Button, Input, Select } from 'antd';
import { addDays } from '../../kernel/calendar.ts';
import { api } from '../../web/api.ts';
import { Labelled } from '../../web/board/labelled.tsx';
import { useNow } from '../../web/clock.ts';
import { DayInput } from '../../web/dates/date-input.tsx';
import { useForm } from '../../web/draft/use-form.ts';
import { Anchor } from '../../web/fields/anchor.tsx';
import { textOf } from '../../web/fields/field-ui.ts';
import { listPath, rowPath } from '../../web/fields/paths.ts';
import { Pills } from '../../web/fields/pills.tsx';
import { areasQuery } from '../../web/names.ts';
import { usePageTitle } from '../../web/shell/page-title.ts';
import { momentWords } from '../../web/words/moment.ts';
import { bulletinKinds, fireDangerBulletin, fireLevels } from '../warnings/index.ts';
import { usualMeasures, usualName } from './bulletin-words.ts';
import { issueBulletin } from './forest.endpoints.ts';
import { FireLevelMark } from './fire-level-mark.web.tsx';
import '../../web/board/board.css';
import '../../web/ledger/form.css';
import '../../web/ledger/list.css';

type Kind = keyof typeof bulletinKinds;
type Level = keyof typeof fireLevels;

/** Issues a paper of fire danger: kind, grade, where, how long; the number comes with the publishing, the usual words stand ready. */
export function IssueBulletinPage() {
  usePageTitle(issueBulletin.label);
  const router = useRouter();
  const { today } = useNow();
  const { data: areas = [] } = useQuery(areasQuery);
  const start = {
    kind: 'forecast',
    level: 'three',
    towns: [],
    name: usualName('forecast', today),
    validFrom: today,
    validUntil: addDays(today, 1),
    content: '',
    measures: usualMeasures.three,
  };
  const form = useForm({
    ledger: fireDangerBulletin,
    what: 'issue',
    seen: null,
    start,
    send: ({ id, values }) => api.call(issueBulletin, { id, ...paperOf(values) }),
    onDone: ({ id }) => router.history.push(rowPath(fireDangerBulletin, id)),
  });
  const { values, problems } = form;
  const [kind, level] = [values['kind'] as Kind, values['level'] as Level]; // written by the pills below
  const towns = areas.filter(({ id }) => id.length === 9).map(({ name }) => ({ value: name, label: name }));
  const set = (name: string, value: unknown) => form.update(name, () => value);
  const chooseKind = (next: Kind) => {
    if (values['name'] === usualName(kind, textOf(values['validFrom'])))
      set('name', usualName(next, textOf(values['validFrom'])));
    set('kind', next);
  };
  const chooseLevel = (next: Level) => {
    if ([usualMeasures[level], ''].includes(textOf(values['measures']))) set('measures', usualMeasures[next]);
    set('level', next);
  };
  return (
    <div className="page">
      <header className="page-head">
        <div>
          <h1>{issueBulletin.label}</h1>
          <p className="quiet">预报、研判结论和命令各自连续编号，发布同时制作文稿。</p>
        </div>
        <Anchor href={listPath(fireDangerBulletin)}>历次发布</Anchor>
      </header>
      <form
        noValidate
        className="board-section form"
        aria-label={issueBulletin.label}
        onSubmit={(event) => {
          event.preventDefault();
          form.save();
        }}
      >
        {form.keptAt !== null && (
          <p className="quiet" role="status">
            {momentWords(form.keptAt, today)} 未发布的草稿
            <Button type="link" size="small" onClick={form.drop}>
              重新开始
            </Button>
          </p>
        )}
        {form.trouble !== null && (
          <p className="notice" role="alert">
            {form.trouble}
          </p>
        )}
        <div className="board-fields">
          <div className="field wide">
            <span>种类</span>
            <Pills
              name="kind"
              label="种类"
              options={bulletinKinds}
              value={kind}
              onChange={(next) => chooseKind(next ?? 'forecast')}
            />
          </div>
          <div className="field wide">
            <span>
              火险等级 <FireLevelMark level={level} />
            </span>
            <Pills
              name="level"
              label="火险等级"
              options={fireLevels}
              value={level}
              onChange={(next) => chooseLevel(next ?? 'three')}
            />
            {problems['level'] && <p className="field-error">{problems['level']}</p>}
          </div>
          <Labelled name="name" label="名称" fault={problems['name']} isWide>
            {(field) => (
              <Input
                id={field}
                maxLength={100}
                value={textOf(values['name'])}
                onChange={(event) => set('name', event.target.value)}
              />
            )}
          </Labelled>
          <Labelled name="affected" label="适用区域" hint="不选为全县" fault={problems['affected']} isWide>
            {(field) => (
              <Select
                id={field}
                mode="multiple"
                placeholder="全县"
                value={values['towns'] as string[]} // written by this very control
                options={towns}
                onChange={(next: string[]) => set('towns', next)}
              />
            )}
          </Labelled>
          {(['validFrom', 'validUntil'] as const).map((name) => (
            <Labelled key={name} name={name} label={fireDangerBulletin.fields[name].label} fault={problems[name]}>
              {(field) => <DayInput id={field} value={textOf(values[name])} onChange={(day) => set(name, day ?? '')} />}
            </Labelled>
          ))}
          {(['content', 'measures'] as const).map((name) => (
            <Labelled
              key={name}
              name={name}
              label={fireDangerBulletin.fields[name].label}
              fault={problems[name]}
              isWide
            >
              {(field) => (
                <Input.TextArea
                  id={field}
                  rows={name === 'content' ? 5 : 3}
                  maxLength={5000}
                  value={textOf(values[name])}
                  onChange={(event) => set(name, event.target.value)}
                />
              )}
            </Labelled>
          ))}
        </div>
        <Button type="primary" htmlType="submit" loading={form.isSaving}>
          编号发布
        </Button>
      </form>
    </div>
  );
}

/** What was typed as the server takes it: nothing where nothing was typed. */
function paperOf(values: Readonly<Record<string, unknown>>) {
  const words = (name: string) => textOf(values[name]).trim();
  const orNull = (name: string) => words(name) || null;
  const towns = (values['towns'] as string[]).join('、'); // written by the choice of towns
  return {
    name: words('name'),
    kind: values['kind'] as Kind,
    level: values['level'] as Level,
    affected: towns || null,
    validFrom: words('validFrom'),
    validUntil: orNull('validUntil'),
    content: words('content'),
    measures: orNull('measures'),
  };
}
