/**
 * Names of query parameters that only tell a site where a reader came from: of campaigns (Google Analytics, Matomo, HubSpot,
 * Mailchimp, Marketo), of clicks on advertisements, and of shares. `utm_` as a prefix, since lists misspell the rest.
 */
const tracking =
  /^(?:utm_.*|pk_(?:campaign|kwd|source|medium)|mtm_.*|gclid|gclsrc|dclid|wbraid|gbraid|fbclid|msclkid|yclid|twclid|ttclid|igshid|igsh|mc_[ce]id|mkt_tok|_hs(?:enc|mi)|__hs(?:tc|fp|sc)|hsctatracking|gh_src|ref_src|ref_url|spm|vero_id|oly_(?:anon|enc)_id|s_cid|wt_mc|_ga|_gl)$/i;

/** Whether a parameter changes nothing about the page. */
export function isTracking(name: string): boolean {
  return tracking.test(name);
}
