import { useQueryOf } from '../../api/use-query-of.ts';
import { invoiceTexts } from '../../texts/invoices.ts';

/** People by name instead of by id; who has left the list keeps the id. */
export function useNames(): (actor: string) => string {
  const { data = [] } = useQueryOf('users.list', {});
  return actor =>
    actor === 'system' ? invoiceTexts.system : (data.find(({ id }) => id === actor)?.name ?? actor);
}
