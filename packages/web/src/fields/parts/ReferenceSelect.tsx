import type { Filter, Reference } from '@gejie/core';
import { Select } from 'antd';
import { type KeyboardEvent, useState } from 'react';
import { useSignedIn } from '../../api/index.ts';
import { useText } from '../../i18n/index.ts';
import { useModuleNames } from '../../naming/moduleNames.ts';
import { openQuickCreate } from '../../navigation/quickCreate.ts';
import { Icon } from '../../theme/index.ts';
import { GoneMark } from './GoneMark.tsx';
import { ReferenceOption } from './ReferenceOption.tsx';
import { recentReferences, rememberReference } from './recentReferences.ts';
import { useEnterAhead } from './useEnterAhead.ts';
import { useReferenceSearch } from './useReferenceSearch.ts';
import { useSettled } from './useSettled.ts';

export interface ReferenceSelectProps {
  id?: string;
  /** Path of the module to point at. */
  target: string;
  value: Reference[];
  onChange(value: Reference[]): void;
  several?: boolean;
  /** Only these records come into question. */
  where?: Filter;
  /** Offers to create what was typed. */
  creates?: boolean;
  /** Entries before all others: "me", for instance. */
  extra?: { value: string; label: string }[];
  onExtra?(value: string): void;
  clearable?: boolean;
  invalid?: boolean;
  autoFocus?: boolean;
  describedBy?: string;
  label?: string;
  placeholder?: string;
  small?: boolean;
}

const creating = 'create';

/** Searches records of one module, shows those picked lately first, and creates one in place. */
export default function ReferenceSelect(props: ReferenceSelectProps) {
  const { target, value, onChange, several, where, creates, extra = [], onExtra } = props;
  const t = useText();
  const names = useModuleNames();
  const { user } = useSignedIn();
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState('');
  const settled = useSettled(typed);
  const search = useReferenceSearch(target, settled, where, open);
  const { module } = search;

  const recent = typed.trim() === '' && !where ? recentReferences(user.id, target) : [];
  const found = search.records.filter((record) => !recent.some(({ id }) => id === record.id));
  const known = new Map<number, Reference>([
    ...recent.map((one) => [one.id, one] as const),
    ...found.map((record) => [record.id, { id: record.id, label: search.titleOf(record) }] as const),
    ...value.map((one) => [one.id, one] as const),
  ]);
  const option = (one: Reference) => ({
    value: one.id as number | string,
    label: one.label ?? t('fields.hidden'),
  });

  const take = (picked: (number | string)[]) => {
    const special = picked.find((one) => typeof one === 'string');
    if (special === creating && module) return void create(picked);
    if (typeof special === 'string' && special !== creating) return onExtra?.(special);
    const references = picked.flatMap((id) => known.get(id as number) ?? []);
    const added = references.find(({ id }) => !value.some((before) => before.id === id));
    if (added) rememberReference(user.id, target, added);
    onChange(references);
  };
  const create = async (picked: (number | string)[]) => {
    setOpen(false);
    const made = await openQuickCreate(target, { [module?.title ?? 'name']: typed.trim() || null });
    if (!made) return;
    const reference = { id: made.id, label: search.titleOf(made) };
    rememberReference(user.id, target, reference);
    onChange(several ? [...picked.flatMap((id) => known.get(id as number) ?? []), reference] : [reference]);
  };

  const isBehind = open && typed.trim() !== '' && (settled.trim() !== typed.trim() || search.stale);
  const [first] = found;
  const ahead = useEnterAhead(isBehind, () => {
    if (!first) return;
    take([...(several ? value.map(({ id }) => id) : []), first.id]);
    setTyped('');
    if (!several) setOpen(false);
  });

  // The control would take, or give back, what the pointer rests on; people who press Tab are done here.
  const onKeyDown = (event: KeyboardEvent) => {
    if (ahead.onKeyDown(event)) return;
    if (!several || !open || event.key !== 'Tab') return;
    event.stopPropagation();
    setOpen(false);
  };

  const options = [
    ...extra,
    ...(recent.length > 0 ? [{ label: t('fields.recent'), options: recent.map(option) }] : []),
    ...(recent.length > 0 && found.length > 0
      ? [
          {
            label: t('fields.all'),
            options: found.map((record) => option({ id: record.id, label: search.titleOf(record) })),
          },
        ]
      : found.map((record) => option({ id: record.id, label: search.titleOf(record) }))),
    ...(creates && module?.rights.create
      ? [
          {
            value: creating,
            label: t(typed.trim() === '' ? 'fields.createNew' : 'fields.createOne', {
              module: names.one(module),
              name: typed.trim(),
            }),
          },
        ]
      : []),
  ];

  return (
    <div className="reference-holder" onKeyDownCapture={onKeyDown}>
      <Select<(number | string)[] | number | string>
        id={props.id}
        className="reference-select"
        aria-label={props.label}
        aria-describedby={props.describedBy}
        size={props.small ? 'small' : 'middle'}
        status={props.invalid ? 'error' : undefined}
        autoFocus={props.autoFocus}
        mode={several ? 'multiple' : undefined}
        allowClear={props.clearable && { label: t('fields.clear') }}
        open={open}
        onOpenChange={(next) => {
          setOpen(next);
          if (!next) setTyped('');
        }}
        showSearch={{ filterOption: false, searchValue: typed, onSearch: setTyped }}
        popupMatchSelectWidth={props.small ? 280 : true}
        placeholder={props.placeholder ?? t('fields.findRecord')}
        loading={search.loading}
        notFoundContent={search.loading ? t('fields.searching') : t('fields.nothingFound')}
        value={several ? value.map(({ id }) => id) : value[0]?.id}
        onChange={(next) => {
          // Who was found is there now; what is typed next looks for another.
          setTyped('');
          take(next === undefined || next === null ? [] : Array.isArray(next) ? next : [next]);
        }}
        options={options}
        labelRender={(chosen) => {
          const one = known.get(Number(chosen.value));
          return (
            <>
              {one?.label ?? chosen.label ?? t('fields.hidden')}
              <GoneMark of={one ?? null} />
            </>
          );
        }}
        optionRender={(shown) =>
          shown.value === creating ? (
            <span className="reference-create">
              <Icon name="plus" size={13} /> {shown.label}
            </span>
          ) : (
            <ReferenceOption
              label={String(shown.label)}
              module={module}
              hints={search.hints}
              record={found.find((record) => record.id === shown.value)}
            />
          )
        }
      />
    </div>
  );
}
