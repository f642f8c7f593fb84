import { plainRights, type RightsTable, reachRights } from '@gejie/core';
import { useModules } from '../../api/index.ts';
import { useLabel, useText } from '../../i18n/index.ts';
import type { ChangeProps } from '../fieldView.ts';
import { rightsTableOf } from '../rightsTableOf.ts';
import { heldGrant, others } from './grants.ts';
import './rightsChange.css';

interface Line {
  path: string;
  what: string;
  from: string;
  to: string;
}

/** Two tables of rights beside each other, only what differs: 客户 · 查看 本人 → 全部. */
export default function RightsChange({ from, to }: ChangeProps) {
  const t = useText();
  const label = useLabel();
  const { data: modules = [] } = useModules();
  const lines = useLines()(rightsTableOf(from), rightsTableOf(to));
  const nameOf = (path: string) =>
    path === others ? t('rights.others') : label(modules.find((one) => one.path === path)?.label) || path;
  return (
    <ul className="rights-change">
      {lines.map(({ path, what, from: was, to: is }) => (
        <li key={`${path} ${what}`}>
          <span className="rights-change-place">
            {nameOf(path)} · {fieldLabel(path, what) ?? what}
          </span>
          <span>{was}</span>
          <span aria-hidden="true" className="rights-change-arrow">
            →
          </span>
          <strong>{is}</strong>
        </li>
      ))}
    </ul>
  );

  function fieldLabel(path: string, name: string): string | undefined {
    const field = modules.find((one) => one.path === path)?.fields.find((one) => one.name === name);
    return field && label(field.label);
  }
}

function useLines() {
  const t = useText();
  const flag = (granted = false) => t(granted ? 'rights.allow' : 'rights.forbid');
  return (before: RightsTable, after: RightsTable): Line[] => {
    const paths = [...new Set([others, ...Object.keys(before), ...Object.keys(after)])];
    return paths.flatMap((path) => {
      const [was, is] = [heldGrant(before, path), heldGrant(after, path)];
      const reach = reachRights.map((right) => ({
        what: t(`rights.${right}`),
        from: t(`rights.reach.${was[right] ?? 'none'}`),
        to: t(`rights.reach.${is[right] ?? 'none'}`),
      }));
      const plain = plainRights.map((right) => ({
        what: t(`rights.${right}`),
        from: flag(was[right]),
        to: flag(is[right]),
      }));
      const fields = [...new Set([...Object.keys(was.fields ?? {}), ...Object.keys(is.fields ?? {})])].map(
        (name) => ({
          what: name,
          from: t(`rights.field.${was.fields?.[name] ?? 'write'}`),
          to: t(`rights.field.${is.fields?.[name] ?? 'write'}`),
        }),
      );
      return [...reach, ...plain, ...fields]
        .filter((line) => line.from !== line.to)
        .map((line) => ({ path, ...line }));
    });
  };
}
