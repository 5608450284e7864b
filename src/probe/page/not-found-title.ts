const code = `(?:error )?404(?: error)?`;
const regret = String.raw`(?:(?:o+ps|whoops|uh[ -]oh|sorry|we're sorry|hmm)[\s!,.:]*(?:but )?)?`;
const subject = `(?:(?:the |this |that |your )?(?:requested )?(?:web ?)?(?:page|file|document|content|article|post|url|resource|link)(?: (?:that )?(?:you (?:are|were) looking for|you(?:'ve| have)? requested|requested))? ?)?`;
const denial = `(?:(?:(?:was|is|could|can) not|cannot|can't|couldn't|wasn't|isn't|not)(?: be)? found|(?:does not|doesn't|no longer) exists?)`;

/**
 * What the titles of error pages say, and nothing longer: an article about missing pages has more to say. Short on
 * purpose; "has been removed" and the like are said by good pages too.
 */
const sayings: readonly RegExp[] = [
  code,
  `${code} page`,
  `(?:${code}[\\s:,.-]*)?${regret}${subject}${denial}`,
  `nothing (?:was )?found(?: for .+)?`,
  `(?:seite|datei) (?:wurde )?(?:leider )?nicht gefunden`,
  `(?:la )?page (?:introuvable|non trouvée|inexistante)`,
  `(?:la )?página no (?:encontrada|existe)`,
  `página não (?:encontrada|existe)`,
  `pagina non trovata|pagina niet gevonden|sidan (?:hittades inte|kunde inte hittas)|siden (?:blev |ble )?ikke fun[dn]et`,
  `(?:nie znaleziono strony|strona nie (?:została znaleziona|istnieje))`,
  `страница не (?:найдена|существует)|сторінку не знайдено|stránka (?:nenalezena|nebyla nalezena)|sayfa bulunamadı`,
  `(?:お探しの)?ページ(?:が|は)見つかりません(?:でした)?|페이지를 찾을 수 없습니다`,
  `(?:您访问的)?页面(?:不存在|未找到|没有找到)|找不到(?:页面|頁面|该页面)|頁面不存在|找不到您要的頁面`,
].map((saying) => new RegExp(`^(?:${code}[\\s:,.-]*)?(?:${saying})$`, 'iu'));

/** Between a page's title and its site's name. */
const separator = /\s+[-–—|·•:»«/]+\s+|\s*[|»«]\s*|:\s+/u;

/** Whether a title says that there is no such page: as a whole, or before or after the site's name. */
export function isNotFoundTitle(title: string | null): boolean {
  if (title === null) return false;
  const parts = title.split(separator);
  return [title, parts[0] ?? '', parts.at(-1) ?? ''].some((part) => {
    const said = part
      .replaceAll('’', "'")
      .trim()
      .replace(/[\s.!?…]+$/u, '');
    return sayings.some((saying) => saying.test(said));
  });
}
