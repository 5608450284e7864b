import type { Behaviour } from '../behaviour.ts';
import { answer, page, paths } from '../scene.ts';

const picture = answer(200, { 'content-type': 'image/jpeg' }, 'picture');
const none = answer(404, { 'content-type': 'image/jpeg' }, 'none');

/** Where the thumbnails of played videos are asked for. */
export const thumbnailHost = 'thumbnails.test';

/** Sites whose pages do not say whether what they show is still there. */
export const sites: readonly Behaviour[] = [
  {
    name: 'video-there',
    url: 'http://www.youtube.com/watch?v=aaaaaaaaaaa',
    truth: 'ok',
    why: 'the thumbnail is there',
    cast: {
      'www.youtube.com': page('A film - YouTube'),
      [thumbnailHost]: paths(
        {
          '/vi/aaaaaaaaaaa/0.jpg': picture,
          '/vi/ccccccccccc/0.jpg': answer(500),
          '/vi/ddddddddddd/0.jpg': answer(403),
          '/vi/eeeeeeeeeee/0.jpg': picture,
          '/vi/fffffffffff/0.jpg': picture,
        },
        none,
      ),
    },
  },
  {
    name: 'video-removed',
    url: 'http://www.youtube.com/watch?v=bbbbbbbbbbb',
    truth: 'dead/not-found',
    why: 'the page answers 200, the thumbnail 404',
  },
  {
    name: 'video-removed-later',
    url: 'http://www.youtube.com/watch?t=10&v=bbbbbbbbbb2',
    truth: 'dead/not-found',
    why: 'the video is one parameter of several',
  },
  {
    name: 'video-removed-embed',
    url: 'http://www.youtube.com/embed/bbbbbbbbbb3',
    truth: 'dead/not-found',
    why: 'embedded',
  },
  {
    name: 'video-unknown',
    url: 'http://www.youtube.com/watch?v=ccccccccccc',
    truth: 'ok',
    why: 'a broken thumbnail server is no proof',
  },
  {
    name: 'video-forbidden',
    url: 'http://www.youtube.com/watch?v=ddddddddddd',
    truth: 'ok',
    why: 'a refusing thumbnail server is no proof',
  },
  {
    name: 'video-short',
    url: 'http://youtu.be/eeeeeeeeeee',
    truth: 'redirected/kept-redirect',
    why: 'a short name for the video',
    cast: {
      'youtu.be': (visit) =>
        void visit.response.writeHead(301, { location: `http://www.youtube.com/watch?v=${visit.path.slice(1)}` }).end(),
    },
  },
  {
    name: 'video-short-removed',
    url: 'http://youtu.be/bbbbbbbbbb4',
    truth: 'dead/not-found',
    why: 'a short name for a removed video',
  },
  {
    name: 'video-list',
    url: 'http://www.youtube.com/playlist?list=PL1',
    truth: 'ok',
    why: 'a playlist has no thumbnail of its own',
  },
  {
    name: 'video-channel',
    url: 'http://www.youtube.com/@someone',
    truth: 'ok',
    why: 'a channel has no thumbnail of its own',
  },
];
