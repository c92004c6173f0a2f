import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { parseSync, Visitor } from 'oxc-parser';

/** Paths below a folder, with `/`, and their text. */
export type SourceTree = ReadonlyMap<string, string>;

export interface SourceImport {
  readonly file: string;
  /** As written. */
  readonly specifier: string;
  /** The file it leads to, as a path of the tree; `undefined` for a package. */
  readonly target: string | undefined;
}

export function readSourceTree(root: string): SourceTree {
  return new Map(
    readdirSync(root, { recursive: true, withFileTypes: true })
      .filter(entry => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name))
      .map(path => [
        path.slice(root.length).replaceAll('\\', '/').replace(/^\//, ''),
        readFileSync(path, 'utf8'),
      ]),
  );
}

/** Everything a file takes from elsewhere: values, types, re-exports, `import()` of both. Throws where it cannot be told. */
export function importsOf(file: string, text: string): readonly SourceImport[] {
  const specifiers: string[] = [];
  const take = (source: { readonly value?: unknown } | null): void => {
    if (source === null) return;
    if (typeof source.value !== 'string') throw new SyntaxError(`${file}: an import that is not a literal`);
    specifiers.push(source.value);
  };
  new Visitor({
    ImportDeclaration: node => take(node.source),
    ExportAllDeclaration: node => take(node.source),
    ExportNamedDeclaration: node => take(node.source),
    ImportExpression: node => take(node.source as { value?: unknown }),
    TSImportType: node => take(node.source),
    TSExternalModuleReference: node => take(node.expression),
  }).visit(parse(file, text));
  return specifiers.map(specifier => ({
    file,
    specifier,
    target: specifier.startsWith('.') ? posix.join(posix.dirname(file), specifier) : undefined,
  }));
}

export function hasDefaultExport(file: string, text: string): boolean {
  let found = false;
  new Visitor({
    ExportDefaultDeclaration: () => {
      found = true;
    },
    ExportSpecifier: ({ exported }) => {
      if ((exported.type === 'Identifier' ? exported.name : exported.value) === 'default') found = true;
    },
  }).visit(parse(file, text));
  return found;
}

/** What a file of declarations declares for everybody. */
export function declaredNames(file: string, text: string): readonly string[] {
  return parse(file, text).body.map(statement => {
    if (statement.type === 'VariableDeclaration')
      return statement.declarations.map(({ id }) => (id.type === 'Identifier' ? id.name : '?')).join();
    return 'id' in statement && statement.id?.type === 'Identifier' ? statement.id.name : statement.type;
  });
}

function parse(file: string, text: string) {
  const { program, errors } = parseSync(file, text);
  if (errors.length > 0) throw new SyntaxError(`${file}: ${errors[0]?.message}`);
  return program;
}
