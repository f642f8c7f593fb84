import type { DayControlProps } from './dayControlProps.ts';
import { lazyPart } from './lazyPart.tsx';
import { useCoarsePointer } from './useCoarsePointer.ts';

const DayPicker = lazyPart(() => import('./DayPicker.tsx'));

/** Asks for a day (and time): a calendar on desktops, the phone's own wheel under a finger. */
export function DayControl(props: DayControlProps) {
  const finger = useCoarsePointer();
  if (!finger) return <DayPicker {...props} />;
  const { id, value, onChange, withTime, invalid, autoFocus, describedBy, label, small } = props;
  return (
    <input
      id={id}
      className={small ? 'operand-input' : 'text-input'}
      type={withTime ? 'datetime-local' : 'date'}
      // biome-ignore lint/a11y/noAutofocus: the caller moves the focus where the user has asked to type
      autoFocus={autoFocus}
      aria-label={label}
      aria-invalid={invalid || undefined}
      aria-describedby={describedBy}
      value={value?.replace(' ', 'T') ?? ''}
      onChange={(event) => onChange(event.target.value.replace('T', ' ') || null)}
    />
  );
}
