import { useSyncExternalStore } from 'react';

const narrow = typeof matchMedia === 'undefined' ? undefined : matchMedia('(max-width: 640px)');

/** Whether the page is as narrow as a phone: cards for tables, drawers for dialogs, the phone's own pickers. */
export function useIsPhone(): boolean {
  return useSyncExternalStore(
    (tell) => {
      narrow?.addEventListener('change', tell);
      return () => narrow?.removeEventListener('change', tell);
    },
    () => narrow?.matches ?? false,
  );
}
