const paths = {
  check: 'M3 8.5l3.2 3.2L13 5',
  cross: 'M4 4l8 8M12 4l-8 8',
  warn: 'M8 2.5l6 11H2zM8 6.5v3.5M8 11.8v.4',
  dot: 'M8 4.5a3.5 3.5 0 1 0 0 7a3.5 3.5 0 1 0 0-7z',
  ring: 'M8 3.5a4.5 4.5 0 1 0 0 9a4.5 4.5 0 1 0 0-9z',
  up: 'M8 13V4M4.5 7.5L8 4l3.5 3.5',
  question: 'M5.8 6a2.2 2.2 0 1 1 3.3 1.9c-.8.4-1.1.9-1.1 1.6M8 12v.3',
  back: 'M13 8H4M7 4.5L3.5 8L7 11.5',
  pen: 'M3 13l.8-3L10.5 3.3l2.2 2.2L6 12.2z',
  list: 'M3 4.5h10M3 8h10M3 11.5h10',
  home: 'M2.5 8L8 3l5.5 5M4 7v6h8V7',
  stack: 'M8 2.5l6 3-6 3-6-3zM2 8.5l6 3 6-3M2 11.2l6 3 6-3',
  sync: 'M13 6.5A5.2 5.2 0 0 0 3.6 5M3 2.8V5.4h2.6M3 9.5A5.2 5.2 0 0 0 12.4 11M13 13.2v-2.6h-2.6',
  ticket: 'M2.5 4.5h11v2.2a1.3 1.3 0 0 0 0 2.6v2.2h-11V9.3a1.3 1.3 0 0 0 0-2.6z',
  sliders: 'M3 4.5h6M12 4.5h1M3 8h1M7 8h6M3 11.5h5M11 11.5h2M10.5 3v3M5.5 6.5v3M9.5 10v3',
  bell: 'M4 11V7.5a4 4 0 0 1 8 0V11l1 1.2H3zM6.8 13.8h2.4',
  search: 'M7 3a4 4 0 1 0 0 8a4 4 0 1 0 0-8zM10 10l3 3',
  person: 'M8 3a2.4 2.4 0 1 0 0 4.8A2.4 2.4 0 1 0 8 3zM3.5 13.2a4.5 4.5 0 0 1 9 0',
  lock: 'M4 7.5h8v5.5H4zM5.5 7.5V5.5a2.5 2.5 0 0 1 5 0v2',
} as const;

export type IconName = keyof typeof paths;

const solid: readonly IconName[] = ['dot'];

/** Decoration beside a word, never instead of one. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path
        d={paths[name]}
        fill={solid.includes(name) ? 'currentColor' : 'none'}
        stroke="currentColor"
        strokeWidth="1.6"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
