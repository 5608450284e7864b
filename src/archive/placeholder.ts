/** Titles, as a whole, of pages that a host or a gate shows in a site's place: nobody ever linked to one of them. */
const titles: readonly RegExp[] = [
  /^(?:this )?(?:account|site|website|domain|page) (?:has been |is |was )?(?:suspended|disabled|expired|deactivated)$/i,
  /^(?:http )?(?:error )?(?:[45]\d\d )?(?:forbidden|unauthorized|access (?:is )?denied|too many requests|bad gateway|gateway time-?out|internal server error|service (?:temporarily )?unavailable)(?: \(?[45]\d\d\)?)?$/i,
  /^(?:wordpress . error|database error|error establishing a database connection)$/iu,
  /^(?:site |website |page |we are |we're )?(?:down for |under |temporarily down for )?(?:maintenance|construction)(?: mode)?$/i,
  /^coming soon$/i,
  /^welcome to (?:nginx|openresty|centos|tengine)$/i,
  /^(?:apache2? .*default page.*|test page for .*(?:apache|nginx|http server).*|iis ?\d*(?: windows server)?|default (?:web ?site|parallels plesk|plesk)? ?page|web server's default page)$/i,
  /^it works$/i,
];

const logIn = /^(?:please )?(?:log|sign)[ -]?(?:in|on)(?: required)?$/i;

/**
 * Whether a captured page is a placeholder by its title.
 *
 * @param address the captured address: a log-in page may well be what was linked, where its address says so
 */
export function isPlaceholder(title: string | null, address: string): boolean {
  const said = (title ?? '')
    .replaceAll('’', "'")
    .replace(/[\s.!…]+$/u, '')
    .trim();
  if (titles.some((pattern) => pattern.test(said))) return true;
  return logIn.test(said) && !/(?:log|sign)[-_]?(?:in|on)/i.test(new URL(address).pathname);
}
