import type { Capture } from '../../model/capture.ts';
import type { Hop } from '../../model/probe.ts';
import type { ReportFix } from '../../model/report.ts';
import type { RepositoryFacts } from '../../model/repository-facts.ts';
import type { Position } from '../../model/span.ts';
import type { VerdictKind } from '../../model/verdict.ts';
import type { FindingRow } from '../rows.ts';

/** What the page's script works on. Reports have many links: what is empty is left out, and what is frequent has a number. */
export interface PageData {
  readonly files: readonly string[];
  readonly hosts: readonly string[];
  /** When earlier runs, and this one, asked; ISO 8601, UTC. */
  readonly times: readonly string[];
  /** `ok`, `dead/not-found`: what runs made of links. */
  readonly results: readonly string[];
  /** What the results and rules that the report names mean, by their names. */
  readonly meanings: readonly (readonly [string, string])[];
  readonly links: readonly LinkData[];
  /** In the order in which they want a person: errors, warnings, infos; then what is mended, and accepted. */
  readonly findings: readonly FindingData[];
}

/** A verdict, or what else a row is about. */
export type Label = VerdictKind | 'not asked' | 'file' | 'config' | 'lint';

export interface LinkData {
  readonly url: string;
  readonly label: VerdictKind | 'not asked';
  readonly reason?: string;
  readonly status?: number;
  readonly finalUrl?: string;
  readonly title?: string;
  readonly probedAs?: string;
  /** Index in {@link PageData.hosts}. */
  readonly host?: number;
  readonly hops?: readonly Hop[];
  /** Sentences, in order, beyond what the chain tells. */
  readonly evidence?: readonly string[];
  readonly archive?: Capture;
  readonly repository?: RepositoryFacts;
  readonly from?: string;
  readonly checkedAt?: string;
  readonly attempts?: number;
  readonly ms?: number;
  readonly lastOkAt?: string;
  readonly failingSince?: string;
  /** Pairs of indexes in {@link PageData.times} and {@link PageData.results}, oldest first; the present run's is the last. */
  readonly history?: readonly number[];
  readonly places: readonly PlaceData[];
}

export interface PlaceData {
  /** Index in {@link PageData.files}. */
  readonly file: number;
  /** Missing where something is about the whole file. */
  readonly line?: number;
  readonly column?: number;
  readonly text?: string;
  readonly section?: string;
  readonly entry?: string;
  readonly change?: string;
  readonly uses?: readonly Position[];
}

export interface FindingData {
  readonly rule: string;
  readonly label: Label;
  readonly severity: FindingRow['severity'];
  readonly state: FindingRow['state'];
  /** Index in {@link PageData.links}. */
  readonly link?: number;
  readonly message: string;
  readonly advice?: string;
  readonly fix?: FixData;
  /** Missing where the link's places are these. */
  readonly places?: readonly PlaceData[];
}

export interface FixData {
  readonly kind: ReportFix['kind'];
  readonly safety: ReportFix['safety'];
  readonly state: ReportFix['state'];
  /** The edits in the first place. */
  readonly edits: readonly { readonly line: number; readonly expected: string; readonly text: string }[];
  /** In how many places there is such a fix. */
  readonly times: number;
}
