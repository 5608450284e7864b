import type { Scene, Visit } from './scenes.ts';

interface PlayedCapture {
  /** 14 digits. */
  readonly at: string;
  readonly status: number;
  readonly title: string;
}

/** What the played archive has, by address without scheme. Anything else was never archived. */
const captures: Readonly<Record<string, readonly PlayedCapture[]>> = {
  'medium.com/margobank/choosing-an-architecture-85750e1e5a03': [
    { at: '20190412081530', status: 200, title: 'Choosing an architecture' },
    { at: '20210107103000', status: 200, title: 'Choosing an architecture' },
    { at: '20240301000000', status: 404, title: 'Not Found' },
  ],
  'techtalk.intersec.com/2013/08/memory-part-3-managing-memory/': [
    { at: '20140502110000', status: 200, title: 'Memory, part 3' },
  ],
  'yahooeng.tumblr.com/post/160481899076/open-sourcing-athenz-fine-grained-role-based': [
    { at: '20180920070605', status: 200, title: 'Open sourcing Athenz' },
    { at: '20220920070605', status: 200, title: 'Page not found' },
  ],
  'skife.org/architecture/fault-tolerance/2009/12/31/bulkheads.html': [
    { at: '20170304050607', status: 200, title: 'Bulkheads' },
  ],
  'technologyconversations.com/2015/09/08/service-discovery-zookeeper-vs-etcd-vs-consul/': [
    { at: '20190101120000', status: 200, title: 'Service discovery' },
  ],
};

/** Taken out of the archive at the owner's wish. */
const excluded = new Set(['blog.twitter.com/engineering/en_us/topics/infrastructure/2018/zookeeper-at-twitter.html']);

const bare = (address: string): string =>
  decodeURIComponent(address)
    .replace(/^https?:\/\/(?:www\.)?/, '')
    .replace(/#.*$/, '');

const instant = (at: string): Date =>
  new Date(at.replace(/^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/, '$1-$2-$3T$4:$5:$6Z'));

function nearest(list: readonly PlayedCapture[], wanted: string | undefined): PlayedCapture | undefined {
  if (wanted === undefined) return list.at(-1);
  const distance = (capture: PlayedCapture) => Math.abs(instant(capture.at).getTime() - instant(wanted).getTime());
  return [...list].sort((a, b) => distance(a) - distance(b))[0];
}

function index({ path, response }: Visit): void {
  const query = new URL(path, 'https://web.archive.org').searchParams;
  const address = query.get('url') ?? '';
  const rows = (captures[bare(address)] ?? [])
    .filter(({ status }) => query.getAll('filter').every((filter) => filter !== 'statuscode:200' || status === 200))
    .filter(
      ({ at }) => at <= (query.get('to') ?? '').padEnd(14, '9') && at >= (query.get('from') ?? '').padEnd(14, '0'),
    )
    .map(
      ({ at, status }): Readonly<Record<string, string>> => ({
        timestamp: at,
        original: address,
        statuscode: String(status),
        mimetype: 'text/html',
      }),
    );
  const limit = Number(query.get('limit') ?? 0);
  const kept = limit < 0 ? rows.slice(limit) : limit > 0 ? rows.slice(0, limit) : rows;
  const fields = (query.get('fl') ?? 'timestamp,original,statuscode,mimetype').split(',');
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(
    JSON.stringify(kept.length > 0 ? [fields, ...kept.map((row) => fields.map((field) => row[field]))] : []),
  );
}

/** Plays the two interfaces of the Wayback Machine that are asked: playback and the CDX index. */
export const playedArchive: Scene = (visit) => {
  if (visit.path.startsWith('/cdx/search/cdx')) return index(visit);
  const [, wanted, flags = '', address = ''] = /^\/web\/(?:(\d{14})(id_)?\/)?(.+)$/.exec(visit.path) ?? [];
  if (excluded.has(bare(address))) {
    const why = 'AdministrativeAccessControlException: Blocked Site Error';
    return visit.page(403, 'This URL has been excluded', '', { 'x-archive-wayback-runtime-error': why });
  }
  const capture = nearest(captures[bare(address)] ?? [], wanted);
  if (capture === undefined) return visit.page(404, 'Not archived');
  if (capture.at !== wanted) {
    return visit.redirect(302, `https://web.archive.org/web/${capture.at}${flags}/${address}`);
  }
  visit.page(capture.status, capture.title, '', { 'memento-datetime': instant(capture.at).toUTCString() });
};
