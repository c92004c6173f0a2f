import { useState } from 'react';
import { cellTexts } from '../texts/shell.ts';
import type { StatusCell } from './status-cells.ts';

/** What is worth interrupting for when its grade gets worse; the line is news either way. */
const spokenNames: readonly StatusCell['name'][] = ['line', 'stock', 'budget', 'clock', 'signer'];

/** The words of the cells whose grade has just changed; counts going up are no news. */
export function useSpokenCells(cells: readonly StatusCell[]): string {
  const grades = gradesOf(cells);
  const [before, setBefore] = useState(grades);
  const [spoken, setSpoken] = useState('');
  if (JSON.stringify(grades) !== JSON.stringify(before)) {
    setBefore(grades);
    const news = newsOf(cells, before);
    if (news !== '') setSpoken(news);
  }
  return spoken;
}

export type Grades = Readonly<Partial<Record<StatusCell['name'], string>>>;

export function gradesOf(cells: readonly StatusCell[]): Grades {
  return Object.fromEntries(cells.map(({ name, tone, icon }) => [name, `${tone} ${icon}`]));
}

export function newsOf(cells: readonly StatusCell[], before: Grades): string {
  const now = gradesOf(cells);
  return cells
    .filter(({ name }) => spokenNames.includes(name) && now[name] !== before[name])
    .filter(({ name, tone }) => name === 'line' || tone === 'warn' || tone === 'error')
    .map(({ name, text }) => `${cellTexts[name]}：${text}`)
    .join('，');
}
