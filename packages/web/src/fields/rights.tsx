import { type ModuleGrant, plainRights, type RightsTable, reaches, reachRights } from '@gejie/core';
import { useModules } from '../api/index.ts';
import { useFormat, useLabel, useText } from '../i18n/index.ts';
import type { DisplayProps, FieldView, InputProps } from './fieldView.ts';
import { noOperand } from './parts/noOperand.tsx';

function tableOf(value: unknown): RightsTable {
  return typeof value === 'object' && value !== null ? (value as RightsTable) : {};
}

/** What a path of the table is called; `*` stands for every module that is not named. */
function useModuleName(): (path: string) => string {
  const t = useText();
  const label = useLabel();
  const { data: modules = [] } = useModules();
  return (path) =>
    path === '*' ? t('fields.rights.others') : label(modules.find((one) => one.path === path)?.label) || path;
}

interface MatrixProps {
  value: RightsTable;
  onChange(value: RightsTable): void;
  id: string;
}

/** Modules down, rights across; `*` holds for every module that is not named. */
function RightsMatrix({ value, onChange, id }: MatrixProps) {
  const t = useText();
  const nameOf = useModuleName();
  const { data: modules = [] } = useModules();
  const paths = ['*', ...modules.map((module) => module.path)];
  const grant = (path: string, change: ModuleGrant) =>
    onChange({ ...value, [path]: { ...(value[path] ?? value['*']), ...change } });
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and the keyboard has to get there
    // biome-ignore lint/a11y/useSemanticElements: it is no part of the page's outline
    <div className="rights-scroll" role="group" tabIndex={0} aria-label={t('fields.rights.table')}>
      <table className="rights" id={id}>
        <thead>
          <tr>
            <th scope="col">{t('fields.rights.module')}</th>
            {[...reachRights, ...plainRights].map((right) => (
              <th key={right} scope="col">
                {t(`fields.rights.${right}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {paths.map((path) => {
            const held = value[path] ?? value['*'] ?? {};
            return (
              <tr key={path} className={value[path] ? undefined : 'rights-inherited'}>
                <th scope="row">{nameOf(path)}</th>
                {reachRights.map((right) => (
                  <td key={right}>
                    <select
                      className="operand-input"
                      aria-label={`${nameOf(path)}: ${t(`fields.rights.${right}`)}`}
                      value={held[right] ?? 'none'}
                      onChange={(event) => grant(path, { [right]: event.target.value })}
                    >
                      {reaches.map((reach) => (
                        <option key={reach} value={reach}>
                          {t(`fields.reach.${reach}`)}
                        </option>
                      ))}
                    </select>
                  </td>
                ))}
                {plainRights.map((right) => (
                  <td key={right}>
                    <input
                      type="checkbox"
                      className="check"
                      aria-label={`${nameOf(path)}: ${t(`fields.rights.${right}`)}`}
                      checked={held[right] === true}
                      onChange={(event) => grant(path, { [right]: event.target.checked })}
                    />
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/** In words: module by module, what may be done and how far. */
function RightsSummary({ value }: { value: RightsTable }) {
  const t = useText();
  const format = useFormat();
  const nameOf = useModuleName();
  const wordsOf = (grant: ModuleGrant) => [
    ...reachRights
      .filter((right) => (grant[right] ?? 'none') !== 'none')
      .map((right) => `${t(`fields.rights.${right}`)} ${t(`fields.reach.${grant[right] ?? 'none'}`)}`),
    ...plainRights.filter((right) => grant[right]).map((right) => t(`fields.rights.${right}`)),
  ];
  return (
    <dl className="rights-summary">
      {Object.entries(value).map(([path, grant]) => (
        <div key={path}>
          <dt>{nameOf(path)}</dt>
          <dd>{format.list(wordsOf(grant)) || t('fields.reach.none')}</dd>
        </div>
      ))}
    </dl>
  );
}

function Display({ value, compact }: DisplayProps) {
  const t = useText();
  const table = tableOf(value);
  if (!compact) return <RightsSummary value={table} />;
  return <span>{t('fields.rights.count', { count: Object.keys(table).length })}</span>;
}

function Input({ id, value, onChange }: InputProps) {
  return <RightsMatrix id={id} value={tableOf(value)} onChange={onChange} />;
}

/** What a role may do: module by right, and how far each right reaches. */
export const rights: FieldView = {
  Display,
  Input,
  Operand: noOperand,
  fullWidth: true,
  tall: true,
};
