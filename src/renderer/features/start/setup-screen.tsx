import './start.css';
import type { KeyboardEvent } from 'react';
import { ActionButton } from '../../components/action-button.tsx';
import { isComposing } from '../../components/key-name.ts';
import { moveStep } from '../../components/step-keys.ts';
import { useShortcuts } from '../../components/use-shortcuts.ts';
import { startTexts } from '../../texts/start.ts';
import { ConnectStep } from './connect-step.tsx';
import { FirstLease } from './first-lease.tsx';
import { PersonStep } from './person-step.tsx';
import { PrepareStep } from './prepare-step.tsx';
import { PurposeStep } from './purpose-step.tsx';
import { StepList } from './step-list.tsx';
import { UnitStep } from './unit-step.tsx';
import { useSetup } from './use-setup.ts';

export interface SetupScreenProps {
  /** The core is being set up from here on; what it says meanwhile is not the end of it. */
  readonly onBegin: () => void;
  readonly onDone: () => void;
}

/** From nothing to a desk that can issue. Going back loses nothing that was typed. */
export function SetupScreen(props: SetupScreenProps) {
  const setup = useSetup(props);
  const { purpose, step, unit, person, connection, checks, preparing } = setup;
  const { next, nextLabel, back } = setup;
  useShortcuts({ F2: next, Escape: back });
  const [tried, change] = [setup.tried, setup.change];
  return (
    <main id="content" className="start">
      <form
        className="start-card"
        onKeyDown={event => onEnter(event, next)}
        onSubmit={event => event.preventDefault()}
        noValidate
      >
        <h1>{startTexts.title}</h1>
        <StepList purpose={purpose} current={step} />
        {step === 'purpose' ? <PurposeStep purpose={purpose} onChange={setup.choose} /> : null}
        {step === 'unit' ? (
          <UnitStep {...{ unit, tried }} onChange={patch => change({ unit: { ...unit, ...patch } })} />
        ) : null}
        {step === 'person' ? (
          <PersonStep
            {...{ person, tried }}
            onChange={patch => change({ person: { ...person, ...patch } })}
          />
        ) : null}
        {step === 'connect' ? (
          <ConnectStep
            {...{ unit, connection, tried }}
            checks={checks.checks}
            checking={checks.checking}
            failure={checks.failure}
            onChange={patch => change({ connection: { ...connection, ...patch } })}
          />
        ) : null}
        {step === 'prepare' || step === 'open' ? (
          <PrepareStep tasks={preparing.tasks} failure={preparing.failure} />
        ) : null}
        {step === 'open' && preparing.ready ? <FirstLease /> : null}
        <div className="start-actions">
          {back === undefined ? null : <ActionButton label={startTexts.back} shortcut="Esc" onPress={back} />}
          {next === undefined ? null : (
            <ActionButton label={nextLabel} shortcut="F2" primary large onPress={next} />
          )}
        </div>
      </form>
    </main>
  );
}

/** Enter goes to the next field, and from the last one to the next step. In a text of many lines it is a new line. */
function onEnter(event: KeyboardEvent<HTMLElement>, next: (() => void) | undefined): void {
  if (event.key !== 'Enter' || isComposing(event.nativeEvent)) return;
  const { target } = event;
  if (target instanceof HTMLButtonElement || target instanceof HTMLTextAreaElement) return;
  if (target instanceof HTMLInputElement && target.type === 'file') return;
  event.preventDefault();
  const moved = moveStep(event.currentTarget, document.activeElement, event.shiftKey ? -1 : 1);
  if (!moved && !event.shiftKey) next?.();
}
