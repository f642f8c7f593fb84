import type { AnsweredRecord, ModuleMetadata } from '@gejie/core';
import { printAddress, usePrintTemplates } from '../../api/index.ts';
import { useText } from '../../i18n/index.ts';
import type { MenuItem } from '../../ui/Menu.tsx';
import { waysToPrint } from './waysToPrint.ts';

/** The ways to have the record as PDF, in a tab of its own. PLT-20 */
export function usePrinting(module: ModuleMetadata, record: AnsweredRecord, enabled = true): MenuItem[] {
  const t = useText();
  const { data: templates = [] } = usePrintTemplates(module.path, enabled);
  if (!enabled) return [];
  return waysToPrint(templates, t).map(({ template, language, label }) => ({
    key: `${template} ${language}`,
    label,
    icon: 'print',
    onSelect: () =>
      window.open(printAddress(module.path, record.id, template, language), '_blank', 'noopener'),
  }));
}
