import type { Command } from './command.ts';
import { demo } from './commands/demo.ts';
import { exportBundle } from './commands/export.ts';
import { init } from './commands/init.ts';
import { issue } from './commands/issue.ts';
import { leaseList, leaseRequest } from './commands/lease.ts';
import { practiceCode, practiceFault, practiceStart } from './commands/practice.ts';
import { show } from './commands/show.ts';
import { status } from './commands/status.ts';
import { sync } from './commands/sync.ts';
import { userAdd, userList } from './commands/user.ts';
import { verify } from './commands/verify.ts';

/** Every command by its words. */
export const commands: Readonly<Record<string, Command>> = {
  'practice start': practiceStart,
  'practice code': practiceCode,
  'practice fault': practiceFault,
  init,
  'user add': userAdd,
  'user list': userList,
  'lease request': leaseRequest,
  'lease list': leaseList,
  issue,
  show,
  sync,
  status,
  verify,
  export: exportBundle,
  demo,
};
