import type { Writable } from 'node:stream';
import type { Ports } from '../ports.ts';
import { forCommandData } from '../report/escape.ts';
import type { GitHubClient, GitHubClientOptions } from './github-client.ts';

/** What a command of the action works with. */
export interface Step {
  readonly ports: Ports;
  /** The log of the job, in which the runner reads commands. */
  readonly log: Writable;
  /** The script of linkmend's own command. */
  readonly script: string;
  readonly connect: (options: GitHubClientOptions) => GitHubClient;
}

/** Says something that is shown on the page of the run, in one line. */
export function annotate({ log }: Pick<Step, 'log'>, level: 'notice' | 'warning' | 'error', text: string): void {
  log.write(`::${level} title=linkmend::${forCommandData(text)}\n`);
}
