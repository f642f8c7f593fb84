import { type LineColumn, lineColumns, lineColumnsOf } from '@gejie/core';
import { useLabel, useText } from '../../i18n/index.ts';
import { Check } from '../../ui/Check.tsx';
import type { BlockControlProps } from './blockControlProps.ts';

const all = Object.keys(lineColumns) as LineColumn[];

/** Which columns a table of the lines of a document has: a delivery note names no prices. PLT-20 */
export function LineColumns({ block, onChange }: Pick<BlockControlProps, 'block' | 'onChange'>) {
  const t = useText();
  const label = useLabel();
  const chosen = lineColumnsOf(block.fields);
  const change = (name: LineColumn, isIn: boolean) => {
    const next = all.filter((one) => (one === name ? isIn : chosen.includes(one)));
    onChange({ fields: next.length === all.length || next.length === 0 ? undefined : next });
  };
  return (
    <fieldset className="print-paths">
      <legend className="for-screen-readers">{t('print.lineColumns')}</legend>
      {all.map((name) => (
        <Check
          key={name}
          label={label(lineColumns[name].label)}
          checked={chosen.includes(name)}
          onChange={(isIn) => change(name, isIn)}
        />
      ))}
    </fieldset>
  );
}
