import type { AnsweredRecord, Reference } from '@gejie/core';
import { Link } from '@tanstack/react-router';
import { fieldOf, problemText, useModule, useRelated } from '../../api/index.ts';
import { FieldValue } from '../../fields/index.ts';
import { useText } from '../../i18n/index.ts';
import { RelatedFrame } from '../../screens/RecordScreen/RelatedCard.tsx';
import type { RelatedSlotProps } from '../slots.ts';

const shownAtOnce = 12;

/** Who takes part in a deal, or in which deals somebody does: by the name of the other side, with role and attitude. SAL-01 */
export default function RoleCard(props: RelatedSlotProps) {
  const { module, record, related } = props;
  const t = useText();
  const target = useModule(related.module);
  const { data, error, isPending } = useRelated(module.path, record.id, related.name, { limit: shownAtOnce });
  if (!target) return null;
  const isOfContact = target.fields.some(
    ({ name, targets }) => name === 'contact' && targets?.includes(module.path),
  );
  const other = isOfContact ? 'opportunity' : 'contact';
  const shown = ['role', 'attitude'].flatMap((name) => fieldOf(target, name) ?? []);
  const nameOf = (one: AnsweredRecord) => (one[other] as Reference | null | undefined)?.label;
  return (
    <RelatedFrame {...props} target={target} count={data?.pages[0]?.count}>
      {error && <p className="related-empty quiet">{problemText(t, error)}</p>}
      {isPending && <span className="skeleton related-waiting" />}
      <ul>
        {data?.pages[0]?.records.map((one) => (
          <li key={one.id}>
            <Link
              to="/$path/$id"
              params={{ path: target.path, id: String(one.id) }}
              className="related-row tags-as-tags"
              title={typeof one.part === 'string' ? one.part : undefined}
            >
              <span className="related-name">{nameOf(one) ?? t('fields.hidden')}</span>
              {shown.map((field) => (
                <FieldValue key={field.name} field={field} value={one[field.name]} record={one} compact />
              ))}
              <span className="related-figure quiet">{typeof one.part === 'string' ? one.part : ''}</span>
            </Link>
          </li>
        ))}
      </ul>
    </RelatedFrame>
  );
}
