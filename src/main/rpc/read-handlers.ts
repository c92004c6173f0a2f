import { toBase64 } from '../../shared/gm/bytes.ts';
import { toListLease } from '../services/lease-views.ts';
import type { ReadCore } from '../services/read-core.ts';
import type { Handlers } from './handlers.ts';

type ReadName =
  | 'users.list'
  | 'leases.list'
  | 'invoices.list'
  | 'invoices.get'
  | 'invoices.file'
  | 'catalogue.get'
  | 'audit.verify'
  | 'audit.export';

/** What a folder answers while another process writes it. `core` throws `not_enrolled` before there is a terminal. */
export function createReadHandlers(core: () => ReadCore): Pick<Handlers, ReadName> {
  return {
    'users.list': () => core().users(),
    'leases.list': () => core().store.leases.list().map(toListLease),
    'invoices.list': question => core().views.list(question),
    'invoices.get': input => core().views.detail(input),
    'invoices.file': async ({ format, ...numbered }) => {
      const content = format === 'xml' ? core().views.xml(numbered) : await core().views.pdf(numbered);
      return { name: `${numbered.code}-${numbered.number}.${format}`, content: toBase64(content) };
    },
    'catalogue.get': () => core().catalogue(),
    'audit.verify': ({ head }) => core().verify(head),
    'audit.export': () => core().exportBundle(),
  };
}
