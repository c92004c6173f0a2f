import { match } from 'pinyin-pro';
import type { Matcher } from './palette-entries.ts';

/** Initials, whole syllables or both, characters with several readings by each of them: `cskl` and `zskl` for 重设口令. */
export const byPinyin: Matcher = (label, query) =>
  match(label, query.replaceAll(' ', ''), { continuous: true })?.[0];
