import { useText } from '../../i18n/index.ts';
import { factNames, factWords, unlisted } from './facts.ts';
import { PlainFact } from './PlainFact.tsx';

/** Everything else the log keeps of an entry. `alone`: there is nothing above it. */
export function FactList({ detail, alone }: { detail: Record<string, unknown>; alone: boolean }) {
  const t = useText();
  const facts = Object.entries(detail).filter(([name, value]) => !unlisted.has(name) && value !== null);
  const wordFor = (name: string, value: unknown): unknown => {
    if (Array.isArray(value)) return value.map((one) => wordFor(name, one));
    const key = typeof value === 'string' ? factWords[name]?.[value] : undefined;
    return key ? t(key) : value;
  };
  if (facts.length === 0) return alone ? <p className="quiet">{t('audit.nothing')}</p> : null;
  return (
    <section>
      {!alone && <h3>{t('audit.facts')}</h3>}
      <dl className="audit-changes">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{factNames[name] ? t(factNames[name]) : name}</dt>
            <dd>
              <PlainFact value={wordFor(name, value)} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
