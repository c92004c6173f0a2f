const { contextBridge, ipcRenderer } = require('electron');

contextBridge.exposeInMainWorld('desk', {
  call: (name, input) => ipcRenderer.invoke('call', name, input),
  subscribe(listener) {
    const forward = (_event, message) => listener(message);
    ipcRenderer.on('events', forward);
    return () => ipcRenderer.off('events', forward);
  },
});
