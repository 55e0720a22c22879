import { useQuery } from '@tanstack/react-query';
import { Input, Select } from 'antd';
import { roles } from '../../kernel/role.ts';
import { areaNamer, areasQuery } from '../../web/names.ts';
import { Asked } from '../../web/settings/asked.tsx';
import { type GivenPostInput, postRoles } from './accounts.endpoints.ts';
import { sectionsQuery } from './account-queries.web.ts';
import { DayInput } from '../../web/dates/date-input.tsx';

interface Props {
  readonly post: GivenPostInput;
  readonly onPost: (post: GivenPostInput) => void;
  readonly problems: Readonly<Record<string, string>>;
}

const inDialog = (node: HTMLElement) => node.parentElement ?? document.body;

/** What makes a post: the role, where, in which section, from when to when. */
export function PostFields({ post, onPost, problems }: Props) {
  const { data: areas = [] } = useQuery(areasQuery);
  const { data: sections = [] } = useQuery(sectionsQuery);
  const nameOf = areaNamer(areas);
  const digits = levels[post.role] ?? 6;
  const fitting = areas.filter(({ id }) => id.length === digits).map(({ id }) => ({ value: id, label: nameOf(id) }));
  const set = (change: Partial<GivenPostInput>) => onPost({ ...post, ...change });
  const turn = (role: GivenPostInput['role']) => {
    const area = (levels[role] ?? 6) === 6 ? (areas.find(({ id }) => id.length === 6)?.id ?? '') : '';
    set({ role, area, creditCode: role === 'enterprise' ? '' : null });
  };
  return (
    <>
      <Asked label="岗位" problem={problems['role']}>
        {(ids) => (
          <Select
            {...ids}
            value={post.role}
            onChange={turn}
            options={postRoles.map((role) => ({ value: role, label: roles[role] }))}
            getPopupContainer={inDialog}
          />
        )}
      </Asked>
      {post.role === 'enterprise' ? (
        <Asked label="单位统一社会信用代码" problem={problems['creditCode']} hint="单位须已登记；区域随单位">
          {(ids) => (
            <Input
              {...ids}
              value={post.creditCode ?? ''}
              onChange={(event) => set({ creditCode: event.target.value })}
            />
          )}
        </Asked>
      ) : (
        <Asked label="区域" problem={problems['area']}>
          {(ids) => (
            <Select
              {...ids}
              showSearch={{ optionFilterProp: 'label' }}
              value={post.area || null}
              onChange={(area: string) => set({ area })}
              options={fitting}
              placeholder="输入名称查找"
              getPopupContainer={inDialog}
            />
          )}
        </Asked>
      )}
      {digits === 6 && (
        <Asked label="科室" problem={problems['section']}>
          {(ids) => (
            <Select
              {...ids}
              allowClear
              value={post.section}
              onChange={(section?: string) => set({ section: section ?? null })}
              options={sections
                .filter(({ closedOn }) => closedOn === null)
                .map(({ name }) => ({ value: name, label: name }))}
              placeholder="不属于科室的可不选"
              getPopupContainer={inDialog}
            />
          )}
        </Asked>
      )}
      <div className="asked-pair">
        <Asked label="起期" problem={problems['validFrom']}>
          {(ids) => <DayInput {...ids} value={post.validFrom} onChange={(day) => set({ validFrom: day ?? '' })} />}
        </Asked>
        <Asked label="止期" problem={problems['validUntil']} hint="长期任职的不填">
          {(ids) => <DayInput {...ids} value={post.validUntil} onChange={(validUntil) => set({ validUntil })} />}
        </Asked>
      </div>
    </>
  );
}

/** The digits of the area of roles that are not the whole county's. */
const levels: Readonly<Partial<Record<GivenPostInput['role'], number>>> = { township: 9, village: 12, enterprise: 12 };

/** A post before anything was chosen. */
export const emptyPost = (county: string, today: string): GivenPostInput => ({
  role: 'inspector',
  area: county,
  section: null,
  creditCode: null,
  validFrom: today,
  validUntil: null,
  remark: null,
});
