import type { AlongAnswer, Reference, WhoseRecords } from '@gejie/core';
import { useId } from 'react';
import { lazyPart } from '../../fields/parts/lazyPart.tsx';
import { useFormat, useLabel, useText } from '../../i18n/index.ts';
import { Unheaded } from './Unheaded.tsx';
import './handOver.css';

const ReferenceSelect = lazyPart(() => import('../../fields/parts/ReferenceSelect.tsx'));

/** Who gets records, what goes along, and a word to go with it. */
export interface HandOverWish {
  kind: 'users' | 'departments';
  to: Reference[];
  along: string[];
  whose: WhoseRecords;
  closed: boolean;
  note: string;
}

export const nothingWished: HandOverWish = {
  kind: 'users',
  to: [],
  along: [],
  whose: 'giver',
  closed: false,
  note: '',
};

interface HandOverFieldsProps {
  wish: HandOverWish;
  onChange(wish: HandOverWish): void;
  /** Related lists whose records may go along; with counts where they are known. */
  along: readonly (Pick<AlongAnswer, 'name' | 'label'> & Partial<AlongAnswer>)[];
  /** Several people may share, evenly. */
  several?: boolean;
}

export function HandOverFields({ wish, onChange, along, several = false }: HandOverFieldsProps) {
  const t = useText();
  const label = useLabel();
  const format = useFormat();
  const id = useId();
  const change = (part: Partial<HandOverWish>) => onChange({ ...wish, ...part });
  const offered = along.filter(({ all, closed }) => all === undefined || all + (closed?.all ?? 0) > 0);
  const others = offered.some(({ giver, all, closed }) => giver !== all || closed?.giver !== closed?.all);
  const over = offered.some(({ closed }) => closed === undefined || closed.all > 0);
  const countOf = ({ closed, ...open }: Partial<AlongAnswer>) =>
    (open[wish.whose] ?? 0) + (wish.closed ? (closed?.[wish.whose] ?? 0) : 0);
  return (
    <div className="hand-over">
      <fieldset className="hand-over-kind">
        <legend className="field-label">{t('handOver.to')}</legend>
        {(['users', 'departments'] as const).map((kind) => (
          <label key={kind}>
            <input
              type="radio"
              name={id}
              checked={wish.kind === kind}
              onChange={() => change({ kind, to: [] })}
            />
            {t(kind === 'users' ? 'handOver.person' : 'handOver.department')}
          </label>
        ))}
      </fieldset>
      <ReferenceSelect
        key={wish.kind}
        target={wish.kind}
        value={wish.to}
        onChange={(to) => change({ to })}
        several={several && wish.kind === 'users'}
        where={wish.kind === 'users' ? { status: 'active' } : undefined}
        label={t(wish.kind === 'users' ? 'handOver.person' : 'handOver.department')}
        placeholder={t(wish.kind === 'users' ? 'handOver.choosePerson' : 'handOver.chooseDepartment')}
        autoFocus
      />
      {wish.kind === 'departments' && wish.to[0] && (
        <Unheaded key={wish.to[0].id} department={wish.to[0].id} />
      )}
      {several && wish.to.length > 1 && <p className="quiet">{t('handOver.evenly')}</p>}
      {offered.length > 0 && (
        <fieldset className="hand-over-along">
          <legend className="field-label">{t('handOver.along')}</legend>
          {offered.map(({ name, label: text, ...counts }) => (
            <label key={name}>
              <input
                type="checkbox"
                checked={wish.along.includes(name)}
                onChange={({ target }) =>
                  change({
                    along: target.checked ? [...wish.along, name] : wish.along.filter((one) => one !== name),
                  })
                }
              />
              {label(text)}
              {counts.all !== undefined && (
                <span className="quiet number">{format.number(countOf(counts))}</span>
              )}
            </label>
          ))}
          {others && (
            <label className="hand-over-all">
              <input
                type="checkbox"
                checked={wish.whose === 'all'}
                onChange={({ target }) => change({ whose: target.checked ? 'all' : 'giver' })}
              />
              {t('handOver.all')}
            </label>
          )}
          {over && (
            <label className="hand-over-all">
              <input
                type="checkbox"
                checked={wish.closed}
                onChange={({ target }) => change({ closed: target.checked })}
              />
              {t('handOver.closed')}
            </label>
          )}
        </fieldset>
      )}
      <div>
        <label className="field-label" htmlFor={`${id}note`}>
          {t('handOver.note')}
        </label>
        <textarea
          id={`${id}note`}
          className="text-input"
          rows={2}
          maxLength={500}
          value={wish.note}
          onChange={({ target }) => change({ note: target.value })}
        />
      </div>
      <p className="quiet">{t('handOver.kept')}</p>
    </div>
  );
}
