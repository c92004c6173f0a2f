import type { Migration } from '../../db/migrate.ts';
import * as platform from './0001-platform.ts';
import * as lists from './0002-lists.ts';

/** The practice platform's schema, in order. */
export const platformMigrations: readonly Migration[] = [platform, lists];
