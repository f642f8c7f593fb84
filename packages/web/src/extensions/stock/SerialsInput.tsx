import { useText } from '../../i18n/index.ts';
import { OfferedSerials, type StockedIn } from './OfferedSerials.tsx';
import { serialsIn } from './serialsIn.ts';
import './serials.css';

interface SerialsInputProps {
  /** What they are numbers of. */
  words: string;
  /** How many are wanted. */
  needed: number;
  value: string;
  /** Of what and where those are that can be chosen. */
  among?: StockedIn;
  onChange(text: string): void;
}

/** Serial numbers, scanned one after the other or picked from those in stock. INV-08 */
export function SerialsInput({ words, needed, value, among, onChange }: SerialsInputProps) {
  const t = useText();
  const given = serialsIn(value);
  const isWhole = given.length === needed;
  return (
    <div className="serials-input">
      <textarea
        className="text-input"
        rows={Math.min(6, Math.max(2, needed))}
        aria-label={`${words} ${t('serials.label')}`}
        placeholder={t('serials.scan')}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
      <output className={isWhole ? 'quiet' : 'serials-open'}>
        {t('serials.count', { given: given.length, needed })}
      </output>
      {among && (
        <OfferedSerials
          among={among}
          words={words}
          given={given}
          needed={needed}
          onChange={(serials) => onChange(serials.join('\n'))}
        />
      )}
    </div>
  );
}
