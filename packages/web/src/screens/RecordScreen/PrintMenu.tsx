import type { AnsweredRecord, ModuleMetadata } from '@gejie/core';
import { printAddress, usePrintTemplates } from '../../api/index.ts';
import { useText } from '../../i18n/index.ts';
import { Icon } from '../../theme/index.ts';
import { Menu } from '../../ui/Menu.tsx';
import { waysToPrint } from './waysToPrint.ts';

/** The record as PDF in a tab of its own, by one of the templates there are. PLT-20 */
export function PrintMenu({ module, record }: { module: ModuleMetadata; record: AnsweredRecord }) {
  const t = useText();
  const { data: templates = [] } = usePrintTemplates(module.path, true);
  return (
    <Menu
      label={t('print.action')}
      named
      className="btn record-secondary"
      groups={[
        {
          key: 'templates',
          title: t('print.templates'),
          items: waysToPrint(templates, t).map(({ template, language, label }) => ({
            key: `${template} ${language}`,
            label,
            icon: 'print',
            onSelect: () =>
              window.open(printAddress(module.path, record.id, template, language), '_blank', 'noopener'),
          })),
        },
      ]}
    >
      <Icon name="print" size={13} /> {t('print.action')}
    </Menu>
  );
}
