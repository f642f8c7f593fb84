import { useRecord } from '../../api/index.ts';
import { useText } from '../../i18n/index.ts';

/** Says of a department that nobody in it is told, because nobody heads it. */
export function Unheaded({ department }: { department: number }) {
  const t = useText();
  const { data } = useRecord('departments', department);
  if (!data || data.head || (Array.isArray(data.deputies) && data.deputies.length > 0)) return null;
  return (
    <p className="field-hint" role="status">
      {t('handOver.unheaded')}
    </p>
  );
}
