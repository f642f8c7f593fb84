const lengths = [62, 48, 74, 55, 80, 44, 68];

/** Grey rows where records will be. */
export function SkeletonRows({ columns, rows = 14 }: { columns: number; rows?: number }) {
  return Array.from({ length: rows }, (_row, row) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: these rows are all alike
    <tr key={row}>
      {Array.from({ length: columns }, (_cell, cell) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: these cells are all alike
        <td key={cell} aria-hidden="true">
          {cell > 0 && (
            <span
              className="skeleton"
              style={{ height: 12, width: `${lengths[(row + cell) % lengths.length]}%` }}
            />
          )}
        </td>
      ))}
    </tr>
  ));
}
