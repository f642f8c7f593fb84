import type { AnsweredRecord, ModuleMetadata } from '@gejie/core';
import { viewOf } from '../../fields/index.ts';
import { useText } from '../../i18n/index.ts';
import { Icon } from '../../theme/index.ts';
import { isWorkedOn } from './Composer.tsx';
import { useWriting } from './useWriting.ts';

/** On phones: call, mail, go there, write it down, each with a big target. */
export function ReachRow({ module, record }: { module: ModuleMetadata; record: AnsweredRecord }) {
  const t = useText();
  const write = useWriting();
  const ways = module.fields.flatMap((field) => viewOf(field).reach?.(record[field.name] ?? null) ?? []);
  const first = ways.filter((way, index) => ways.findIndex(({ name }) => name === way.name) === index);
  // A step that leads a document on is its main button; writing then stands in the menu.
  const leads = module.actions.some(({ standing }) => standing === 'next');
  if (first.length === 0 && leads) return null;
  return (
    <nav className="reach-row" aria-label={t('record.reach')}>
      {first.map((way) => (
        <a key={way.name} href={way.href}>
          <Icon name={way.icon} size={18} />
          {t(way.name)}
        </a>
      ))}
      {isWorkedOn(module) && (
        <button type="button" onClick={write}>
          <Icon name="edit" size={18} />
          {t('record.write')}
        </button>
      )}
    </nav>
  );
}
