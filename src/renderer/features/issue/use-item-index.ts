import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { CatalogueView } from '../../../shared/contract/catalogue.ts';
import { type IndexedItem, indexItems } from './item-index.ts';

/** Made once for a catalogue. Until the readings are loaded, mnemonics, codes and names are found already. */
export function useItemIndex({ version, items }: CatalogueView): readonly IndexedItem[] {
  const silent = useMemo(() => indexItems(items), [items]);
  const { data } = useQuery({
    queryKey: ['item index', version],
    async queryFn() {
      const { createInitials } = await import('./pinyin-initials.ts');
      return indexItems(items, createInitials());
    },
    gcTime: Number.POSITIVE_INFINITY,
  });
  return data ?? silent;
}
