/**
 * The page's only style sheet: system fonts, two themes, tables that become cards on a narrow screen, and paper. Text has a
 * contrast of at least 4.5 to 1 in both themes. No line begins with `::`, which CI logs take for a command.
 */
export const styleSheet = `
:root {
  color-scheme: light dark;
  --page: #fff; --soft: #f5f6f7; --line: #dfe2e6; --text: #1a1d21; --faint: #5b636d; --link: #0b57b8;
  --dead: #b3261e; --insecure: #9a4a00; --unstable: #8a5a00; --moved: #0b57b8; --blocked: #6b4ba1; --ok: #2a6f3b;
  --other: #5b636d; --add: #e3f4e6; --cut: #fbe6e4; --note: #fff6dc;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #15171a; --soft: #1e2125; --line: #363b42; --text: #e7e9ec; --faint: #a0a8b2; --link: #8ab8f5;
    --dead: #ff9087; --insecure: #f5a55b; --unstable: #e5bd54; --moved: #8ab8f5; --blocked: #c3a8f0; --ok: #84c892;
    --other: #a0a8b2; --add: #1c3a24; --cut: #452422; --note: #3a3118;
  }
}
*, *::before, *::after { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body {
  margin: 0 auto; padding: 2rem 1.5rem 4rem; max-width: 78rem; background: var(--page); color: var(--text);
  font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", sans-serif;
  font-variant-numeric: tabular-nums;
}
h1, h2 { line-height: 1.2; text-wrap: balance; letter-spacing: -0.01em; }
h1 { margin: 0.25rem 0 0.75rem; font-size: 2rem; }
h2 { margin: 2rem 0 0.75rem; font-size: 1rem; font-weight: 500; }
p { margin: 0 0 0.5rem; max-width: 80ch; }
a { color: var(--link); text-underline-offset: 0.15em; text-decoration-thickness: 1px; }
a:hover { text-decoration-thickness: 2px; }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; border-radius: 2px; }
h2:focus { outline: none; }
code { font: 0.9em ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; }
header code { white-space: nowrap; }
[hidden] { display: none !important; }
.unseen {
  position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap;
}
.kicker, .faint, .reason, .meaning, h2 { color: var(--faint); }
.kicker, .faint, .reason { font-size: 0.875rem; }
.kicker { margin: 0; }
.notes { margin: 1rem 0 0; padding: 0.75rem 1rem; background: var(--note); border-left: 4px solid var(--unstable); }
.notes ul { margin: 0; padding-left: 1.1rem; }
p.notes { max-width: none; }

table { width: 100%; border-collapse: collapse; }
th, td { padding: 0.5rem 0.75rem 0.5rem 0; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line); }
th { font-weight: 600; }
thead th { color: var(--faint); font-size: 0.875rem; font-weight: 500; }
td.count, th.count { text-align: right; padding-right: 1.25rem; }

.label { font-weight: 600; white-space: nowrap; }
.label::before {
  content: ""; display: inline-block; width: 0.6em; height: 0.6em; margin-right: 0.45em; border-radius: 2px;
  background: var(--tone, var(--other));
}
.dead { --tone: var(--dead); } .insecure { --tone: var(--insecure); } .unstable { --tone: var(--unstable); }
.moved { --tone: var(--moved); } .blocked { --tone: var(--blocked); } .ok { --tone: var(--ok); }

ul.verdicts { display: grid; grid-template-columns: repeat(auto-fill, minmax(8rem, 1fr)); gap: 1rem 1.5rem; margin: 0; padding: 0; list-style: none; }
ul.verdicts .count { display: block; font-size: 1.5rem; line-height: 1.3; }
svg { display: block; }
svg path, svg rect { fill: var(--tone, var(--other)); }
.sparkline { width: 100%; height: 1.75rem; border-bottom: 1px solid var(--line); }
.share { width: 100%; height: 0.5rem; background: var(--soft); }
.timeline { margin: 0.25rem 0 0.5rem; max-width: 100%; }
.days { margin-top: 0.75rem; }
.wide { overflow-x: auto; max-height: 24rem; }
.days th, .days td { padding-top: 0.2rem; padding-bottom: 0.2rem; font-size: 0.875rem; white-space: nowrap; }

#tools { margin-top: 1.75rem; }
#views { display: flex; flex-wrap: wrap; gap: 0 1.5rem; border-bottom: 1px solid var(--line); }
#views a { padding: 0.5rem 0; color: var(--text); text-decoration: none; border-bottom: 3px solid transparent; margin-bottom: -1px; }
#views a:hover { border-color: var(--line); }
#views a[aria-current] { font-weight: 600; border-color: var(--link); }
#views .count, #labels .count { color: var(--faint); font-weight: 400; font-size: 0.875rem; }
#filters { display: flex; flex-wrap: wrap; gap: 0.75rem; align-items: end; padding: 1rem 0 0.5rem; }
.field { flex: 1 1 12rem; font-size: 0.875rem; color: var(--faint); }
.field.text { flex-grow: 2; }
.field span { display: block; }
input[type="search"], input[type="text"], select, button {
  font: inherit; font-size: 1rem; color: var(--text); background: var(--page);
  border: 1px solid var(--other); border-radius: 6px; padding: 0.4rem 0.6rem; min-height: 2.5rem;
}
input[type="search"], input[type="text"], select { width: 100%; }
button { cursor: pointer; }
button:hover:not(:disabled) { background: var(--soft); }
button:disabled { opacity: 0.5; cursor: default; }
#labels { flex-basis: 100%; display: flex; flex-wrap: wrap; gap: 0.25rem 1.25rem; margin: 0; padding: 0; border: 0; }
#labels legend { float: left; padding: 0; margin-right: 1.25rem; color: var(--faint); font-size: 0.875rem; line-height: 1.75; }
#labels label { cursor: pointer; padding: 0.125rem 0; white-space: nowrap; }
#labels input { width: 1rem; height: 1rem; margin: 0 0.35rem 0 0; vertical-align: -0.1em; accent-color: var(--link); }
#labels .label { font-weight: 400; }
#shown { margin: 0.5rem 0 0; color: var(--faint); font-size: 0.875rem; }

#table { table-layout: fixed; }
#table thead th { position: sticky; top: 0; background: var(--page); z-index: 1; }
#table th button { border: 0; background: none; padding: 0; min-height: 1.75rem; font-size: 0.875rem; color: inherit; text-align: left; }
#table th button::after { content: "↕"; margin-left: 0.4em; opacity: 0.5; }
#table th[aria-sort] button { color: var(--text); font-weight: 600; }
#table th[aria-sort="ascending"] button::after { content: "↑"; opacity: 1; }
#table th[aria-sort="descending"] button::after { content: "↓"; opacity: 1; }
#table th.verdict { width: 9.5rem; } #table th.where { width: 14rem; }
#table th.status { width: 5rem; } #table th.good { width: 8.5rem; }
#table td { padding-top: 0.75rem; padding-bottom: 0.75rem; overflow-wrap: anywhere; }
td.verdict .reason, td.verdict .severity { display: block; font-size: 0.875rem; }
.severity.error { color: var(--dead); } .severity.warning { color: var(--unstable); } .severity.info { color: var(--faint); }
td.where, td.good, td.status { font-size: 0.875rem; }
.name { margin: 0; font-weight: 600; }
.address { font-size: 0.9375rem; overflow-wrap: anywhere; }
.message { margin: 0.25rem 0 0; }
.advice { margin: 0.125rem 0 0; color: var(--faint); }
details summary { width: fit-content; cursor: pointer; color: var(--faint); font-size: 0.875rem; }
#table details { margin-top: 0.25rem; }
.detail { margin: 0.5rem 0 0.25rem; padding: 0.75rem 1rem; background: var(--soft); border-radius: 6px; font-size: 0.875rem; }
.detail .meaning { margin-bottom: 0.75rem; }
dl { display: grid; grid-template-columns: 6rem 1fr; gap: 0.5rem 1rem; margin: 0; }
dt { color: var(--faint); }
dd { margin: 0; min-width: 0; }
dd p { margin: 0 0 0.25rem; }
dd ul, dd ol { margin: 0; padding: 0; list-style: none; }
dd li + li { margin-top: 0.125rem; }
.answer { display: inline-block; min-width: 2.25rem; }
.place { font-weight: 500; }
.edit { margin-top: 0.25rem; }
del, ins { padding: 0.05rem 0.25rem; border-radius: 3px; overflow-wrap: anywhere; }
del { background: var(--cut); } ins { background: var(--add); text-decoration: none; }
#pages { display: flex; flex-wrap: wrap; gap: 0.5rem; align-items: center; margin-top: 1.25rem; }
#page { padding: 0 0.5rem; color: var(--faint); }

@media (max-width: 48rem) {
  body { padding: 1.25rem 1rem 3rem; }
  h1 { font-size: 1.625rem; }
  ul.verdicts { grid-template-columns: repeat(3, 1fr); gap: 0.75rem 1rem; }
  ul.verdicts .label { font-size: 0.875rem; }
  ul.verdicts .count { font-size: 1.25rem; }
  #views { gap: 0 1rem; }
  #clear { grid-column: 1 / -1; }
  #filters { display: grid; grid-template-columns: 1fr 1fr; }
  .field.text, #labels { grid-column: 1 / -1; }
  #labels legend { float: none; width: 100%; }
  #labels label { padding: 0.3rem 0; }
  #table, #table tbody, #table tr, #table td { display: block; }
  #table thead, #table thead th { display: block; position: static; }
  #table thead tr { display: flex; flex-wrap: wrap; gap: 0 1rem; padding: 0 0 0.25rem; }
  #table thead th, #table thead th[class] { width: auto; padding: 0; border: 0; }
  #table tr { padding: 0.75rem 0; border-bottom: 1px solid var(--line); }
  #table td { padding: 0; border: 0; }
  #table td:empty { display: none; }
  td.verdict .reason, td.verdict .severity { display: inline; }
  td.where, td.good, td.status { color: var(--faint); }
  td.where div, td.good div, td.good time { display: inline; }
  td.where div + div::before, td.good time + div::before { content: " · "; }
  #table td.where { margin-top: 0.25rem; }
  td.status::before { content: "status "; }
  td.good > time::before { content: "last good "; }
  dl { grid-template-columns: 1fr; gap: 0.125rem; }
  dd { margin-bottom: 0.5rem; }
}
@media print {
  html { font-size: 9.5pt; }
  body { max-width: none; padding: 0; }
  #table th.verdict { width: 8rem; } #table th.where { width: 11rem; } #table th.status { width: 3.5rem; } #table th.good { width: 7rem; }
  #tools, #pages, .days, summary { display: none; }
  #table thead th { position: static; }
  #table th button::after { content: ""; }
  tr { break-inside: avoid; }
  a { color: inherit; text-decoration: none; }
  .detail { padding: 0; background: none; }
}
@media (forced-colors: active) {
  .label::before { forced-color-adjust: none; }
  svg path, svg rect { fill: CanvasText; }
}
`;
