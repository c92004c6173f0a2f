/** The two ways between the page and the core: a call with its reply, and what happened meanwhile. */
export const channels = { call: 'desk:call', event: 'desk:event' } as const;
