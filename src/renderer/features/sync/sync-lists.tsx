import type { ReactNode } from 'react';
import type { Status } from '../../../shared/contract/status.ts';
import type { SyncOverview } from '../../../shared/contract/sync.ts';
import { countText } from '../../components/figures.ts';
import { TabList } from '../../components/tab-list.tsx';
import { goTo, type SyncListName, syncLists } from '../../routing/route.ts';
import { outageTexts, syncTexts } from '../../texts/sync.ts';
import { ObjectionCard } from './objection-card.tsx';
import { objectionCauses, type Waiting } from './objection-causes.ts';
import { OutageTable } from './outage-table.tsx';
import { WaitingTable } from './waiting-table.tsx';

export interface SyncListsProps {
  /** What somebody asked for; the most pressing list that is not empty until they do. */
  readonly chosen: SyncListName | undefined;
  readonly overview: SyncOverview;
  readonly status: Status | undefined;
  readonly busy: boolean;
  readonly onResend: () => void;
}

/** What waits, by what has to be done about it. */
export function SyncLists({ chosen, overview, status, busy, onResend }: SyncListsProps) {
  const { counts, waiting, outages } = overview;
  const sizes: Readonly<Record<SyncListName, number>> = {
    objected: counts.objected + counts.refused,
    unknown: counts.unknown,
    queued: counts.queued + counts.sending,
    outages: outages.length,
  };
  const selected = chosen ?? syncLists.find(name => sizes[name] > 0) ?? 'queued';
  const labels = { ...syncTexts, outages: outageTexts.tab };
  return (
    <TabList
      id="sync-tab"
      label={syncTexts.lists}
      tabs={syncLists.map(name => ({ name, label: `${labels[name]} ${countText(sizes[name])}` }))}
      selected={selected}
      onSelect={list => goTo({ screen: 'sync', list })}
    >
      {panel(selected)}
    </TabList>
  );

  function panel(name: SyncListName): ReactNode {
    if (name === 'outages') return <OutageTable outages={outages} />;
    if (sizes[name] === 0) return <p className="sync-note">{emptyText(overview)}</p>;
    if (name === 'objected')
      return objectionCauses(waiting).map(cause => (
        <ObjectionCard
          key={`${cause.state}${cause.code}${cause.text}`}
          {...{ cause, status, busy, onResend }}
        />
      ));
    const own = waiting.filter(({ state }) => isIn(name, state));
    return (
      <>
        <p className="sync-note">{name === 'unknown' ? syncTexts.unknownNote : syncTexts.queuedNote}</p>
        {own.length < sizes[name] ? (
          <p className="sync-note">{syncTexts.listed(own.length, countText(sizes[name]))}</p>
        ) : null}
        <WaitingTable label={syncTexts[name]} invoices={own} />
      </>
    );
  }
}

function isIn(name: 'unknown' | 'queued', state: Waiting['state']): boolean {
  return name === 'unknown' ? state === 'unknown' : state === 'queued' || state === 'sending';
}

function emptyText({ counts, lastHead }: SyncOverview): string {
  const open = counts.queued + counts.sending + counts.unknown + counts.objected + counts.refused;
  if (open + counts.accepted === 0) return syncTexts.nothingYet;
  return open === 0 && lastHead !== null
    ? syncTexts.allAccepted(lastHead.time.slice(0, 16).replace('T', ' '))
    : syncTexts.listEmpty;
}
