import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { Problem } from '../../kernel/problem.ts';
import { api } from '../../web/api.ts';
import { usePageTitle } from '../../web/shell/page-title.ts';
import { problemWords } from '../../web/words/problem.ts';
import { publicList, type PublicList } from './public-list.ts';
import '../../web/open/open-page.css';
import './flood.css';

/** Who answers for which place, for everybody: no sign-in, nothing but names, posts and office telephones. */
export function PublicListPage() {
  usePageTitle('防汛防火责任人公示');
  const { county = '' } = useParams({ strict: false });
  const [town, setTown] = useState('');
  const { data, error } = useQuery({
    queryKey: ['open', publicList.name, county, town],
    queryFn: () => api.label<PublicList>(publicList.name, `${county}-${town || county}`),
    placeholderData: (before) => before,
    retry: (times, problem) => times < 2 && !(problem instanceof Problem),
  });
  return (
    <main className="open-page public-list">
      <h1>防汛防火责任人公示</h1>
      {error && <p role="alert">{problemWords(error)}</p>}
      {!data && !error && <p className="quiet">正在查询</p>}
      {data && (
        <>
          <p className="quiet">{data.bureau}</p>
          <label htmlFor="public-town">乡镇（街道）</label>
          <select id="public-town" value={town} onChange={(event) => setTown(event.target.value)}>
            <option value="">全县</option>
            {data.towns.map(({ code, name }) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </select>
          {data.sites.length === 0 && <p>这里还没有核定公布的责任人。险情请拨打 119 或当地政府值班电话。</p>}
          {data.sites.map((site) => (
            <Site key={`${site.area}${site.name}`} site={site} />
          ))}
        </>
      )}
    </main>
  );
}

function Site({ site }: { readonly site: PublicList['sites'][number] }) {
  return (
    <article>
      <h2>{site.name}</h2>
      <p className="quiet">
        {site.kind}，{site.area}，{site.confirmedOn} 核定
      </p>
      <ul>
        {site.holders.map(({ seat, name, post, phone }) => (
          <li key={`${seat}${name}`}>
            <span>{seat}</span>
            <b>{name}</b>
            <span>{post}</span>
            {phone !== null && <a href={`tel:${phone.replace('转', ',')}`}>{phone}</a>}
          </li>
        ))}
      </ul>
    </article>
  );
}
