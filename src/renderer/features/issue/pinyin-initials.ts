import { pinyin } from 'pinyin-pro';
import type { InitialsOf } from './item-index.ts';

/** Every reading of a character counts (长: c and z); what is not read aloud stands for itself. Remembers its answers. */
export function createInitials(): InitialsOf {
  const known = new Map<string, string>();
  return character => {
    const before = known.get(character);
    if (before !== undefined) return before;
    const readings = pinyin(character, { pattern: 'first', toneType: 'none', multiple: true, type: 'array' });
    const initials = [...new Set(readings)].join('');
    known.set(character, initials);
    return initials;
  };
}
