import { matches } from '@gejie/core';
import type { Contradiction } from '@gejie/modules';
import { useQuery } from '@tanstack/react-query';
import { keys, request } from '../../api/index.ts';
import { useText } from '../../i18n/index.ts';
import { Icon } from '../../theme/index.ts';
import type { RecordSlotProps } from '../slots.ts';

/** The steps that a contradiction stands in the way of. */
const steps = ['send', 'approve'];

/** Says as soon as a draft is saved which of its prices live quotes to the same customers contradict. CMP-07 */
export function Contradictions({ module, record }: RecordSlotProps) {
  const t = useText();
  const step = module.actions.find(
    ({ name, visibleWhen }) =>
      steps.includes(name) && (visibleWhen === undefined || matches(visibleWhen, record)),
  );
  const { data } = useQuery({
    queryKey: [...keys.record(module.path, record.id), 'contradictions', step?.name, record.version],
    queryFn: ({ signal }) =>
      request<{ contradictions: Contradiction[] }>(`${module.path}/${record.id}/${step?.name}`, { signal }),
    enabled: step !== undefined && record.rights?.edit === true && !record.deletedAt,
    retry: false,
  });
  const found = data?.contradictions ?? [];
  if (found.length === 0) return null;
  return (
    <div className="record-notice record-warning" role="status">
      <Icon name="warning" size={14} />
      <span>
        {t('customer.contradicted')}
        {found.map(({ line, item, whom }) => (
          <span key={`${line} ${whom}`} className="contradiction">
            {t('customer.contradiction', { line: line + 1, item, whom })}
          </span>
        ))}
      </span>
    </div>
  );
}
