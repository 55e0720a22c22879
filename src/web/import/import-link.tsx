import { useRouter } from '@tanstack/react-router';
import { Button } from 'antd';
import type { AnyLedger } from '../../kernel/ledger.ts';
import { importPath } from './import-calls.ts';

/** The way from a list to bringing rows in from a table. */
export function ImportLink({ ledger }: { readonly ledger: AnyLedger }) {
  const router = useRouter();
  const path = importPath(ledger);
  return (
    <Button
      href={path}
      title="从 Excel 导入"
      onClick={(event) => {
        event.preventDefault();
        router.history.push(path);
      }}
    >
      导入
    </Button>
  );
}
