import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import { useFormat, useText } from '../../i18n/index.ts';
import type { DayControlProps } from './dayControlProps.ts';

const iso = 'YYYY-MM-DD';
/** Ways people write a day beside the one it is shown in. */
const written = [iso, 'YYYY/M/D', 'YYYY.M.D', 'YYYYMMDD'];
const dayFirst = [...written, 'D/M/YYYY', 'D.M.YYYY', 'D/M', 'D.M'];
const monthFirst = [...written, 'M/D/YYYY', 'M-D', 'M/D'];

/** antd's calendar over a day or a wall-clock time, both as text. */
export default function DayPicker(props: DayControlProps) {
  const { id, value, onChange, withTime, invalid, autoFocus, describedBy, label, small } = props;
  const t = useText();
  const { dayPattern } = useFormat();
  const ways = [dayPattern, ...(dayPattern.startsWith('D') ? dayFirst : monthFirst)];
  const pattern = withTime ? `${dayPattern} HH:mm` : dayPattern;
  const hint = t(withTime ? 'fields.dateTimeHint' : 'fields.dateHint');
  return (
    <DatePicker
      id={id}
      aria-label={label}
      aria-describedby={describedBy}
      className="day-picker"
      size={small ? 'small' : 'middle'}
      status={invalid ? 'error' : undefined}
      autoFocus={autoFocus}
      placeholder={dayPattern === iso ? hint : pattern}
      format={withTime ? ways.map((way) => `${way} HH:mm`) : ways}
      showTime={withTime ? { format: 'HH:mm', minuteStep: 5 } : false}
      needConfirm={false}
      value={value && dayjs(value).isValid() ? dayjs(value) : null}
      onChange={(chosen) => onChange(chosen ? chosen.format(withTime ? `${iso} HH:mm` : iso) : null)}
    />
  );
}
