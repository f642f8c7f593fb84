import { fieldTypes, type PrintBlock, textAlignments, textSizes } from '@gejie/core';
import type { ComponentType } from 'react';
import { useModule } from '../../api/index.ts';
import { useLabel, useText } from '../../i18n/index.ts';
import { Check } from '../../ui/Check.tsx';
import type { BlockControlProps } from './blockControlProps.ts';
import { LineColumns } from './LineColumns.tsx';
import { PathList } from './PathList.tsx';
import { TemplateText } from './TemplateText.tsx';

function Size({ block, onChange }: BlockControlProps) {
  const t = useText();
  return (
    <Choice
      label={t('print.size')}
      value={block.size ?? 'normal'}
      options={textSizes.map((one) => [one, t(`print.size.${one}`)])}
      onChange={(size) => onChange({ size: size as PrintBlock['size'] })}
    />
  );
}

function Align({ block, onChange }: BlockControlProps) {
  const t = useText();
  return (
    <Choice
      label={t('print.align')}
      value={block.align ?? 'left'}
      options={textAlignments.map((one) => [one, t(`print.align.${one}`)])}
      onChange={(align) => onChange({ align: align as PrintBlock['align'] })}
    />
  );
}

function Columns({ block, onChange }: BlockControlProps) {
  const t = useText();
  return (
    <Choice
      label={t('print.columns')}
      value={String(block.columns ?? 2)}
      options={['1', '2', '3'].map((one) => [one, one])}
      onChange={(columns) => onChange({ columns: Number(columns) })}
    />
  );
}

/** What a table lists: the lines of the record, or one of its related lists. Its columns are those of another module then. */
function List({ block, module, onChange }: BlockControlProps) {
  const t = useText();
  const label = useLabel();
  return (
    <Choice
      label={t('print.list')}
      value={block.list ?? ''}
      options={[
        ['', t('print.chooseList')],
        ...module.fields
          .filter(({ type }) => fieldTypes.get(type)?.keptInRows)
          .map(({ name, label: called }): [string, string] => [name, label(called)]),
        ...module.related.map(({ name, label: called }): [string, string] => [name, label(called)]),
      ]}
      onChange={(list) => onChange({ list: list || undefined, fields: undefined })}
    />
  );
}

function Fields({ block, module, onChange }: BlockControlProps) {
  const related = module.related.find(({ name }) => name === block.list);
  const listed = useModule(related?.module ?? '');
  const own = module.fields.find(({ name }) => block.kind === 'table' && name === block.list);
  if (own && fieldTypes.get(own.type)?.keptInRows) return <LineColumns block={block} onChange={onChange} />;
  const subject = block.kind === 'table' ? listed : module;
  if (!subject) return null;
  return (
    <PathList
      module={subject}
      paths={block.fields ?? (block.kind === 'table' ? (related?.columns ?? []) : [])}
      onChange={(fields) => onChange({ fields })}
    />
  );
}

function Labels({ block, onChange }: BlockControlProps) {
  const t = useText();
  return (
    <input
      className="text-input"
      aria-label={t('print.labels')}
      placeholder={t('print.labels')}
      defaultValue={(block.labels ?? []).join('、')}
      onChange={({ target }) =>
        onChange({
          labels: target.value
            .split(/[、,，;；]/)
            .map((one) => one.trim())
            .filter((one) => one !== ''),
        })
      }
    />
  );
}

function Bold({ block, onChange }: BlockControlProps) {
  const t = useText();
  return (
    <Check
      label={t('print.bold')}
      checked={block.bold ?? false}
      onChange={(bold) => onChange({ bold: bold || undefined })}
    />
  );
}

function Words({ block, module, onChange }: BlockControlProps) {
  const t = useText();
  return (
    <TemplateText
      module={module}
      aria-label={t('print.text', { block: t(`print.block.${block.kind}`) })}
      rows={block.kind === 'title' ? 1 : 3}
      maxLength={10_000}
      text={block.text ?? ''}
      onText={(text) => onChange({ text: text || undefined })}
    />
  );
}

/** How each part of a block is given, by its name. */
export const blockControls: Partial<Record<keyof PrintBlock, ComponentType<BlockControlProps>>> = {
  text: Words,
  size: Size,
  align: Align,
  bold: Bold,
  fields: Fields,
  columns: Columns,
  list: List,
  labels: Labels,
};

interface ChoiceProps {
  label: string;
  value: string;
  options: readonly (readonly [value: string, label: string])[];
  onChange(value: string): void;
}

function Choice({ label, value, options, onChange }: ChoiceProps) {
  return (
    <label className="print-choice">
      <span className="quiet">{label}</span>
      <select className="text-input" value={value} onChange={({ target }) => onChange(target.value)}>
        {options.map(([one, text]) => (
          <option key={one} value={one}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}
