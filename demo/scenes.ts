import type { IncomingMessage, ServerResponse } from 'node:http';

/** One request as a scene sees it. */
export interface Visit {
  readonly host: string;
  /** Path and query. */
  readonly path: string;
  readonly secure: boolean;
  /** How often this address was asked before. */
  readonly earlier: number;
  /** The text of the link that points here; `null` for addresses that no list has. */
  readonly title: string | null;
  readonly page: (status: number, title: string, body?: string, headers?: Readonly<Record<string, string>>) => void;
  readonly redirect: (status: 301 | 302 | 308, location: string) => void;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

export type Scene = (visit: Visit) => void;

/** The page that a link's author saw; everything that no list links to is honestly missing. */
const show: Scene = ({ title, page }) =>
  title === null ? page(404, 'Not Found') : page(200, title, `<p>${'An article. '.repeat(40)}</p>`);

const missing =
  (status: number): Scene =>
  ({ page }) =>
    page(status, 'Not Found');

/** A whole site that moved: every old path leads to its new place for good. */
const movedTo =
  (place: (path: string) => string): Scene =>
  ({ path, redirect }) =>
    redirect(301, place(path));

/** Answers some paths its own way and all others as `rest` says. */
const except =
  (paths: Readonly<Record<string, Scene>>, rest: Scene): Scene =>
  (visit) =>
    (paths[visit.path] ?? rest)(visit);

const toHttps: Scene = (visit) =>
  visit.secure ? show(visit) : visit.redirect(301, `https://${visit.host}${visit.path}`);

const challenge: Scene = ({ page }) =>
  page(403, 'Just a moment...', '', { server: 'cloudflare', 'cf-mitigated': 'challenge' });

const after =
  (milliseconds: number, scene: Scene): Scene =>
  (visit) =>
    void setTimeout(() => scene(visit), milliseconds);

/** At most `perSecond` answers a second, then 429 with `Retry-After: 1`. */
function limited(perSecond: number, scene: Scene): Scene {
  let times: readonly number[] = [];
  return (visit) => {
    const now = Date.now();
    times = [...times.filter((time) => time > now - 1000), now];
    if (times.length > perSecond) visit.page(429, 'Too Many Requests', '', { 'retry-after': '1' });
    else scene(visit);
  };
}

/** A server that says 200 to everything, also to what it does not have. */
const shrug: Scene = ({ page }) => page(200, 'Page not found', '<p>Sorry, we could not find that page.</p>');

const forSale: Scene = ({ host, page }) =>
  page(
    200,
    `${host} is for sale`,
    '<script src="https://www.sedoparking.com/frmpark/x.js"></script><p>Buy this domain. This domain may be for sale by its owner!</p>',
  );

const removedVideos = new Set(['N8NWDHgWA28', 'H0i_bXKwujQ']);

const videoPage: Scene = ({ title, page }) => page(200, `${title ?? ''} - YouTube`);

const thumbnail: Scene = ({ path, response }) => {
  const video = /^\/vi\/([^/]+)\//.exec(path)?.[1] ?? '';
  response.writeHead(removedVideos.has(video) ? 404 : 200, { 'content-type': 'image/jpeg' });
  response.end('picture');
};

/** Names that lead nowhere any more. */
export const lostNames: readonly string[] = ['skife.org', 'engineering.wattpad.com'];

/** How each host of the two lists is played. Nothing here says how the real ones behave today. */
export const scenes: Readonly<Record<string, Scene>> = {
  'medium.com': except(
    {
      '/backchannel/war-stories-3696d00207ff': show,
      '/adyen/from-0-100-billion-scaling-infrastructure-and-workflow-at-adyen-7b63b690dfb6': missing(410),
      '/margobank/choosing-an-architecture-85750e1e5a03': missing(404),
      '/engineering-brainly/ci-cd-at-scale-fdfb0f49e031': challenge,
    },
    (visit) => (visit.path.startsWith('/netflix-techblog/') ? challenge(visit) : show(visit)),
  ),
  'code.facebook.com': movedTo((path) => `https://engineering.fb.com${path.replace(/^\/posts\/\d+/, '')}`),
  'code.fb.com': movedTo((path) => `https://engineering.fb.com${path}`),
  'eng.uber.com': movedTo((path) => `https://www.uber.com/blog${path}`),
  'githubengineering.com': movedTo((path) => `https://github.blog/engineering${path}`),
  'docs.microsoft.com': movedTo((path) => `https://learn.microsoft.com${path}`),
  'blogs.dropbox.com': movedTo((path) => `https://dropbox.tech${path}`),
  'labs.spotify.com': movedTo((path) => `https://engineering.atspotify.com${path}`),
  'martinfowler.com': toHttps,
  'www.kegel.com': toHttps,
  'book.mixu.net': toHttps,
  'highscalability.com': limited(5, show),
  'www.slideshare.net': missing(403),
  'engineering.linkedin.com': except(
    {
      '/distributed-systems/log-what-every-software-engineer-should-know-about-real-time-datas-unifying': ({
        redirect,
        path,
      }) => redirect(301, `https://www.linkedin.com/blog/engineering${path}`),
    },
    show,
  ),
  'www.linkedin.com': ({ page }) => page(999, ''),
  'www.youtube.com': videoPage,
  'img.youtube.com': thumbnail,
  'www.usenix.org': after(400, show),
  'techtalk.intersec.com': except({ '/2013/08/memory-part-3-managing-memory/': missing(404) }, show),
  'yahooeng.tumblr.com': except(
    { '/post/160481899076/open-sourcing-athenz-fine-grained-role-based': missing(404) },
    show,
  ),
  'atscaleconference.com': shrug,
  'technologyconversations.com': forSale,
  'blog.gainlo.co': ({ page }) => page(500, 'Internal Server Error'),
  'engineering.quora.com': except(
    {
      '/Quoras-Distributed-Cron-Architecture': (visit) => (visit.earlier === 0 ? visit.page(503, 'Busy') : show(visit)),
    },
    show,
  ),
  'ctt.ec': ({ path, redirect }) => redirect(302, `https://clicktotweet.com${path}`),
  't.cn': ({ path, redirect }) => redirect(302, `https://service.weibo.com/share/share.php?id=${path.slice(1)}`),
  'blog.twitter.com': except(
    { '/engineering/en_us/topics/infrastructure/2018/zookeeper-at-twitter.html': missing(404) },
    show,
  ),
};

/** Sites that moved pages now live on: they have every page that is asked for. */
const homesOfMovedPages = new Set([
  'engineering.fb.com',
  'www.uber.com',
  'github.blog',
  'learn.microsoft.com',
  'dropbox.tech',
  'engineering.atspotify.com',
  'clicktotweet.com',
  'service.weibo.com',
]);

/** The scene of a host: its own, or the one of an honest site. */
export const sceneOf = (host: string): Scene =>
  scenes[host] ?? (homesOfMovedPages.has(host) ? ({ page, path }) => page(200, `The page at ${path}`) : show);
