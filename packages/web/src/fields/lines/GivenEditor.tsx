import { emptyLine, numberFromText } from '@gejie/core';
import { useText } from '../../i18n/index.ts';
import { Icon } from '../../theme/index.ts';
import type { InputProps } from '../fieldView.ts';
import { lazyPart } from '../parts/lazyPart.tsx';
import { type DraftLine, draftsOf, short } from './draftLine.ts';
import { TypedInput } from './TypedInput.tsx';
import './lines.css';

const ReferenceSelect = lazyPart(() => import('../parts/ReferenceSelect.tsx'));

const products = 'products';

/** Ten bought, one free: what comes with a product, line by line. INV-01 */
export default function GivenEditor({ id, value, onChange, describedBy }: InputProps) {
  const t = useText();
  const lines = draftsOf(value);
  const put = (next: DraftLine[]) => onChange(next.length > 0 ? next : null);
  const set = (index: number, part: Partial<DraftLine>) =>
    put(lines.map((line, at) => (at === index ? { ...line, ...part } : line)));
  const figure = (index: number, name: 'per' | 'quantity', label: string) => (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is a component of ours
    <label className="given-figure">
      <span>{label}</span>
      <TypedInput
        inputMode="decimal"
        aria-label={t('lines.cell', { row: index + 1, column: label })}
        text={short(lines[index]?.[name] ?? null)}
        onType={(text) => set(index, { [name]: short(numberFromText(text)) || null })}
      />
    </label>
  );
  return (
    // biome-ignore lint/a11y/useSemanticElements: the label of the field is its legend
    <div
      id={id}
      role="group"
      className="given-editor"
      aria-labelledby={`${id}-label`}
      aria-describedby={describedBy}
    >
      {lines.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line has no name before it is saved
        <div key={index} className="given-row">
          {figure(index, 'per', t('lines.per'))}
          {figure(index, 'quantity', t('lines.given'))}
          <ReferenceSelect
            target={products}
            label={t('lines.cell', { row: index + 1, column: t('lines.givenItem') })}
            placeholder={t('lines.find')}
            value={line.item ? [{ id: line.item.id, label: line.description ?? '' }] : []}
            onChange={([chosen]) =>
              set(index, {
                item: chosen ? { module: products, id: chosen.id } : null,
                description: chosen?.label ?? null,
                unit: null,
              })
            }
          />
          <button
            type="button"
            className="btn btn-icon"
            aria-label={t('lines.remove', { row: index + 1 })}
            onClick={() => put(lines.toSpliced(index, 1))}
          >
            <Icon name="close" size={14} />
          </button>
        </div>
      ))}
      <button
        type="button"
        className="btn btn-dashed"
        onClick={() => put([...lines, { ...emptyLine, per: '10', quantity: '1' }])}
      >
        + {t('lines.addGiven')}
      </button>
    </div>
  );
}
