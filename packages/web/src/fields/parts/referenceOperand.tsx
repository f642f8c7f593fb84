import type { Reference } from '@gejie/core';
import { useQuery } from '@tanstack/react-query';
import { keys, request, useModule } from '../../api/index.ts';
import { type TextKey, useText } from '../../i18n/index.ts';
import type { FieldView } from '../fieldView.ts';
import { lazyPart } from './lazyPart.tsx';
import { operandOf } from './operandOf.tsx';
import { isReference, targetOf } from './references.ts';
import type { SingleOperandProps } from './singleOperand.ts';

const ReferenceSelect = lazyPart(() => import('./ReferenceSelect.tsx'), 24);

/** Words that stand for whoever looks at the list. */
export interface Stands {
  value: string;
  name: TextKey;
}

/**
 * The value of a condition on a reference. A filter holds ids only, so their names are asked for.
 * @param stands words such as `$me` that may be chosen instead of a record
 */
export function referenceOperand(stands: Stands[] = []): FieldView['Operand'] {
  const Many = ({ value, onChange, field, label }: SingleOperandProps) => {
    const t = useText();
    const target = targetOf(field);
    const held = Array.isArray(value) ? value : [];
    const words = held.filter((one) => typeof one === 'string');
    const named = useNames(
      target,
      held.map(idOf).filter((id) => id !== null),
    );
    return (
      <span className="operand-pair">
        {words.map((word) => (
          <button
            key={word}
            type="button"
            className="tag"
            onClick={() => onChange(held.filter((one) => one !== word))}
            aria-label={t('fields.removeOne', { name: t(nameOf(stands, word)) })}
          >
            {t(nameOf(stands, word))} ×
          </button>
        ))}
        <ReferenceSelect
          small
          several
          target={target}
          label={label}
          value={named}
          extra={stands.map((one) => ({ value: one.value, label: t(one.name) }))}
          onExtra={(word) => onChange([...held.filter((one) => one !== word), word])}
          onChange={(next) => onChange([...words, ...next.map(({ id }) => id)])}
        />
      </span>
    );
  };
  const Single = ({ value, onChange, field, label }: SingleOperandProps) => {
    const t = useText();
    const target = targetOf(field);
    const id = idOf(value);
    const named = useNames(target, id === null ? [] : [id]);
    const word = stands.find((one) => one.value === value);
    // A word is shown as if it were a record; its id can be no record's.
    const shown = word ? [{ id: -1, label: t(word.name) }] : named;
    return (
      <ReferenceSelect
        small
        target={target}
        label={label}
        value={shown}
        extra={stands.map((one) => ({ value: one.value, label: t(one.name) }))}
        onExtra={onChange}
        onChange={(next) => onChange(next[0]?.id ?? null)}
      />
    );
  };
  return operandOf(Single, Many);
}

function idOf(value: unknown): number | null {
  if (isReference(value)) return value.id;
  return typeof value === 'number' ? value : null;
}

function nameOf(stands: Stands[], word: string): TextKey {
  return stands.find((one) => one.value === word)?.name ?? 'fields.hidden';
}

function useNames(target: string, ids: number[]): Reference[] {
  const title = useModule(target)?.title ?? 'name';
  const { data = [] } = useQuery({
    queryKey: [...keys.found(target), 'names', ids, title],
    queryFn: async ({ signal }) => {
      const where = JSON.stringify({ id: { in: ids } });
      const answer = await request<{ records: { id: number }[] }>(target, {
        query: { where, fields: title, limit: 200 },
        signal,
      });
      return answer.records as ({ id: number } & Record<string, unknown>)[];
    },
    enabled: ids.length > 0,
    staleTime: 60_000,
  });
  return ids.map((id) => {
    const record = data.find((one) => one.id === id);
    return { id, label: record ? String(record[title] ?? '') : '…' };
  });
}
