import './print.css';
import { drawForPaper } from './draw-for-paper.ts';

// In a window nobody sees: the file that is asked for in the address is drawn, and the host is told when it can print.
const job = new URLSearchParams(location.search).get('job') ?? '';
const file = await fetch(`/print/${job}.pdf`);
const { width, height } = await drawForPaper(new Uint8Array(await file.arrayBuffer()), document.body);
await fetch(`/print/${job}/ready?width=${width}&height=${height}`);
