import type { Queryable } from './pending.ts';
import { withRules } from './security-rules.ts';
import type { AuthSettings } from './settings.ts';

/** Whose rules are asked for: a county's, an account's by its id or username, or those for somebody nobody knows. */
export type RulesFor = { readonly county: string } | { readonly accountId: string } | { readonly username: string };

/**
 * The rules of signing in as they are at this moment: the county's own where it has set them, else the installation's.
 * For a username nobody has, those of the only county there is.
 */
export async function rulesOf(client: Queryable, settings: AuthSettings, whose: RulesFor): Promise<AuthSettings> {
  const [where, value] = questionOf(whose);
  const { rows } = await client.query<{ key: string; value: number }>(
    `select key, value::float8 as value from security_setting
      where until is null
        and county = coalesce(${where}, (select min(county) from county having count(*) = 1))`,
    [value],
  );
  return withRules(settings, new Map(rows.map(({ key, value: number }) => [key, number])));
}

function questionOf(whose: RulesFor): readonly [string, string] {
  if ('county' in whose) return ['$1::text', whose.county];
  if ('accountId' in whose) return ['(select county from account where id = $1)', whose.accountId];
  return ['(select county from account where username = $1)', whose.username];
}
