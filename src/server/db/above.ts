import type pg from 'pg';

/** Whether a code is a province's (510000) or a city's (510700) and no county's (GB/T 2260). */
export const isAbove = (code: string): boolean => code.endsWith('00');

/** The digits that the codes of a province or a city begin with. */
export const prefixOf = (code: string): string => (code.endsWith('0000') ? code.slice(0, 2) : code.slice(0, 4));

/** The counties of this installation that lie in a province or a city. */
export async function countiesBelow(client: Pick<pg.ClientBase, 'query'>, code: string): Promise<readonly string[]> {
  const { rows } = await client.query<{ county: string }>(
    `select county from county where starts_with(county, $1) and right(county, 2) <> '00' order by county`,
    [prefixOf(code)],
  );
  return rows.map(({ county }) => county);
}
