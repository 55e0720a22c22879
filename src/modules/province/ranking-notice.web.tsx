import { Link } from '@tanstack/react-router';
import { countyRanking } from './province.endpoints.ts';

/** Where somebody above the counties begins. */
export function RankingNotice() {
  return (
    <p className="notice">
      <Link to="/county-ranking">{countyRanking.label}</Link>：辖区各县区的各项指标与近一年走势。
    </p>
  );
}
