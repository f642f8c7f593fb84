import type { ModuleMetadata } from '@gejie/core';
import { useModules } from '../../../api/index.ts';
import { useLabel } from '../../../i18n/index.ts';
import { useModuleNames } from '../../../naming/moduleNames.ts';
import { Check } from '../../../ui/Check.tsx';
import { Pick } from '../../SettingsScreens/Pick.tsx';
import type { KindProps } from './optionProps.ts';

/** The module that a reference points into. */
export function Target({ option, value, problem, onChange }: KindProps) {
  const label = useLabel();
  const names = useModuleNames();
  const modules = usePointable();
  const chosen = Array.isArray(value) ? String(value[0] ?? '') : '';
  return (
    <Pick
      label={label(option.label)}
      value={chosen}
      options={['', ...modules.map(({ path }) => path)]}
      problem={problem}
      text={(path) => {
        const module = modules.find((one) => one.path === path);
        return module ? names.many(module) : '';
      }}
      onChange={(path) => onChange(path === '' ? null : [path])}
    />
  );
}

/** The modules that a reference may point into. */
export function Targets({ option, value, problem, onChange }: KindProps) {
  const label = useLabel();
  const names = useModuleNames();
  const chosen = Array.isArray(value) ? (value as string[]) : [];
  return (
    <fieldset className="option-targets">
      <legend className="field-label">{label(option.label)}</legend>
      {usePointable().map((module) => (
        <Check
          key={module.path}
          label={names.many(module)}
          checked={chosen.includes(module.path)}
          onChange={(on) =>
            onChange(on ? [...chosen, module.path] : chosen.filter((path) => path !== module.path))
          }
        />
      ))}
      {problem && <p className="field-error">{problem}</p>}
    </fieldset>
  );
}

function usePointable(): ModuleMetadata[] {
  const { data: modules = [] } = useModules();
  return modules.filter(({ keptBy }) => keptBy === 'people');
}
