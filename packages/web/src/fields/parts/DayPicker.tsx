import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import { useText } from '../../i18n/index.ts';
import type { DayControlProps } from './DayControl.tsx';

/** Ways people write a day; the first is how it is shown. */
const written = ['YYYY-MM-DD', 'YYYY/M/D', 'YYYY.M.D', 'YYYYMMDD', 'M-D', 'M/D'];

/** antd's calendar over a day or a wall-clock time, both as text. */
export default function DayPicker(props: DayControlProps) {
  const { id, value, onChange, withTime, invalid, autoFocus, describedBy, label, small } = props;
  const t = useText();
  return (
    <DatePicker
      id={id}
      aria-label={label}
      aria-describedby={describedBy}
      className="day-picker"
      size={small ? 'small' : 'middle'}
      status={invalid ? 'error' : undefined}
      autoFocus={autoFocus}
      placeholder={t(withTime ? 'fields.dateTimeHint' : 'fields.dateHint')}
      format={withTime ? 'YYYY-MM-DD HH:mm' : written}
      showTime={withTime ? { format: 'HH:mm', minuteStep: 5 } : false}
      needConfirm={false}
      value={value && dayjs(value).isValid() ? dayjs(value) : null}
      onChange={(chosen) =>
        onChange(chosen ? chosen.format(withTime ? 'YYYY-MM-DD HH:mm' : 'YYYY-MM-DD') : null)
      }
    />
  );
}
