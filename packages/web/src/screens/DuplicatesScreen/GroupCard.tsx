import type { DuplicateGroupAnswer, ModuleMetadata } from '@gejie/core';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { fieldOf, useDismissDuplicates } from '../../api/index.ts';
import { FieldValue } from '../../fields/index.ts';
import { useFormat, useLabel, useText } from '../../i18n/index.ts';
import { useModuleNames } from '../../naming/moduleNames.ts';
import { announce } from '../../ui/announce.ts';

const MergeDialog = lazy(() => import('../MergeDialog/index.tsx'));
const mostMerged = 5;

/** Records that look like the same, what they are alike in, and the two things to do about it. */
export function GroupCard({ module, group }: { module: ModuleMetadata; group: DuplicateGroupAnswer }) {
  const t = useText();
  const label = useLabel();
  const format = useFormat();
  const names = useModuleNames();
  const [merging, setMerging] = useState(false);
  const dismiss = useDismissDuplicates(module.path);
  const seen = group.records.flatMap(({ record }) => (record ? [record.id] : []));
  const [left, setLeft] = useState<ReadonlySet<number>>(new Set());
  const ids = seen.filter((id) => !left.has(id));
  const alike = group.fields.flatMap((name) => fieldOf(module, name) ?? []);
  const compared = ['owner', ...group.fields]
    .filter((name) => name !== module.title)
    .flatMap((name) => fieldOf(module, name) ?? []);
  const choosing = seen.length > 2;
  const toggle = (id: number) =>
    setLeft((before) => {
      const next = new Set(before);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  return (
    <section
      className="duplicates-group"
      aria-label={group.records.map((one) => one.label).join(t('list.comma'))}
    >
      <header>
        <span>{names.counted(module, format.number(group.records.length))}</span>
        <span className="quiet">
          {t('duplicates.alike', { fields: alike.map((field) => label(field.label)).join(t('list.comma')) })}
        </span>
        <div className="page-bar-end">
          <button
            type="button"
            className="btn"
            disabled={dismiss.isPending}
            onClick={() => dismiss.mutate(group.id, { onSuccess: () => announce(t('duplicates.dismissed')) })}
          >
            {t('duplicates.dismiss')}
          </button>
          <button
            type="button"
            className="btn btn-primary"
            disabled={ids.length < 2 || ids.length > mostMerged}
            onClick={() => setMerging(true)}
          >
            {t('merge.action')}
          </button>
        </div>
      </header>
      <ul>
        {group.records.map(({ label: name, record }, index) => (
          <li key={record?.id ?? `${index}`}>
            {choosing && record && (
              <input
                type="checkbox"
                className="check"
                aria-label={name}
                checked={!left.has(record.id)}
                onChange={() => toggle(record.id)}
              />
            )}
            {record ? (
              <Link
                to="/$path/$id"
                params={{ path: module.path, id: String(record.id) }}
                className="value-link"
              >
                {name}
              </Link>
            ) : (
              <span>
                {name} <span className="tag">{t('duplicates.unseen')}</span>
              </span>
            )}
            {record && <span className="quiet">{record.number}</span>}
            {record &&
              compared.map((field) => (
                <span key={field.name} className="duplicates-fact">
                  <FieldValue field={field} value={record[field.name]} record={record} compact />
                </span>
              ))}
          </li>
        ))}
      </ul>
      {merging && (
        <Suspense>
          <MergeDialog
            module={module}
            ids={ids}
            onClose={() => setMerging(false)}
            onMerged={() => setMerging(false)}
          />
        </Suspense>
      )}
    </section>
  );
}
