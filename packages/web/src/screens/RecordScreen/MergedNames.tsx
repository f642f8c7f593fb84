import type { ModuleMetadata, Reference } from '@gejie/core';
import { useText } from '../../i18n/index.ts';
import { useModuleNames } from '../../naming/moduleNames.ts';

interface MergedNamesProps {
  module: ModuleMetadata;
  records: readonly Reference[] | undefined;
}

/** The records that went up in one, by their names; where the reader may see none of them, how many. */
export function MergedNames({ module, records = [] }: MergedNamesProps) {
  const t = useText();
  const names = useModuleNames();
  const known = records.flatMap(({ label }) => (label === null ? [] : [label]));
  if (known.length < records.length) return names.countedByName(module, String(records.length));
  return <b>{known.join(t('list.comma'))}</b>;
}

/** It happened to a record that only later became one with this. */
export function BeforeMerge({ of }: { of: Reference }) {
  const t = useText();
  return <span className="tag story-way">{t('merge.of', { record: of.label ?? t('fields.hidden') })}</span>;
}
