import { useModule, useRelated } from '../../api/index.ts';
import { useText } from '../../i18n/index.ts';
import { RelatedFrame } from '../../screens/RecordScreen/RelatedCard.tsx';
import { Tree } from '../../screens/TreeScreen/Tree.tsx';
import type { RelatedSlotProps } from '../slots.ts';

/** The people of an account as who answers to whom, with their part in decisions. CUS-03 */
export default function ContactTree(props: RelatedSlotProps) {
  const { module, record, related } = props;
  const t = useText();
  const contacts = useModule(related.module);
  const { data } = useRelated(module.path, record.id, related.name, { limit: 1, fields: ['id'] });
  if (!contacts) return null;
  const count = data?.pages[0]?.count;
  return (
    <RelatedFrame
      {...props}
      target={contacts}
      count={count}
      whole={{ name: t('board.tree'), search: { mode: 'tree', where: { [related.field]: record.id } } }}
    >
      <Tree module={contacts} where={{ [related.field]: record.id }} small />
    </RelatedFrame>
  );
}
