import { isNotFoundTitle } from './not-found-title.ts';
import type { Scan } from './scan-html.ts';

/** What of a page tells what stands in its place. */
export type StandInClues = Pick<Scan, 'title' | 'sources' | 'inlineScripts' | 'textLength' | 'appRoot' | 'scripts'>;

/** Titles that walls give to their tests, as a whole. */
const challengeTitles: readonly RegExp[] = [
  /^just a moment$/i,
  /^(?:(?:einen? )?moment(?: bitte)?|un instant|un momento|een moment geduld|um momento|один момент|请稍候|請稍候|しばらくお待ちください)$/i,
  /^attention required!? \| cloudflare$/i,
  /^please wait\W* \| cloudflare$/i,
  /^access to this page has been denied$/i,
  /^making sure you(?:'re| are) not a bot$/i,
  /^pardon our interruption$/i,
  /^(?:robot|human|bot) (?:check|verification|or human)$/i,
  /^ddos[- ](?:guard|protection)(?: by .+)?$/i,
  /^(?:vercel |browser )?security checkpoint$/i,
  /^client challenge$/i,
  /^robot challenge screen$/i,
  /^request rejected$/i,
  /^(?:verify(?:ing)?|please verify|confirm) (?:that )?you(?:'re| are)(?: a)? (?:human|not a (?:ro)?bot)$/i,
  /^(?:checking|verifying) your browser(?: before accessing .+)?$/i,
  /^radware (?:bot manager )?(?:captcha|page|block page)$/i,
];

/** Whole pages that are nothing but a test take it from here; ordinary pages of guarded sites take other scripts from there. */
const challengeSources: readonly RegExp[] = [
  /^https?:\/\/[^/]*\bcaptcha-delivery\.com\//i,
  /^https?:\/\/[^/]*\.px-c(?:dn|loud)\.net\/.*captcha/i,
  /\/cdn-cgi\/challenge-platform\/.*\borchestrate\//i,
  /\/_Incapsula_Resource\?/i,
];
const challengeScript = /\b_cf_chl_opt\b|\bsucuri_cloudproxy_js\b|captcha-delivery\.com/;

/** UTF-16 units without white space, below which a page with such a source is the test and not a page with a form. */
const bareText = 300;
/** As many on a page of an application that scripts have not filled yet. */
const shellText = 100;

/**
 * What stands in a page's place: a wall's test of its visitor, or the empty shell of an application, which becomes a page
 * (or an error) only in a browser.
 */
export function findStandIn(clues: StandInClues): 'challenge' | 'app-shell' | null {
  if (isChallengePage(clues)) return 'challenge';
  return isShell(clues) ? 'app-shell' : null;
}

function isChallengePage({ title, sources, inlineScripts, textLength, appRoot }: StandInClues): boolean {
  const said = (title ?? '')
    .replaceAll('’', "'")
    .replace(/\s+/g, ' ')
    .replace(/[\s.!?…]+$/u, '')
    .trim();
  if (challengeTitles.some((pattern) => pattern.test(said))) return true;
  if (textLength >= bareText || appRoot === 'present') return false;
  return (
    challengeScript.test(inlineScripts) || sources.some((source) => challengeSources.some((one) => one.test(source)))
  );
}

/**
 * An empty root, or an empty page that hands the address it was asked under over to the application at the root
 * (rafgraph/spa-github-pages). One that merely leads home does not.
 */
function isShell({ title, textLength, appRoot, scripts, inlineScripts }: StandInClues): boolean {
  if (scripts === 0 || textLength >= shellText || isNotFoundTitle(title)) return false;
  if (appRoot === 'present') return true;
  const keeps = /\bpathname\b|\bsessionStorage\b/.test(inlineScripts);
  const leads = /\.(?:replace|assign)\(|\blocation(?:\.href)?\s*=[^=]|\bsessionStorage\b/.test(inlineScripts);
  return textLength === 0 && keeps && leads;
}
