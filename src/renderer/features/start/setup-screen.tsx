import './start.css';
import { type KeyboardEvent, useState } from 'react';
import { ActionButton } from '../../components/action-button.tsx';
import { isComposing } from '../../components/key-name.ts';
import { moveStep } from '../../components/step-keys.ts';
import { useShortcuts } from '../../components/use-shortcuts.ts';
import { startTexts } from '../../texts/start.ts';
import { blankPerson, personProblems } from './person-form.ts';
import { PersonStep } from './person-step.tsx';
import { PrepareStep } from './prepare-step.tsx';
import { PurposeStep } from './purpose-step.tsx';
import { StepList } from './step-list.tsx';
import { usePreparing } from './use-preparing.ts';

export interface SetupScreenProps {
  /** The core is being set up from here on; what it says meanwhile is not the end of it. */
  readonly onBegin: () => void;
  readonly onDone: () => void;
}

export function SetupScreen({ onBegin, onDone }: SetupScreenProps) {
  const [step, setStep] = useState(0);
  const [person, setPerson] = useState(blankPerson);
  const [tried, setTried] = useState(false);
  const { tasks, failure, enrolled, prepare } = usePreparing();

  const begin = async () => {
    const [problem] = Object.keys(personProblems(person));
    setTried(true);
    if (problem !== undefined) return document.getElementById(`person-${problem}`)?.focus();
    setStep(2);
    onBegin();
    if (await prepare(person)) onDone();
    return undefined;
  };
  const failed = failure !== undefined;
  const next = [() => setStep(1), () => void begin(), failed && enrolled ? onDone : undefined][step];
  const back = step === 1 || (failed && !enrolled) ? () => setStep(step - 1) : undefined;
  useShortcuts({ F2: next, Escape: back });
  return (
    <main id="content" className="start">
      <form
        className="start-card"
        onKeyDown={event => onEnter(event, next)}
        onSubmit={event => event.preventDefault()}
        noValidate
      >
        <h1>{startTexts.title}</h1>
        <StepList current={step} />
        {step === 0 ? <PurposeStep /> : null}
        {step === 1 ? (
          <PersonStep person={person} tried={tried} onChange={patch => setPerson({ ...person, ...patch })} />
        ) : null}
        {step === 2 ? <PrepareStep tasks={tasks} failure={failure} /> : null}
        <div className="start-actions">
          {back === undefined ? null : <ActionButton label={startTexts.back} shortcut="Esc" onPress={back} />}
          {next === undefined ? null : (
            <ActionButton label={nextLabel(step)} shortcut="F2" primary large onPress={next} />
          )}
        </div>
      </form>
    </main>
  );
}

/** Enter goes to the next field, and from the last one to the next step. */
function onEnter(event: KeyboardEvent<HTMLElement>, next: (() => void) | undefined): void {
  if (event.key !== 'Enter' || isComposing(event.nativeEvent)) return;
  if (event.target instanceof HTMLButtonElement) return;
  event.preventDefault();
  const moved = moveStep(event.currentTarget, document.activeElement, event.shiftKey ? -1 : 1);
  if (!moved && !event.shiftKey) next?.();
}

function nextLabel(step: number): string {
  return [startTexts.next, startTexts.begin][step] ?? startTexts.enterDesk;
}
