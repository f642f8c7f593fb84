import type { AnsweredRecord, ModuleMetadata } from '@gejie/core';
import { useText } from '../../i18n/index.ts';
import { Icon } from '../../theme/index.ts';
import { Menu } from '../../ui/Menu.tsx';
import { usePrinting } from './usePrinting.ts';

/** The record as PDF, by one of the templates there are; on a phone this stands in the menu of the record. PLT-20 */
export function PrintMenu({ module, record }: { module: ModuleMetadata; record: AnsweredRecord }) {
  const t = useText();
  const items = usePrinting(module, record);
  return (
    <Menu
      label={t('print.action')}
      named
      className="btn record-secondary"
      groups={[{ key: 'templates', title: t('print.templates'), items }]}
    >
      <Icon name="print" size={13} /> {t('print.action')}
    </Menu>
  );
}
