/** The steps of each way in, in order. */
export const stepsOf = {
  practice: ['purpose', 'person', 'prepare'],
  platform: ['purpose', 'unit', 'person', 'connect', 'open'],
} as const;

export type Purpose = keyof typeof stepsOf;
export type Step = (typeof stepsOf)[Purpose][number];
