import type { OutlinedBlock, OutlinedFact } from '@gejie/core';
import type { ReactNode } from 'react';

type Views = { [K in OutlinedBlock['kind']]: (block: Extract<OutlinedBlock, { kind: K }>) => ReactNode };

/** How each block of a template looks on a page; what only paper has stays out. */
const views: Views = {
  letterhead: () => null,
  space: () => null,
  newPage: () => null,
  signatures: () => null,
  rule: () => <hr />,
  title: ({ text }) => <h1>{text}</h1>,
  text: ({ text, size, bold, align }) => (
    <p className={`outlined-text outlined-${size}`} style={{ textAlign: align }}>
      {bold ? <b>{text}</b> : text}
    </p>
  ),
  facts: ({ facts }) => (
    <dl className="outlined-facts">
      {facts.map(({ label, value }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  ),
  table: (block) => <OutlinedTable {...block} />,
  totals: ({ facts }) => <Totals facts={facts} />,
};

/** A template, filled in, as a page that phones can show. */
export function Outlined({ blocks }: { blocks: readonly OutlinedBlock[] }) {
  return blocks.map((block, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: blocks have no names of their own, and never change places
    <div key={index}>{views[block.kind](block as never)}</div>
  ));
}

function OutlinedTable({ columns, rows }: Extract<OutlinedBlock, { kind: 'table' }>) {
  return (
    <table className="outlined-table">
      <thead>
        <tr>
          {columns.map(({ label, figure }) => (
            <th key={label} className={figure ? 'figure' : undefined}>
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ cells, kind }, row) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows never change places
          <tr key={row} className={kind && `outlined-${kind}`}>
            {kind ? (
              <td colSpan={columns.length}>{cells[0]}</td>
            ) : (
              columns.map(({ label, figure }, index) => (
                <td key={label} data-label={label} className={figure ? 'figure' : undefined}>
                  {cells[index]}
                </td>
              ))
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Totals({ facts }: { facts: readonly OutlinedFact[] }) {
  return (
    <dl className="outlined-totals">
      {facts.map(({ label, value }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd className="figure">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
