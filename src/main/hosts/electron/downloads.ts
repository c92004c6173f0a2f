import type { Session } from 'electron';

/** A file the page hands over is saved where the person says, in the system's own dialog. */
export function saveWithDialog(session: Session): void {
  session.on('will-download', (_event, item) => {
    item.setSaveDialogOptions({ title: '保存文件', defaultPath: item.getFilename() });
  });
}
