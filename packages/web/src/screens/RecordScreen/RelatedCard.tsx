import type { AnsweredRecord, FieldMetadata, ModuleMetadata } from '@gejie/core';
import { Link, useNavigate } from '@tanstack/react-router';
import type { PropsWithChildren } from 'react';
import { fieldOf, problemText, useModule, usePrefetchRecord, useRelated } from '../../api/index.ts';
import type { RelatedSlotProps } from '../../extensions/slots.ts';
import { alignOf, FieldValue } from '../../fields/index.ts';
import { useFormat, useLabel, useText } from '../../i18n/index.ts';
import { useModuleNames } from '../../naming/moduleNames.ts';
import { titleOf } from '../../naming/titleOf.ts';
import { openQuickCreate } from '../../navigation/quickCreate.ts';
import type { ListSearch } from '../../navigation/search.ts';
import { Icon } from '../../theme/index.ts';
import { otherEnd } from './otherEnd.ts';
import { pointingHere, whatPointsHere } from './pointingHere.ts';

/** How many records a card shows before it points to the whole list. */
const shownAtOnce = 6;

/** A related list as a card: how many, the newest of them, one more. */
export function RelatedCard(props: RelatedSlotProps) {
  const { module, record, related } = props;
  const t = useText();
  const target = useModule(related.module);
  const { data, error, isPending } = useRelated(module.path, record.id, related.name, { limit: shownAtOnce });
  if (!target) return null;
  const records = data?.pages[0]?.records ?? [];
  return (
    <RelatedFrame {...props} target={target} count={data?.pages[0]?.count}>
      {error && <p className="related-empty quiet">{problemText(t, error)}</p>}
      {isPending && <span className="skeleton related-waiting" />}
      <ul>
        {records.map((one) => (
          <RelatedRow
            key={one.id}
            target={target}
            record={one}
            columns={related.columns}
            from={related.field}
          />
        ))}
      </ul>
    </RelatedFrame>
  );
}

interface RelatedFrameProps extends RelatedSlotProps {
  target: ModuleMetadata;
  count: { value: number; exact: boolean } | undefined;
  /** False: what is inside has its own way to add one. */
  add?: boolean;
  /** Where the whole of it is seen, when that is not the plain list. */
  whole?: { name: string; search: ListSearch };
}

/** Head of a related list: name, count, the whole list, and one more of them with this record filled in. */
export function RelatedFrame(props: PropsWithChildren<RelatedFrameProps>) {
  const { module, record, related, target, count, whole, add = true, children } = props;
  const t = useText();
  const label = useLabel();
  const names = useModuleNames();
  const format = useFormat();
  const navigate = useNavigate();
  const { name, search } = whole ?? {
    name: t('fields.all'),
    search: { where: whatPointsHere(module, record, related, target) },
  };
  return (
    <section className={add && count?.value === 0 ? 'related-card related-none' : 'related-card'}>
      <h3>
        {label(related.label)}
        {count && (
          <span className="related-count">{`${format.number(count.value)}${count.exact ? '' : '+'}`}</span>
        )}
        <span className="related-tools">
          {count !== undefined && count.value > 0 && (
            <button
              type="button"
              className="section-action"
              onClick={() => void navigate({ to: '/$path', params: { path: target.path }, search })}
            >
              {name}
            </button>
          )}
          {add && target.rights.create && !record.deletedAt && (
            <button
              type="button"
              className="btn-icon related-add"
              aria-label={t('frame.createOne', { module: names.one(target) })}
              title={t('frame.createOne', { module: names.one(target) })}
              onClick={() => void openQuickCreate(target.path, pointingHere(module, record, related, target))}
            >
              <Icon name="plus" size={13} />
            </button>
          )}
        </span>
      </h3>
      {children}
    </section>
  );
}

/** Name, the first choice as a tag, and a figure at the right edge. */
function RelatedRow({
  target,
  record,
  columns,
  from,
}: {
  target: ModuleMetadata;
  record: AnsweredRecord;
  columns: string[];
  /** The field that points at the record on the screen. */
  from: string;
}) {
  const prefetch = usePrefetchRecord(target.path);
  const named = otherEnd(target, record, from);
  const fields = columns.flatMap((name) =>
    name === target.title || name === named?.field ? [] : (fieldOf(target, name) ?? []),
  );
  const filled = (field: FieldMetadata) => record[field.name] !== null && record[field.name] !== undefined;
  const tag = fields.find((field) => field.choices && filled(field));
  const figures = fields.filter((field) => alignOf(field) === 'right');
  // What people have put in before what was worked out: of a count sheet what was counted, not what stood on the books.
  const figure = figures.find(({ readOnly }) => !readOnly) ?? figures.find(filled) ?? figures[0];
  const plain = fields.find((field) => field !== tag && field !== figure && filled(field));
  return (
    <li>
      <Link
        to="/$path/$id"
        params={{ path: target.path, id: String(record.id) }}
        onPointerEnter={() => prefetch(record.id)}
        className="related-row tags-as-tags"
      >
        <span className="related-name">{named?.label ?? titleOf(target, record)}</span>
        {tag && <FieldValue field={tag} value={record[tag.name]} record={record} compact />}
        <span className="related-figure">
          {figure && filled(figure) ? (
            <FieldValue field={figure} value={record[figure.name]} record={record} brief compact />
          ) : (
            plain && !figure && <PlainValue field={plain} record={record} />
          )}
        </span>
      </Link>
    </li>
  );
}

/** A link inside a link is no link: references are shown as their name. */
function PlainValue({ field, record }: { field: FieldMetadata; record: AnsweredRecord }) {
  const value = record[field.name];
  const named = typeof value === 'object' && value !== null && 'label' in value ? value.label : undefined;
  if (named !== undefined) return <span className="quiet">{String(named ?? '')}</span>;
  return (
    <span className="quiet">
      <FieldValue field={field} value={value} record={record} compact />
    </span>
  );
}
