import type { Migration } from '../migrate.ts';
import * as terminal from './0001-terminal.ts';
import * as window from './0002-window.ts';

/** The terminal's schema, in order. */
export const terminalMigrations: readonly Migration[] = [terminal, window];
