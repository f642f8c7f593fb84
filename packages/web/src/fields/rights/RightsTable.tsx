import { Fragment, type ReactNode, useState } from 'react';
import { type TextKey, useText } from '../../i18n/index.ts';
import { Icon } from '../../theme/index.ts';
import { useNarrow } from '../../ui/useNarrow.ts';
import { allRights, others, type Right } from './grants.ts';
import { moveInGrid } from './gridKeys.ts';
import type { RightsArea, RightsRow } from './useRightsRows.ts';
import './rights.css';

export interface RightsTableProps {
  label: string;
  areas: RightsArea[];
  /** What the cell of a right shows; null merges it into the one before. */
  cell(row: RightsRow, right: Right, at: Place): ReactNode;
  /** A cell after the rights. */
  end?(row: RightsRow, at: Place): ReactNode;
  endTitle?: string;
  /** Replaces the name of a column. */
  head?(right: Right, at: Place): ReactNode;
  /** Stands beneath a row over the whole width. */
  beneath?(row: RightsRow): ReactNode;
  /** The rows that say nothing of their own. */
  quiet?(row: RightsRow): boolean;
  /** On phones: the row in a few words. */
  brief(row: RightsRow): string;
}

/** Row and column of a control, for the arrow keys. */
export interface Place {
  row: number;
  column: number;
}

export const rightNames: Record<Right, TextKey> = {
  see: 'rights.see',
  edit: 'rights.edit',
  delete: 'rights.delete',
  assign: 'rights.assign',
  create: 'rights.create',
  import: 'rights.import',
  export: 'rights.export',
  bulk: 'rights.bulk',
};

/** Modules by area against rights; on phones one module under another, each to be opened. */
export function RightsTable(props: RightsTableProps) {
  return useNarrow() ? <RightsStack {...props} /> : <WideTable {...props} />;
}

function WideTable({ label, areas, cell, end, endTitle, head, beneath, quiet }: RightsTableProps) {
  const t = useText();
  let line = 0;
  return (
    <table className="rights" aria-label={label} onKeyDown={moveInGrid}>
      <thead>
        <tr>
          <th scope="col">{t('rights.module')}</th>
          {allRights.map((right, column) => (
            <th key={right} scope="col" className={column < 4 ? undefined : 'rights-flag'}>
              {head?.(right, { row: 0, column }) ?? t(rightNames[right])}
            </th>
          ))}
          {end && <th scope="col">{endTitle}</th>}
        </tr>
      </thead>
      {areas.map((area) => (
        <tbody key={area.key}>
          {area.name && (
            <tr className="rights-area">
              <th scope="rowgroup" colSpan={end ? 10 : 9}>
                {area.name}
              </th>
            </tr>
          )}
          {area.rows.map((row) => {
            line += 1;
            const at = line;
            const under = beneath?.(row);
            return (
              <Fragment key={row.path}>
                <tr
                  className={
                    row.path === others ? 'rights-others' : quiet?.(row) ? 'rights-quiet' : undefined
                  }
                >
                  <th scope="row">
                    <span className="rights-name">
                      <Icon name={row.icon} size={14} />
                      {row.name}
                    </span>
                  </th>
                  {mergedCells(row, (right, column) => cell(row, right, { row: at, column }))}
                  {end && <td className="rights-end">{end(row, { row: at, column: allRights.length })}</td>}
                </tr>
                {under && (
                  <tr className="rights-beneath">
                    <td colSpan={end ? 10 : 9}>{under}</td>
                  </tr>
                )}
              </Fragment>
            );
          })}
        </tbody>
      ))}
    </table>
  );
}

/** A cell with nothing in it lends its place to the one before. */
function mergedCells(row: RightsRow, cell: (right: Right, column: number) => ReactNode): ReactNode[] {
  const cells: { right: Right; content: ReactNode; span: number; flag: boolean }[] = [];
  for (const [column, right] of allRights.entries()) {
    const content = cell(right, column);
    const last = cells.at(-1);
    if (content === null && last) last.span += 1;
    else cells.push({ right, content, span: 1, flag: column >= 4 });
  }
  return cells.map(({ right, content, span, flag }) => (
    <td
      key={`${row.path}.${right}`}
      colSpan={span}
      className={flag && span === 1 ? 'rights-flag' : undefined}
    >
      {content}
    </td>
  ));
}

function RightsStack(props: RightsTableProps) {
  return (
    <div className="rights-stack">
      {props.areas.map((area) => (
        <section key={area.key}>
          {area.name && <h4>{area.name}</h4>}
          {area.rows.map((row) => (
            <StackedRow key={row.path} row={row} {...props} />
          ))}
        </section>
      ))}
    </div>
  );
}

function StackedRow({ row, cell, end, beneath, quiet, brief }: RightsTableProps & { row: RightsRow }) {
  const t = useText();
  const [open, setOpen] = useState(false);
  return (
    <div className={quiet?.(row) ? 'rights-card rights-quiet' : 'rights-card'}>
      <button type="button" className="rights-card-head" aria-expanded={open} onClick={() => setOpen(!open)}>
        <Icon name={open ? 'down' : 'right'} size={12} />
        <b>{row.name}</b>
        <span className="quiet">{brief(row)}</span>
      </button>
      {open && (
        <dl>
          {allRights.map((right, column) => {
            const content = cell(row, right, { row: 0, column });
            return (
              content !== null && (
                <div key={right}>
                  <dt>{t(rightNames[right])}</dt>
                  <dd>{content}</dd>
                </div>
              )
            );
          })}
        </dl>
      )}
      {open && end?.(row, { row: 0, column: allRights.length })}
      {open && beneath?.(row)}
    </div>
  );
}
