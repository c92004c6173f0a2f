import type { z } from 'zod';
import { audit } from './audit.ts';
import { batches } from './batches.ts';
import { catalogueContract } from './catalogue.ts';
import { drafts } from './drafts.ts';
import { homeContract } from './home.ts';
import { invoices } from './invoices.ts';
import { leases } from './leases.ts';
import { orders } from './orders.ts';
import { printing } from './printing.ts';
import { settingsContract } from './settings.ts';
import { setup } from './setup.ts';
import { statusContract } from './status.ts';
import { sync } from './sync.ts';
import { terminal } from './terminal.ts';
import { users } from './users.ts';

/** Everything that a window, the command line or a business system may ask of the core. */
export const contract = {
  ...statusContract,
  ...setup,
  ...terminal,
  ...users,
  ...catalogueContract,
  ...leases,
  ...invoices,
  ...drafts,
  ...orders,
  ...batches,
  ...printing,
  ...homeContract,
  ...settingsContract,
  ...sync,
  ...audit,
} as const;

export type Contract = typeof contract;
export type ProcedureName = keyof Contract;
/** What a caller sends, before parsing. */
export type InputOf<N extends ProcedureName> = z.input<Contract[N]['input']>;
/** What a handler receives. */
export type ParsedInputOf<N extends ProcedureName> = z.output<Contract[N]['input']>;
export type OutputOf<N extends ProcedureName> = z.output<Contract[N]['output']>;

export function isProcedureName(name: string): name is ProcedureName {
  return Object.hasOwn(contract, name);
}
