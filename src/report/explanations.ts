import type { otherRules } from '../config/severity-names.ts';
import type { Reason, VerdictKind } from '../model/verdict.ts';

/** What each verdict means, for `linkmend explain`. */
export const verdictMeanings: Readonly<Record<VerdictKind, string>> = {
  ok: 'A reader gets the page.',
  moved: 'Every hop is permanent (301 or 308) and the chain ends in a working page.',
  redirected: 'The link works, but a hop is temporary, or the redirect is meant.',
  dead: 'Confirmed: the page is not there.',
  blocked: 'A server answered but will not show the page to a program. A reader may well see it.',
  unstable: 'There is no usable answer now. It may come back; nothing is rewritten.',
  insecure: 'The page is there, its certificate is not right.',
  skipped: 'Not asked, and counted by reason.',
};

/** What each reason means, what linkmend did before it said so, and what to do. */
export const reasonMeanings: Readonly<Record<Reason, string>> = {
  'permanent-redirect':
    'The server says that the page lives elsewhere for good. `--fix` rewrites the link where the meaning stays (https, www, a trailing slash, the same path inside one domain, a renamed repository); other moves are suggested.',
  'temporary-redirect': 'At least one hop is 302, 303, 307 or a refresh: the old address stays the right one.',
  'kept-redirect':
    'A redirect that is meant: a persistent identifier (doi.org), a short address, an added language, version or session. Add your own with `redirects.keep`.',
  'not-found':
    'The server answered 404, again on a fresh connection and with a plain user agent; or a site that knows better (YouTube) says that the page was removed.',
  gone: 'The server answered 410, twice.',
  dns: 'The host name does not exist or has no address, asked twice, while other names resolve.',
  'soft-404':
    'The server answers 200 but shows its "not found" page: it gave the same kind of answer to a random address beside this one.',
  parked: 'The domain is parked or for sale: the page carries several marks of a parking service, or leads to one.',
  'redirect-loop': 'The redirects come round to an address that was asked before, with the same cookies.',
  'too-many-redirects': 'The chain of redirects does not end within the limit.',
  'malformed-url': 'The address cannot work as it is written.',
  'unknown-scheme': 'The scheme is within two letters of one that would work.',
  'missing-file': 'No such file or directory in the repository. Case counts, as it does on the forge.',
  'missing-anchor': 'The file is there, but has no such heading, id or name.',
  'long-unreachable': 'No usable answer in several runs over at least a week.',
  'bot-wall': 'A challenge page, or a status that servers keep for programs (999). Open it by hand.',
  forbidden: 'The server refuses (403 and the like), also with a plain user agent. Open it by hand.',
  'auth-required':
    'The page wants a login (401, 402, 407 and the like), or is a 404 of an owner who may hide it from us: the owner of a private repository, and those in `privateOwners`.',
  'rate-limited': 'The server kept saying 429 after every pause. Ask it less: `hosts` sets interval and concurrency.',
  legal: 'Withheld for legal reasons (451), perhaps only where you are.',
  login: 'The link leads to a login page.',
  timeout: 'No answer within the time, in every attempt.',
  refused: 'The connection was refused, in every attempt.',
  reset: 'The connection was cut, in every attempt.',
  unreachable: 'There is no route to the host from here.',
  'server-error': 'The server answered 5xx (or 408, 425), in every attempt.',
  'dns-temporary': 'The name servers did not answer, or failed.',
  protocol: 'What came back is no usable HTTP.',
  'cert-expired': 'The certificate is expired or not yet valid; the page behind it is there.',
  'cert-hostname': 'The certificate is for another host; the page behind it is there.',
  'cert-untrusted': 'The certificate is self-signed or of an unknown issuer; the page behind it is there.',
  tls: 'The encryption the server offers is outdated or broken; the page behind it is there.',
  'cert-chain': 'The server leaves out an intermediate certificate. Browsers mend that, programs do not.',
  excluded: 'A pattern of yours excludes it. `linkmend links --explain URL` tells which one.',
  ignored: 'A comment in the file takes it out.',
  'private-address': 'The address is private (loopback, internal network). `--allow-private` asks it all the same.',
  scheme: 'Not http or https, and no file.',
  template: 'The address holds a template (`{{ }}`, `${ }`).',
  'example-domain': 'example.com, example.net and example.org stand for any address.',
  offline: 'Our own network was at fault; nothing was judged.',
  budget: 'The run ended before this link was asked (`--max-time`, or an interrupt).',
  'own-release': 'A tag, release or compare page of this repository, which may not exist yet.',
};

/** What the findings mean that are about something else than a link. */
export const ruleMeanings: Readonly<Record<(typeof otherRules)[number], string>> = {
  'expired-pattern': 'The last day (`until`) of a pattern in the configuration is over: it holds no longer.',
  'file-changed': 'The file changed between reading and mending; nothing was written. Run again.',
  'file-encoding': 'The file is not UTF-8. It was not read; the byte is named at which decoding fails.',
  'file-unreadable': 'The file is there, but the system does not let it be read.',
  'file-unwritable': 'The file could not be written: its edits are still open.',
  'generated-file':
    'A tool writes this file (`linguist-generated`, or a "do not edit" in its first lines), so `--fix` leaves it alone.',
  'missing-files-of-one-shape':
    'Many links of one shape lead to missing files: probably the paths of a website, which `remap` can lead there.',
  'parse-failure': 'The Markdown parser gave up on the file; its links are unknown.',
  'unknown-rule': 'A comment in the file switches off something that has another name.',
  'unused-baseline': 'The baseline accepts a finding that is found no more; `--update-baseline` takes it out.',
  'unused-directive': 'A comment in the file switches off what would not have been found.',
  'unused-pattern': 'A pattern in the configuration fits no address any more.',
};
