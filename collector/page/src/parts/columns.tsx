import type { ComponentChildren, JSX } from 'preact';

/** A column of a table. */
export interface Column<T> {
  readonly head: string;
  /** Classes of head and cells: how wide, on which side, and where on a narrow screen. */
  readonly look?: string;
  readonly cell: (row: T) => ComponentChildren;
  /** What a cell says in full where it is pointed at. */
  readonly full?: (row: T) => string | null;
}

export interface HeadsProps<T> {
  /** Head of the column before them, which says what each row is. */
  readonly first: string;
  readonly columns: readonly Column<T>[];
}

/** The heads of a table. The roles say that it is one where a narrow screen lays it out as none. */
export function Heads<T>({ first, columns }: HeadsProps<T>): JSX.Element {
  return (
    <thead role="rowgroup">
      <tr role="row">
        <th scope="col" role="columnheader">
          {first}
        </th>
        {columns.map(({ head, look }) => (
          <th key={head} scope="col" role="columnheader" class={look}>
            {head}
          </th>
        ))}
      </tr>
    </thead>
  );
}

/** The cells of a row, beside what the row is; each with the name of its column, for where that is not above it. */
export function Cells<T>({ row, columns }: { readonly row: T; readonly columns: readonly Column<T>[] }): JSX.Element {
  return (
    <>
      {columns.map(({ head, look, cell, full }) => (
        <td key={head} role="cell" class={look} data-head={head} title={full?.(row) ?? undefined}>
          {cell(row)}
        </td>
      ))}
    </>
  );
}
