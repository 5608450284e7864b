import { createHash } from 'node:crypto';
import type { Report } from '../../model/report.ts';
import { forJson } from '../escape.ts';
import { browserScript } from './browser-script.ts';
import { element } from './element.ts';
import { styleSheet } from './style-sheet.ts';
import { headerView, titleOf, verdictsView } from './summary-view.ts';
import { tableView } from './table-view.ts';
import { toPageData } from './to-page-data.ts';
import { toolbarView } from './toolbar-view.ts';
import { forHtml, writeHtml } from './write-html.ts';

/**
 * The report as one HTML page that needs nothing else: no request leaves it, and no script but its own runs in it, which its
 * Content-Security-Policy sees to. Without JavaScript it tells the totals and what wants a person.
 */
export function html(report: Report): string {
  const data = toPageData(report);
  const main = element('main', {}, [verdictsView(report), toolbarView(data), tableView(data)]);
  return [
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    '<meta name="referrer" content="no-referrer">',
    '<meta name="robots" content="noindex">',
    `<title>${forHtml(`Links: ${titleOf(report)}`)}</title>`,
    // Browsers ask a server for /favicon.ico where a page names none.
    '<link rel="icon" href="data:,">',
    `<style>${styleSheet}</style>`,
    '</head>',
    '<body>',
    writeHtml(headerView(report)),
    noScript,
    writeHtml(main),
    `<script type="application/json" id="data">${forScript(JSON.stringify(data))}</script>`,
    `<script>${browserScript}</script>`,
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

const noScript =
  '<noscript><p class="notes">Without JavaScript this page shows the totals and what wants a person. Filters, orders, and the links that are fine need it.</p></noscript>';

/** Everything that is not named is forbidden (CSP Level 3); the page has one style sheet and one script. */
const policy = [
  "default-src 'none'",
  `script-src ${hashOf(browserScript)}`,
  `style-src ${hashOf(styleSheet)}`,
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

/** JSON in which nothing ends the element or opens a comment (HTML, 4.12.1.3). */
function forScript(json: string): string {
  return forJson(json).replaceAll('<', '\\u003c');
}
