import type { Status } from '../../shared/contract/status.ts';
import { Icon } from '../components/icon.tsx';
import { KeyHint } from '../components/key-hint.tsx';
import { hrefOf, type Section } from '../routing/route.ts';
import { rail, type SectionEntry } from '../routing/sections.ts';
import { groupTexts, sectionTexts, shellTexts } from '../texts/shell.ts';

export interface RailProps {
  readonly current: Section;
  readonly status: Status;
}

/** Where one can go. Narrow windows show the icons alone; the names stay for assistive technology and as titles. */
export function Rail({ current, status }: RailProps) {
  return (
    <nav className="rail" aria-label={shellTexts.navigation}>
      {(['daily', 'manage', 'system'] as const).map(group => (
        <div key={group} className="rail-group">
          <p className="rail-head" id={`rail-${group}`}>
            {groupTexts[group]}
          </p>
          <ul aria-labelledby={`rail-${group}`}>
            {rail
              .filter(entry => entry.group === group)
              .map(entry => (
                <li key={entry.section}>{link(entry, current, marks(entry.section, status))}</li>
              ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}

function link({ section, icon, keys, route }: SectionEntry, current: Section, mark: number) {
  const name = sectionTexts[section];
  return (
    <a
      className="rail-link"
      href={hrefOf(route)}
      title={`${name} ${keys}`}
      aria-keyshortcuts={keys}
      {...(current === section ? { 'aria-current': 'page' as const } : {})}
    >
      <Icon name={icon} />
      <span className="rail-name">{name}</span>
      {mark > 0 ? <span className="rail-mark">{mark}</span> : null}
      <KeyHint keys={keys} />
    </a>
  );
}

/** What waits behind an entry. */
function marks(section: Section, status: Status): number {
  return section === 'sync' ? status.objected + status.refused + status.unknown : 0;
}
