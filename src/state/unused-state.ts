import type { State } from './state.ts';

const refuse = (): never => {
  throw new Error('this run asks nothing, so there is nothing to remember');
};

/** The state of a run that asks nothing: what reads and writes it is not even loaded. */
export const unusedState: State = {
  recall: refuse,
  history: () => null,
  remember: refuse,
  captures: { recall: refuse, remember: refuse },
  hosts: { recall: refuse, remember: refuse },
  notes: () => [],
  close: async () => {},
};
