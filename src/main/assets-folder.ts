import { fileURLToPath } from 'node:url';

/** What is shipped and only read. Bundles lie in a folder of the same depth, so the way is the same for them. */
export const assetsFolder = fileURLToPath(new URL('../../assets/', import.meta.url));
