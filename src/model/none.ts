/**
 * An empty list that all share who have nothing to list. Most links have no hop, no look and no fragment, and a run that
 * keeps thousands of them would keep as many empty lists for each.
 */
export const none: readonly never[] = [];
