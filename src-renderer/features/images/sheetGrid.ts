/** A grid of equal cells that is taller than its view. */
export interface SheetGrid {
  count: number;
  columns: number;
  /** Height of a row, and of the view, in pixels. */
  rowPx: number;
  viewPx: number;
}

export const columnsIn = (widthPx: number, cellPx: number): number =>
  Math.max(1, Math.floor(widthPx / cellPx));

export const heightOf = ({ count, columns, rowPx }: SheetGrid): number => Math.ceil(count / columns) * rowPx;

/** The cells to draw at a scroll position, one row more on either side: from `first` to before `end`. */
export function visibleCells(grid: SheetGrid, scrollPx: number): { first: number; end: number } {
  const { count, columns, rowPx, viewPx } = grid;
  const firstRow = Math.max(0, Math.floor(scrollPx / rowPx) - 1);
  const endRow = Math.ceil((scrollPx + viewPx) / rowPx) + 1;
  return { first: Math.min(count, firstRow * columns), end: Math.min(count, endRow * columns) };
}

/** The scroll position nearest to the present one that shows a cell whole. */
export function scrollTo({ columns, rowPx, viewPx }: SheetGrid, index: number, scrollPx: number): number {
  const top = Math.floor(index / columns) * rowPx;
  return Math.max(top + rowPx - viewPx, Math.min(top, scrollPx));
}

/** Where a key leads from a cell; null for a key that leads nowhere. */
export function afterKey(
  { count, columns, rowPx, viewPx }: SheetGrid,
  index: number,
  key: string,
): number | null {
  const page = columns * Math.max(1, Math.floor(viewPx / rowPx));
  const steps: Record<string, number> = {
    ArrowLeft: -1,
    ArrowRight: 1,
    ArrowUp: -columns,
    ArrowDown: columns,
    PageUp: -page,
    PageDown: page,
    Home: -count,
    End: count,
  };
  if (!Object.hasOwn(steps, key) || count === 0) return null;
  return Math.min(count - 1, Math.max(0, index + steps[key]));
}
