/**
 * Compares a run with a scenario's truth: verdict and reason exactly, where a chain ends and what the archive has when the
 * truth says so, and that nothing else was reported.
 *
 * @returns differences as `{ what, wanted, got }`
 */
export function compareTruth(truth, report) {
  const rows = new Map(report.links.map((row) => [row.url, row]));
  const wanted = new Set(truth.map(({ url }) => keyOf(url)));
  const strangers = report.links
    .filter(({ url }) => !wanted.has(url))
    .map(({ url, verdict, reason }) => ({ what: url, wanted: 'no row', got: word(verdict, reason) }));
  return [...truth.flatMap((link) => compareLink(link, rows.get(keyOf(link.url)))), ...strangers];
}

function compareLink(link, row) {
  const { url } = link;
  if (row === undefined) return [{ what: url, wanted: word(link.verdict, link.reason), got: 'no row' }];
  const pairs = [['', word(link.verdict, link.reason), word(row.verdict, row.reason)]];
  if ('finalUrl' in link) pairs.push([' ends at', link.finalUrl, row.finalUrl]);
  if ('archive' in link) pairs.push([' archive', link.archive, captureWord(row.archive)]);
  return pairs
    .filter(([, wanted, got]) => (wanted instanceof RegExp ? !wanted.test(got) : wanted !== got))
    .map(([of, wanted, got]) => ({
      what: `${url}${of}`,
      wanted: String(wanted),
      got: `${got}${of === '' ? seen(row) : ''}`,
    }));
}

/** `none`, `unknown`, or the capture's address; `null` where the archive was not asked. */
function captureWord(capture) {
  if (capture === null) return null;
  return capture.state === 'found' ? capture.url : capture.state;
}

function word(verdict, reason) {
  return reason === null ? `${verdict}` : `${verdict}/${reason}`;
}

function seen({ status, evidence }) {
  const failure = evidence.find(({ kind }) => kind === 'failure');
  return ` (${failure === undefined ? status : `${failure.failure} ${failure.code ?? failure.phase ?? ''}`})`;
}

/** Addresses of files and malformed ones are reported as they are written. */
function keyOf(url) {
  try {
    return new URL(url).href;
  } catch {
    return url;
  }
}
