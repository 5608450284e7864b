import { assertNever } from '../../model/assert-never.ts';
import type { FindingData, Label, LinkData, PageData, PlaceData } from './page-data.ts';
import type { ViewName } from './view-state.ts';

/** A row of the page's table: a finding with its link, if any, or a link with what was found about it, if anything was. */
export interface PageRow {
  readonly label: Label;
  readonly link: LinkData | null;
  readonly finding: FindingData | null;
  /** Where the finding is, or all places of the link. */
  readonly places: readonly PlaceData[];
}

/** The rows of a view, in the order in which they want a person; links in the order of the report. */
export function rowsOfView(data: PageData, view: ViewName): readonly PageRow[] {
  switch (view) {
    case 'todo':
      return findingRows(data, ({ state, severity }) => state === 'open' && severity !== 'info');
    case 'known':
      return findingRows(data, ({ state, severity }) => state === 'open' && severity === 'info');
    case 'mended':
      return findingRows(data, ({ state }) => state === 'mended');
    case 'accepted':
      return findingRows(data, ({ state }) => state === 'accepted');
    case 'links':
      return linkRows(data);
    default:
      return assertNever(view);
  }
}

function findingRows({ findings, links }: PageData, wanted: (finding: FindingData) => boolean): readonly PageRow[] {
  return findings.filter(wanted).map((finding) => {
    const link = finding.link === undefined ? null : (links[finding.link] ?? null);
    return { label: finding.label, link, finding, places: finding.places ?? link?.places ?? [] };
  });
}

function linkRows({ findings, links }: PageData): readonly PageRow[] {
  const told = new Map<number, FindingData>();
  for (const finding of findings) {
    const { link, label } = finding;
    // A rule of the linter may tell of a link too; the row of the link shows its verdict.
    if (link !== undefined && label === links[link]?.label && !told.has(link)) told.set(link, finding);
  }
  return links.map((link, index) => ({
    label: link.label,
    link,
    finding: told.get(index) ?? null,
    places: link.places,
  }));
}

/** `README.md:12`, or the file alone. */
export function placeText({ files }: PageData, { file, line }: PlaceData): string {
  return `${files[file] ?? ''}${line === undefined ? '' : `:${line}`}`;
}

/** What a list calls the link: its text, the entry it stands in, or the title of its page; empty where it has none. */
export function nameOf({ link }: PageRow): string {
  const place = link?.places[0];
  return place?.text ?? place?.entry ?? link?.title ?? '';
}
