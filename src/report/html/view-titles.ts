import type { ColumnName, ViewName } from './view-state.ts';

export const viewTitles: Readonly<Record<ViewName, string>> = {
  todo: 'To do',
  known: 'Worth knowing',
  mended: 'Mended',
  accepted: 'Accepted',
  links: 'All links',
};

export const columnTitles: Readonly<Record<ColumnName, string>> = {
  verdict: 'Verdict',
  link: 'Link',
  where: 'Where',
  status: 'Status',
  good: 'Last good',
};
