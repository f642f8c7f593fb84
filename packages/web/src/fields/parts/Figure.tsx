import { useFormat } from '../../i18n/index.ts';
import { groupDigits, isNumberText, withoutTrailingZeros } from './numberText.ts';

/** A number to the last digit, in thousands; noughts at the end of a fraction say nothing. */
export function Figure({ value, unit = '' }: { value: unknown; unit?: string }) {
  const { separators } = useFormat();
  if (!isNumberText(value)) return null;
  return (
    <span className="figure">
      {groupDigits(withoutTrailingZeros(value), undefined, separators)}
      {unit}
    </span>
  );
}
