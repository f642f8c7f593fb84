export interface DayControlProps {
  id?: string;
  /** `2026-11-23`, or `2026-11-23 09:30` with a time. */
  value: string | null;
  onChange(value: string | null): void;
  withTime?: boolean;
  invalid?: boolean;
  autoFocus?: boolean;
  describedBy?: string;
  label?: string;
  small?: boolean;
}
