import type { Address } from '@gejie/core';
import { areaList } from '@vant/area-data';
import { Cascader } from 'antd';
import { useText } from '../../i18n/index.ts';

export interface DivisionCascadeProps {
  id: string;
  address: Address;
  onChange(parts: Pick<Address, 'province' | 'city' | 'district'>): void;
  invalid?: boolean;
  autoFocus?: boolean;
  describedBy?: string;
}

interface Division {
  value: string;
  label: string;
  children?: Division[];
}

/** The first two digits of a division's code (GB/T 2260) are its province, the first four its city. */
const divisions: Division[] = nested(areaList.province_list, 2, (province) =>
  nested(beneath(areaList.city_list, province, 2), 4, (city) =>
    nested(beneath(areaList.county_list, city, 4), 6, () => []),
  ),
);

function nested(
  list: Record<string, string>,
  digits: number,
  below: (code: string) => Division[],
): Division[] {
  return Object.entries(list).map(([code, name]) => {
    const children = below(code.slice(0, digits));
    return { value: name, label: name, ...(children.length > 0 && { children }) };
  });
}

function beneath(list: Record<string, string>, code: string, digits: number): Record<string, string> {
  return Object.fromEntries(Object.entries(list).filter(([key]) => key.slice(0, digits) === code));
}

/** Chooses province, city and district together; typing any part of a name finds it. */
export default function DivisionCascade(props: DivisionCascadeProps) {
  const { id, address, onChange, invalid, autoFocus, describedBy } = props;
  const t = useText();
  const chosen = [address.province, address.city, address.district].filter((part) => part !== undefined);
  return (
    <Cascader
      id={id}
      className="division-cascade"
      aria-describedby={describedBy}
      status={invalid ? 'error' : undefined}
      autoFocus={autoFocus}
      options={divisions}
      changeOnSelect
      placeholder={t('fields.region')}
      notFoundContent={t('fields.nothingFound')}
      displayRender={(labels) => labels.join(' / ')}
      showSearch={{ limit: 30 }}
      value={chosen}
      onChange={(next) => {
        const [province, city, district] = (next ?? []) as string[];
        onChange({ province, city, district });
      }}
    />
  );
}
