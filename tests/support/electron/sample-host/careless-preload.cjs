const { ipcRenderer } = require('electron');

ipcRenderer.send('call', 'who');
