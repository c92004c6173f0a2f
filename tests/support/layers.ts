import { builtinModules } from 'node:module';
import type { SourceImport } from './source-tree.ts';

/** One row of the table: what lies below a folder may import these folders (beside itself) and these packages. */
export interface LayerRule {
  readonly folder: string;
  readonly folders: readonly string[];
  /** Names of packages; `node` stands for `node:*`. */
  readonly packages: readonly string[];
}

export interface Finding {
  readonly file: string;
  readonly specifier: string;
  readonly rule: string;
}

/** The rule with the longest folder that a file lies in. */
export function ruleOf(rules: readonly LayerRule[], file: string): LayerRule | undefined {
  return rules
    .filter(({ folder }) => isWithin(file, folder))
    .sort((a, b) => b.folder.length - a.folder.length)[0];
}

export function forbiddenImports(
  rules: readonly LayerRule[],
  imports: readonly SourceImport[],
): readonly Finding[] {
  return imports.flatMap(({ file, specifier, target }) => {
    const rule = ruleOf(rules, file);
    if (rule === undefined) return [{ file, specifier, rule: 'lies in no folder of the table' }];
    const allowed =
      target === undefined
        ? rule.packages.includes(packageOf(specifier))
        : ruleOf(rules, target) === rule || rule.folders.some(folder => isWithin(target, folder));
    const list = target === undefined ? rule.packages : rule.folders;
    const may = `${rule.folder} may import ${list.length === 0 ? 'none' : list.join(', ')}`;
    return allowed ? [] : [{ file, specifier, rule: may }];
  });
}

/** Circles between the folders of the table, each as `a → b → a`. */
export function folderCycles(
  rules: readonly LayerRule[],
  imports: readonly SourceImport[],
): readonly string[] {
  const edges = new Map<string, Set<string>>();
  for (const { file, target } of imports) {
    const from = ruleOf(rules, file)?.folder;
    const to = target === undefined ? undefined : ruleOf(rules, target)?.folder;
    if (from === undefined || to === undefined || from === to) continue;
    edges.set(from, (edges.get(from) ?? new Set()).add(to));
  }
  const cycles: string[] = [];
  const done = new Set<string>();
  const walk = (folder: string, path: readonly string[]): void => {
    const seen = path.indexOf(folder);
    if (seen >= 0) cycles.push([...path.slice(seen), folder].join(' → '));
    if (seen >= 0 || done.has(folder)) return;
    for (const next of edges.get(folder) ?? []) walk(next, [...path, folder]);
    done.add(folder);
  };
  for (const folder of edges.keys()) walk(folder, []);
  return cycles;
}

function isWithin(file: string, folder: string): boolean {
  return file === folder || file.startsWith(`${folder}/`);
}

/** The name that a package is installed under; `node` for Node's own. */
export function packageOf(specifier: string): string {
  if (specifier.startsWith('node:') || builtinModules.includes(specifier)) return 'node';
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
}
