import type { MessageBoxOptions, OpenDialogOptions, SaveDialogOptions } from 'electron';
import type { Control } from './control.ts';
import { strict } from './strict.ts';
import type { Provided } from './surface.ts';

/** Native dialogs go to the test, which answers them. */
export function createDialog({ ask }: Control): Provided<'dialog'> {
  const members = {
    showErrorBox: (title, content) => void ask({ kind: 'error-box', title, content }),
    async showMessageBox(...given: readonly unknown[]) {
      const options = given.at(-1) as MessageBoxOptions;
      return (await ask({ kind: 'message-box', options })) as Electron.MessageBoxReturnValue;
    },
    async showSaveDialog(...given: readonly unknown[]) {
      const options = given.at(-1) as SaveDialogOptions;
      return (await ask({ kind: 'save', options })) as Electron.SaveDialogReturnValue;
    },
    async showOpenDialog(...given: readonly unknown[]) {
      const options = given.at(-1) as OpenDialogOptions;
      return (await ask({ kind: 'open', options })) as Electron.OpenDialogReturnValue;
    },
  } satisfies Provided<'dialog'>;
  return strict('dialog', members);
}
