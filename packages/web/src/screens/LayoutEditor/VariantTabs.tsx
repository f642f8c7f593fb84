import type { RoleLayout } from '@gejie/core';
import { useState } from 'react';
import { useText } from '../../i18n/index.ts';
import { Icon } from '../../theme/index.ts';
import { LabelledInput } from '../../ui/LabelledInput.tsx';
import { Popover } from '../../ui/Popover.tsx';
import { RoleChecklist } from './RoleChecklist.tsx';

type Role = { id: number; label: string };

interface VariantTabsProps {
  variants: readonly RoleLayout[];
  roles: readonly Role[];
  /** Place of the one at hand; null: the standard one. */
  at: number | null;
  onChoose(at: number | null): void;
  onAdd(variant: Pick<RoleLayout, 'name' | 'roles'>): void;
  onChange(at: number, variant: Pick<RoleLayout, 'name' | 'roles'>): void;
  /** Before the one that is taken first now. */
  onEarlier(at: number): void;
  onDelete(at: number): void;
}

/** The standard layout and those by role, of which the first that fits somebody is taken. */
export function VariantTabs(props: VariantTabsProps) {
  const { variants, roles, at, onChoose, onAdd, onChange, onEarlier, onDelete } = props;
  const t = useText();
  const current = at === null ? undefined : variants[at];
  return (
    <div className="layout-variants">
      <div className="layout-tabs" role="tablist" aria-label={t('layout.variants')}>
        {[null, ...variants.keys()].map((index) => (
          <button
            key={index ?? 'standard'}
            type="button"
            role="tab"
            aria-selected={at === index}
            className={at === index ? 'segment segment-on' : 'segment'}
            onClick={() => onChoose(index)}
          >
            {index === null ? t('layout.standard') : variants[index]?.name}
            {index !== null && variants[index]?.roles.length === 0 && (
              <span className="quiet"> {t('layout.nobodys')}</span>
            )}
          </button>
        ))}
      </div>
      {current && at !== null && (
        <>
          <button
            type="button"
            className="btn btn-icon"
            aria-label={t('layout.variantFirst', { name: current.name })}
            title={t('layout.variantFirst', { name: current.name })}
            disabled={at === 0}
            onClick={() => onEarlier(at)}
          >
            <Icon name="arrowUp" size={13} />
          </button>
          <Popover
            className="btn btn-icon"
            label={t('layout.editVariant', { name: current.name })}
            panelLabel={t('layout.editVariant', { name: current.name })}
            panel={(close) => (
              <VariantForm
                roles={roles}
                start={current}
                onDone={(next) => {
                  close();
                  onChange(at, next);
                }}
              />
            )}
          >
            <Icon name="edit" size={13} />
          </Popover>
          <button
            type="button"
            className="btn btn-icon"
            aria-label={t('layout.deleteVariant', { name: current.name })}
            title={t('layout.deleteVariant', { name: current.name })}
            onClick={() => onDelete(at)}
          >
            <Icon name="trash" size={13} />
          </button>
        </>
      )}
      <Popover
        className="btn btn-quiet"
        panelLabel={t('layout.addVariant')}
        panel={(close) => (
          <VariantForm
            roles={roles}
            start={{ name: '', roles: [] }}
            onDone={(next) => {
              close();
              onAdd(next);
            }}
          />
        )}
      >
        <Icon name="plus" size={12} />
        {t('layout.addVariant')}
      </Popover>
    </div>
  );
}

interface VariantFormProps {
  roles: readonly Role[];
  start: Pick<RoleLayout, 'name' | 'roles'>;
  onDone(variant: Pick<RoleLayout, 'name' | 'roles'>): void;
}

function VariantForm({ roles, start, onDone }: VariantFormProps) {
  const t = useText();
  const [name, setName] = useState(start.name);
  const [chosen, setChosen] = useState<number[]>(start.roles);
  const isReady = name.trim() !== '' && chosen.length > 0;
  return (
    <form
      className="layout-name"
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady) onDone({ name: name.trim(), roles: chosen });
      }}
    >
      <LabelledInput
        label={t('layout.variantName')}
        value={name}
        onChange={(next) => setName(next.slice(0, 60))}
        autoFocus
      />
      <span className="field-label">{t('layout.variantRoles')}</span>
      <RoleChecklist roles={roles} chosen={chosen} label={t('layout.variantRoles')} onChange={setChosen} />
      <button type="submit" className="btn btn-primary" disabled={!isReady}>
        {t('layout.done')}
      </button>
    </form>
  );
}
