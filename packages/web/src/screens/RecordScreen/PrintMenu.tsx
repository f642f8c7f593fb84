import type { AnsweredRecord, ModuleMetadata } from '@gejie/core';
import { printAddress, usePrintTemplates } from '../../api/index.ts';
import { useText } from '../../i18n/index.ts';
import { Icon } from '../../theme/index.ts';
import { Menu } from '../../ui/Menu.tsx';

/** Those that the standard template speaks. */
const languages = ['zh', 'en'] as const;

/** The record as PDF in a tab of its own, by one of the templates there are. PLT-20 */
export function PrintMenu({ module, record }: { module: ModuleMetadata; record: AnsweredRecord }) {
  const t = useText();
  const { data: templates = [] } = usePrintTemplates(module.path, true);
  const item = (template: string, label: string, language?: string) => ({
    key: `${template} ${language}`,
    label,
    icon: 'print',
    onSelect: () =>
      window.open(printAddress(module.path, record.id, template, language), '_blank', 'noopener'),
  });
  return (
    <Menu
      label={t('print.action')}
      named
      className="btn record-secondary"
      groups={[
        {
          key: 'templates',
          title: t('print.templates'),
          items: templates.flatMap(({ template, name, isStandard }) =>
            isStandard
              ? languages.map((language) =>
                  item(
                    template,
                    name === null
                      ? t(`print.standard.${language}`)
                      : t(`print.paper.${language}`, { paper: name }),
                    language,
                  ),
                )
              : [item(template, name ?? template)],
          ),
        },
      ]}
    >
      <Icon name="print" size={13} /> {t('print.action')}
    </Menu>
  );
}
