import { fieldOf, useModule } from '../../api/index.ts';
import { useLabel } from '../../i18n/index.ts';

/** What a function of roles is called. */
export function useFunctionName(): (name: string) => string {
  const label = useLabel();
  const roles = useModule('roles');
  const choices = (roles && fieldOf(roles, 'functions')?.choices) ?? [];
  return (name) => label(choices.find(({ value }) => value === name)?.label) || name;
}
