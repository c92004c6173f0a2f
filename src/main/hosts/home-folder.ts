import os from 'node:os';
import { join } from 'node:path';

/** Where everything lies unless told otherwise: real data in `terminal/`, practice in `training/`. */
export function homeFolder(): string {
  const told = process.env['UNIT_INVOICING_HOME'];
  if (told !== undefined && told !== '') return told;
  if (process.platform === 'win32')
    return join(process.env['LOCALAPPDATA'] ?? join(os.homedir(), 'AppData', 'Local'), 'unit-invoicing');
  return join(os.homedir(), '.local', 'share', 'unit-invoicing');
}

export function terminalFolder(): string {
  return join(homeFolder(), 'terminal');
}

export function practiceFolder(): string {
  return join(homeFolder(), 'training', 'practice');
}
