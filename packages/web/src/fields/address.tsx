import type { Address } from '@gejie/core';
import { useText } from '../i18n/index.ts';
import { Icon } from '../theme/index.ts';
import type { DisplayProps, FieldView, InputProps } from './fieldView.ts';
import { lazyPart } from './parts/lazyPart.tsx';
import { textOperand } from './parts/textOperand.tsx';
import { useCoarsePointer } from './parts/useCoarsePointer.ts';

const DivisionCascade = lazyPart(() => import('./parts/DivisionCascade.tsx'));

function partsOf(value: unknown): Address {
  return typeof value === 'object' && value !== null ? (value as Address) : {};
}

/** Province, city and district, with the municipality named once only. */
function regionOf({ province, city, district }: Address): string {
  return [province, city === province ? undefined : city, district].filter(Boolean).join(' ');
}

/** Opens the phone's own map; null for an address too vague to go to. */
function mapLink(address: Address): string | null {
  const place = `${regionOf(address).replaceAll(' ', '')}${address.street ?? ''}`;
  return place ? `geo:0,0?q=${encodeURIComponent(place)}` : null;
}

function Display({ value, compact }: DisplayProps) {
  const finger = useCoarsePointer();
  const t = useText();
  const address = partsOf(value);
  const region = regionOf(address);
  const rest = [address.street, address.postcode].filter(Boolean).join(' ');
  if (!region && !rest) return null;
  if (compact) return <span>{[region, rest].filter(Boolean).join(' ')}</span>;
  return (
    <span className="address">
      {region && <span>{region}</span>}
      {rest && <span>{rest}</span>}
      {finger && (
        <a className="value-link" href={mapLink(address) ?? undefined}>
          <Icon name="pin" size={13} /> {t('fields.navigate')}
        </a>
      )}
    </span>
  );
}

function Input({ id, value, onChange, invalid, autoFocus, describedBy }: InputProps) {
  const t = useText();
  const address = partsOf(value);
  const change = (parts: Partial<Address>) => {
    const next = Object.fromEntries(Object.entries({ ...address, ...parts }).filter(([, part]) => part));
    onChange(Object.keys(next).length === 0 ? null : next);
  };
  const part = (name: 'street' | 'postcode', label: string, width: string, limit: number) => (
    <input
      className={`text-input ${width}`}
      aria-label={label}
      placeholder={label}
      autoComplete="off"
      maxLength={limit}
      value={address[name] ?? ''}
      aria-invalid={invalid || undefined}
      onChange={(event) => change({ [name]: event.target.value })}
    />
  );
  return (
    <span className="address-input">
      <DivisionCascade
        id={id}
        address={address}
        onChange={change}
        invalid={invalid}
        autoFocus={autoFocus}
        describedBy={describedBy}
      />
      {part('street', t('fields.street'), 'address-street', 200)}
      {part('postcode', t('fields.postcode'), 'address-postcode', 12)}
    </span>
  );
}

/** A postal address with the province / city / district cascade of China. */
export const address: FieldView = {
  Display,
  Input,
  Operand: textOperand,
  fullWidth: true,
  beside: () => [],
  reach: (value) => {
    const href = mapLink(partsOf(value));
    return href ? { name: 'fields.navigate', icon: 'pin', href } : null;
  },
};
