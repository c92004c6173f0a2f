import { useState } from 'react';
import type { PlatformChoice } from '../../../shared/contract/terminal.ts';
import { startTexts } from '../../texts/start.ts';
import { blankConnect, type ConnectForm, connectProblems } from './connect-form.ts';
import { blankPerson, type PersonForm, personProblems } from './person-form.ts';
import type { SetupScreenProps } from './setup-screen.tsx';
import { type Purpose, type Step, stepsOf } from './setup-steps.ts';
import { blankUnit, plainUnit, type UnitForm, unitProblems } from './unit-form.ts';
import { useChecks } from './use-checks.ts';
import { usePreparing } from './use-preparing.ts';

interface Typed {
  readonly unit: UnitForm;
  readonly person: PersonForm;
  readonly connection: ConnectForm;
}

/** Where the set-up stands, what has been typed so far, and what F2 and Esc do about it. */
export function useSetup({ onBegin, onDone }: SetupScreenProps) {
  const [purpose, choose] = useState<Purpose>('practice');
  const [step, setStep] = useState<Step>('purpose');
  const [typed, setTyped] = useState<Typed>({
    unit: blankUnit,
    person: blankPerson,
    connection: blankConnect,
  });
  const [tried, setTried] = useState(false);
  const checks = useChecks(typed.connection);
  const preparing = usePreparing();
  const { failure, enrolled, ready } = preparing;
  const steps: readonly Step[] = stepsOf[purpose];

  const go = (by: 1 | -1) => {
    setTried(false);
    setStep(steps[steps.indexOf(step) + by] ?? step);
  };
  /** To the next step, or to the first field that is not right. */
  const goOn = (problems: Readonly<Record<string, string>>, form: string) => {
    const [first] = Object.keys(problems);
    if (first === undefined) return go(1);
    setTried(true);
    document.getElementById(`${form}-${first}`)?.focus();
    return undefined;
  };
  const open = async () => {
    setStep(steps.at(-1) ?? step);
    onBegin();
    const done = await preparing.prepare(typed.person, platformOf(purpose, typed));
    if (done && purpose === 'practice') onDone();
  };
  const finishPerson = () => {
    const problems = personProblems(typed.person);
    if (purpose === 'practice' && Object.keys(problems).length === 0) return void open();
    return goOn(problems, 'person');
  };
  const finishConnect = () => {
    const problems = connectProblems(typed.connection);
    if (Object.keys(problems).length > 0) return goOn(problems, 'connect');
    if (checks.checking) return undefined;
    return checks.passed ? void open() : checks.run();
  };
  const leave = ready || (failure !== undefined && enrolled) ? onDone : undefined;
  const acts: Readonly<Record<Step, (() => void) | undefined>> = {
    purpose: () => go(1),
    unit: () => goOn(unitProblems(typed.unit), 'unit'),
    person: finishPerson,
    connect: finishConnect,
    prepare: leave,
    open: leave,
  };
  const isLast = step === 'prepare' || step === 'open';
  const mayGoBack = isLast ? failure !== undefined && !enrolled : step !== 'purpose';
  return {
    ...{ purpose, choose, step, tried, checks, preparing, ...typed },
    change: (patch: Partial<Typed>) => setTyped({ ...typed, ...patch }),
    next: acts[step],
    nextLabel: nextLabel(step, purpose, checks.passed),
    back: mayGoBack ? () => go(-1) : undefined,
  };
}

function platformOf(purpose: Purpose, { unit, connection }: Typed): PlatformChoice {
  if (purpose === 'practice') return { mode: 'practice' };
  const { url, trust } = connection;
  return { mode: 'platform', url: url.trim(), trust: trust.trim(), ...plainUnit(unit) };
}

function nextLabel(step: Step, purpose: Purpose, passed: boolean): string {
  if (step === 'prepare' || step === 'open') return startTexts.enterDesk;
  if (step === 'connect') return passed ? startTexts.open : startTexts.check;
  return step === 'person' && purpose === 'practice' ? startTexts.begin : startTexts.next;
}
