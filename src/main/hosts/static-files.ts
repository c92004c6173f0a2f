import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';

export interface StaticFile {
  readonly type: string;
  /** The name carries a hash of the content, so the file never changes under it. */
  readonly hashed: boolean;
  read(): Promise<Buffer>;
}

const types: Readonly<Record<string, string>> = {
  '.bcmap': 'application/octet-stream',
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.txt': 'text/plain; charset=utf-8',
  '.woff2': 'font/woff2',
};

/**
 * The files of a folder by the path they are asked for. The list is made once and only it is served: a path with
 * `..`, an encoded one or a link made later is simply not in it.
 */
export function listStaticFiles(folder: string): ReadonlyMap<string, StaticFile> {
  return new Map(
    filesBelow(folder).map(path => {
      const name = `/${path.slice(folder.length).replaceAll('\\', '/').replace(/^\/+/, '')}`;
      return [name, staticFile(path)] as const;
    }),
  );
}

/** Folder by folder: the folder may be inside a packed archive, which need not know how to list itself whole. */
function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap(entry => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesBelow(path) : entry.isFile() ? [path] : [];
  });
}

function staticFile(path: string): StaticFile {
  return {
    type: types[extname(path)] ?? 'application/octet-stream',
    hashed: /-[\w-]{8}\.\w+$/.test(path),
    read: () => readFile(path),
  };
}
