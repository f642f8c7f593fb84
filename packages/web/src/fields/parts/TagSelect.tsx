import { Select } from 'antd';
import { useAllTags } from '../../api/index.ts';
import { useText } from '../../i18n/index.ts';
import { TagMark } from '../../ui/TagMark.tsx';

interface TagSelectProps {
  /** A list when several may be chosen. */
  value: number | number[] | null;
  onChange(value: number | number[] | null): void;
  several?: boolean;
  label: string;
}

/** The tags there are for the reader, to choose one or several from; typing narrows them. */
export default function TagSelect({ value, onChange, several, label }: TagSelectProps) {
  const t = useText();
  const { data: tags = [], isPending } = useAllTags();
  return (
    <Select<number | number[]>
      className="choice-select"
      aria-label={label}
      mode={several ? 'multiple' : undefined}
      size="small"
      loading={isPending}
      placeholder={t('fields.choose')}
      notFoundContent={t('tags.none')}
      popupMatchSelectWidth={false}
      showSearch={{ optionFilterProp: 'label' }}
      value={value ?? undefined}
      onChange={(next) => onChange(next ?? null)}
      options={tags.map(({ id, name }) => ({ value: id, label: name }))}
      optionRender={({ value: id }) => {
        const tag = tags.find((one) => one.id === id);
        return tag && <TagMark tag={tag} />;
      }}
    />
  );
}
