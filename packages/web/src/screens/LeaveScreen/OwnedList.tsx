import type { ModuleMetadata } from '@gejie/core';
import { Link } from '@tanstack/react-router';
import { useFormat, useText } from '../../i18n/index.ts';
import { useModuleNames } from '../../naming/moduleNames.ts';

interface OwnedListProps {
  user: number;
  owned: readonly ModuleMetadata[];
  records: Readonly<Record<string, number>>;
  /** What no rule meets; absent while nobody is named. */
  rest: Readonly<Record<string, number>> | undefined;
}

/** What somebody owns, module by module, and how much of it goes to whoever gets all the rest. */
export function OwnedList({ user, owned, records, rest }: OwnedListProps) {
  const t = useText();
  const format = useFormat();
  const names = useModuleNames();
  if (owned.length === 0) return <p className="quiet">{t('leave.nothing')}</p>;
  return (
    <ul>
      {owned.map((module) => {
        const all = records[module.path] ?? 0;
        const left = rest ? (rest[module.path] ?? 0) : all;
        return (
          <li key={module.path}>
            <Link to="/$path" params={{ path: module.path }} search={{ where: { owner: user } }}>
              {`${names.many(module)} ${format.number(all)}`}
            </Link>
            {left !== all && <span className="quiet">{t('leave.rest', { count: format.number(left) })}</span>}
          </li>
        );
      })}
    </ul>
  );
}
