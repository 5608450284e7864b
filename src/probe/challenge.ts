/**
 * Whether an answer says of itself that it is a bot wall's: asking again would only be noticed.
 * Cloudflare sets `cf-mitigated: challenge`; AWS WAF sets `x-amzn-waf-action: challenge | captcha`.
 */
export function isChallenge(headers: Readonly<Record<string, string>>): boolean {
  return headers['cf-mitigated']?.toLowerCase() === 'challenge' || headers['x-amzn-waf-action'] !== undefined;
}
