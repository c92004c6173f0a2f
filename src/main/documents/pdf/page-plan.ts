import type { Face } from '../../../shared/domain/catalogue.ts';
import type { NamedItem } from '../../../shared/domain/invoice.ts';

export interface PagePlan {
  readonly items: readonly NamedItem[];
  /** Rows the table has on this page, used or not. */
  readonly rows: number;
  /** From 1. The first page is the face; the others carry its head and go on with the table. */
  readonly page: number;
  readonly pages: number;
}

/** Free space below the table of a continuation page, in millimetres: the page number stands there. */
const footRoom = 12;

/** Items over pages: as many as the face has rows on the first, then to the foot of each continuation page. */
export function planPages(items: readonly NamedItem[], { table, height }: Face): readonly PagePlan[] {
  const tableTop = table.y + table.headHeight;
  const more = Math.max(1, Math.floor((height - footRoom - tableTop) / table.rowHeight));
  const continuations = Math.max(0, Math.ceil((items.length - table.rows) / more));
  const pages = 1 + continuations;
  return Array.from({ length: pages }, (_, index) => {
    const rows = index === 0 ? table.rows : more;
    const start = index === 0 ? 0 : table.rows + (index - 1) * more;
    return { items: items.slice(start, start + rows), rows, page: index + 1, pages };
  });
}
