import { mkdirSync, writeFileSync } from 'node:fs';
import { openApiDocument } from '../src/shared/protocol/openapi.ts';

// Writes the document that the practice platform serves; a test says when it is stale.
const folder = new URL('../assets/protocol/', import.meta.url);
mkdirSync(folder, { recursive: true });
writeFileSync(new URL('openapi.json', folder), `${JSON.stringify(openApiDocument(), null, 2)}\n`);
