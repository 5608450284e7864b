import { titleParts } from './title-parts.ts';

const error = `(?:error|err|fehler|erreur|erro|errore|fout|fel|feil|fejl|hiba|chyba|błąd|eroare|virhe|ошибка|помилка|hata|エラー|错误|錯誤|오류)`;
const code = String.raw`\[?(?:${error}[\s:#]*)?404(?:[\s:]*${error})?\]?`;
const regret = String.raw`(?:(?:o+ps|oups|whoops|uh[ -]oh|sorry|we're sorry|hmm|désolé)[\s!,.:]*(?:but )?)?`;
const subject = `(?:(?:the |this |that |your )?(?:requested )?(?:web ?)?(?:page|file|document|content|article|post|product|item|url|resource|link|file or directory)(?: (?:that )?(?:you (?:are|were) looking for|you(?:'ve| have)? requested|requested))? ?)?`;
const denial = `(?:(?:(?:was|is|could|can) not|cannot|can't|couldn't|wasn't|isn't|not)(?: be)? found|(?:does not|doesn't|no longer|doesn't seem to) exists?|(?:is not|isn't|not|no longer) available|unavailable|(?:is )?missing)`;

/**
 * What the titles of error pages say, and nothing longer: an article about missing pages has more to say. Good pages are
 * called so too: a title is a reason to ask, never a verdict.
 */
const sayings = [
  code,
  `${code} page`,
  `(?:${code}[\\s:,.-]*)?${regret}${subject}${denial}`,
  `(?:page |file )?not found \\(?${code}\\)?|${code} \\(not found\\)[!1]*`,
  `(?:o+ps|whoops|uh[ -]oh)(?:[\\s!,.:]+(?:something (?:is|went) (?:missing|lost)|you(?:'re| are) lost|page (?:is )?gone))?`,
  `(?:sorry, )?we (?:can't|cannot|couldn't|could not|can not) find (?:that|the|this|your) (?:page|file|content)(?: you.+)?`,
  `(?:missing|no such|unknown|lost|invalid) (?:page|file|document|url)`,
  `nothing (?:was )?found(?: for .+)?`,
  `(?:die |diese )?(?:angeforderte |gesuchte )?(?:seite|datei) (?:(?:wurde |konnte )?(?:leider )?nicht gefunden(?: werden)?|existiert (?:leider )?nicht(?: mehr)?)`,
  `${regret}(?:la |cette )?page (?:introuvable|non trouvée|inexistante|n'existe (?:pas|plus))`,
  `(?:la )?página no (?:encontrada|existe|disponible)|no se (?:ha )?enc(?:ontró|ontrado) la página`,
  `(?:a )?página não (?:foi )?(?:encontrada|existe)`,
  `pagina non (?:trovata|esistente)|(?:deze )?pagina (?:niet gevonden|bestaat niet(?: meer)?)|sidan (?:hittades inte|kunde inte hittas|finns inte)|(?:siden|side) (?:blev |ble )?ikke fun[dn]et|siden (?:findes|finnes) ikke`,
  `(?:nie znaleziono strony|strona nie (?:została znaleziona|istnieje))`,
  `(?:страница|запрашиваемая страница) не (?:найдена|существует)|сторінк[ау] не (?:знайдено|існує)|страницата не (?:е намерена|съществува)|страница није пронађена`,
  `strán?ka (?:nenalezena|nebyla nalezena|neexistuje|nenájdená|nebola nájdená)|stranica (?:nije pronađena|ne postoji)|stran (?:ni najdena|ne obstaja)`,
  `(?:a |az )?oldal nem található|pagina nu (?:a fost găsită|există)|pàgina no trobada|orrialdea ez da aurkitu`,
  `sivua ei (?:löytynyt|löydy)|sivu ei löydy|lehte ei leitud|lapa nav atrasta|puslapis nerastas`,
  `sayfa (?:bulunamadı|yok)|η σελίδα δεν (?:βρέθηκε|υπάρχει)|không tìm thấy trang|trang không tồn tại|halaman tidak (?:ditemukan|dijumpai)`,
  `ไม่พบหน้า(?:ที่คุณต้องการ|นี้|เว็บ)?|الصفحة غير موجودة|لم يتم العثور على الصفحة|הדף לא נמצא|העמוד לא נמצא|صفحه (?:مورد نظر )?(?:یافت|پیدا) نشد|sahifa topilmadi|पृष्ठ नहीं मिला`,
  `(?:お探しの)?ページ(?:が|は)(?:見つかりません(?:でした)?|存在しません)|페이지를 찾을 수 없습니다|(?:삭제되었거나 )?존재하지 않는 페이지입니다`,
  `(?:您访问的)?(?:页面|网页)(?:不存在|未找到|没有找到|找不到了?|已删除)|找不到(?:页面|頁面|该页面|网页|網頁)|頁面不存在|找不到您要的頁面`,
];

/** One expression, and for small letters alone: V8 took 25 ms to compile each saying for both, before the first answer was judged. */
const saysNotFound = new RegExp(`^(?:${code}[\\s:,.-]*)?(?:${sayings.join('|')})$`, 'u');

/** Whether a title says that there is no such page: as a whole, or before or after the site's name. */
export function isNotFoundTitle(title: string | null): boolean {
  return titleParts(title).some((part) => saysNotFound.test(part.toLowerCase()));
}
