import { Button, Input } from 'antd';
import { useState } from 'react';
import { isMasked } from '../../kernel/code.ts';
import { control, type EditProps, type FieldUi, textOf } from '../fields/field-ui.ts';
import { CodeEdit } from '../fields/text.tsx';
import './sealed.css';

/** A value that is shown masked; filled in, it is left as it stands or typed anew. */
export const sealedUi: FieldUi = {
  View: ({ value }) => <span className="code">{textOf(value)}</span>,
  Edit: SealedEdit,
};

function SealedEdit(p: EditProps) {
  const value = textOf(p.value);
  const [standing] = useState(isMasked(value) ? value : null);
  if (standing !== null && value === standing)
    return (
      <span className="sealed-kept">
        <Input {...control(p)} value={value} readOnly variant="filled" />
        <Button onClick={() => p.onChange(null)}>重新填写</Button>
      </span>
    );
  return (
    <span className="sealed-kept">
      <span>
        <CodeEdit {...p} />
      </span>
      {standing !== null && <Button onClick={() => p.onChange(standing)}>保持原样</Button>}
    </span>
  );
}
