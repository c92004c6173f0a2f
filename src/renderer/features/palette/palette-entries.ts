import type { Settings } from '../../../shared/contract/settings.ts';
import type { User } from '../../../shared/contract/users.ts';
import type { Route, Section } from '../../routing/route.ts';
import { paletteTexts } from '../../texts/palette.ts';
import { settingsTexts } from '../../texts/settings.ts';
import { sectionTexts } from '../../texts/shell.ts';

export type Group = keyof typeof paletteTexts.groups;

/** What choosing an entry does. */
export type Deed =
  | { readonly do: 'go'; readonly to: Route }
  | { readonly do: 'lock' }
  | { readonly do: 'upload' }
  | { readonly do: 'why' }
  | { readonly do: 'display'; readonly patch: Partial<Settings['display']> };

export interface Entry {
  readonly id: string;
  readonly group: Group;
  readonly label: string;
  readonly keys?: string | undefined;
  readonly deed: Deed;
}

export interface Page {
  readonly section: Section;
  readonly keys: string;
  readonly route: Route;
}

const { commands } = paletteTexts;

/** Everything here exists elsewhere too; this is the way by name. */
export function paletteEntries(pages: readonly Page[], user: User, current: Section): readonly Entry[] {
  const go = (to: Route): Deed => ({ do: 'go', to });
  const has = (section: Section) => pages.some(page => page.section === section);
  const themes = (['light', 'dark', 'contrast', 'large'] as const).map(
    (theme): Entry => command(theme, { do: 'display', patch: { theme } }),
  );
  const densities = (['standard', 'compact'] as const).map(
    (density): Entry => command(density, { do: 'display', patch: { density } }),
  );
  return [
    ...pages.map(
      ({ section, keys, route }): Entry => ({
        id: `page-${section}`,
        group: 'page',
        label: sectionTexts[section],
        keys,
        deed: go(route),
      }),
    ),
    { ...command('why', { do: 'why' }) },
    { ...command('upload', { do: 'upload' }) },
    { ...command('lock', { do: 'lock' }), keys: 'Ctrl+Shift+L' },
    { ...command('keysCard', go({ screen: 'help', of: current })), keys: 'F1' },
    ...(has('leases') && user.roles.includes('manager')
      ? [command('request', go({ screen: 'leases' }))]
      : []),
    ...(user.roles.includes('administrator')
      ? [command('addUser', go({ screen: 'settings', page: 'people' }))]
      : []),
    ...themes,
    ...densities,
    ...(['display', 'people', 'orders'] as const).map(
      (page): Entry => ({
        id: `setting-${page}`,
        group: 'setting',
        label: settingsTexts.pages[page],
        deed: go({ screen: 'settings', page }),
      }),
    ),
  ];
}

function command(name: keyof typeof commands, deed: Deed): Entry {
  return { id: `command-${name}`, group: 'command', label: commands[name], deed };
}

/** Tells whether a name answers to what was typed, and from which character on. */
export type Matcher = (label: string, query: string) => number | undefined;

export const byWords: Matcher = (label, query) => {
  const at = label.toLowerCase().indexOf(query.toLowerCase());
  return at < 0 ? undefined : at;
};

/**
 * What answers to the query, the nearer its beginning the better, ties in the order given. With nothing typed: what
 * was used last, then everything.
 */
export function rankEntries(
  entries: readonly Entry[],
  query: string,
  { recent, matches }: { readonly recent: readonly string[]; readonly matches: Matcher },
): readonly Entry[] {
  const text = query.trim();
  if (text === '') {
    const used = recent.flatMap(id => entries.filter(entry => entry.id === id));
    return [
      ...used.map(entry => ({ ...entry, group: 'recent' as const })),
      ...entries.filter(entry => !used.includes(entry)),
    ];
  }
  return entries
    .map(entry => ({ entry, at: byWords(entry.label, text) ?? matches(entry.label, text) }))
    .filter((found): found is { entry: Entry; at: number } => found.at !== undefined)
    .toSorted((a, b) => a.at - b.at)
    .map(({ entry }) => entry);
}
