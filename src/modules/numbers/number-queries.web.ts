import { queryOptions } from '@tanstack/react-query';
import { api } from '../../web/api.ts';
import { listNumbers, type NumbersAnswer } from './numbers.endpoints.ts';

/** Every number and clause; asked again every two seconds while deadlines are being reckoned. */
export const numbersQuery = queryOptions({
  queryKey: ['numbers'],
  queryFn: () => api.call(listNumbers, {}),
  refetchInterval: ({ state }) => (state.data && isBusy(state.data) ? 2000 : false),
});

/** Whether a change that is in force has deadlines still to be reckoned. */
const isBusy = ({ numbers }: NumbersAnswer): boolean =>
  numbers.some(({ history }) => history.some(({ settledAt, found }) => settledAt === null && found !== null));
