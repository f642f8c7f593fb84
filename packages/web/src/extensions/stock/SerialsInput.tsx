import { useText } from '../../i18n/index.ts';
import './serials.css';

interface SerialsInputProps {
  /** What they are numbers of. */
  words: string;
  /** How many are wanted. */
  needed: number;
  value: string;
  /** Those that are there to be chosen. */
  offered?: readonly string[];
  onChange(text: string): void;
}

/** What is typed or scanned, one a line or with commas between. */
export function serialsIn(text: string): string[] {
  return text
    .split(/[\n\t,，;；、]/)
    .map((one) => one.trim())
    .filter((one) => one !== '');
}

/** Serial numbers, scanned one after the other or picked from those in stock. INV-08 */
export function SerialsInput({ words, needed, value, offered = [], onChange }: SerialsInputProps) {
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
      {offered.length > 0 && (
        <div className="serials-offered">
          {offered.map((serial) => {
            const isGiven = given.includes(serial);
            const without = given.filter((one) => one !== serial);
            return (
              <button
                key={serial}
                type="button"
                className="btn"
                aria-pressed={isGiven}
                onClick={() => onChange((isGiven ? without : [...given, serial]).join('\n'))}
              >
                {serial}
              </button>
            );
          })}
        </div>
      )}
    </div>
  );
}
