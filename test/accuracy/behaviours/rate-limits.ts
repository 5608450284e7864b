import type { Behaviour } from '../behaviour.ts';
import { answer, inTurn, missing, page, paths, redirect, type Scene } from '../scene.ts';

const good = page();
const limit = (after?: string): Scene => answer(429, after === undefined ? {} : { 'retry-after': after });
const date: (offset: number) => Scene = (offset) => (visit) =>
  answer(429, { 'retry-after': new Date(visit.now + offset).toUTCString() })(visit);

/** At most so many answers a second. */
function window(answers: number): Scene {
  let times: readonly number[] = [];
  return (visit) => {
    times = [...times.filter((time) => time > visit.now - 1000), visit.now];
    (times.length > answers ? limit('1') : good)(visit);
  };
}

/** Servers that ask for patience. */
export const rateLimits: readonly Behaviour[] = [
  { name: 'limit-seconds', truth: 'ok', why: 'wait, then it is there', serve: inTurn(limit('2'), good) },
  { name: 'limit-date', truth: 'ok', why: 'wait until then', serve: inTurn(date(3000), good) },
  {
    name: 'limit-past-date',
    truth: 'ok',
    why: 'a date that is over says nothing',
    serve: inTurn(date(-86_400_000), good),
  },
  { name: 'limit-absurd', truth: 'ok', why: 'no one waits for three years', serve: inTurn(limit('99999999'), good) },
  { name: 'limit-negative', truth: 'ok', why: 'says nothing', serve: inTurn(limit('-5'), good) },
  { name: 'limit-zero', truth: 'ok', why: 'says nothing', serve: inTurn(limit('0'), good) },
  { name: 'limit-missing', truth: 'ok', why: 'wait for a while', serve: inTurn(limit(), good) },
  { name: 'limit-words', truth: 'ok', why: 'some write 1m30s', serve: inTurn(limit('1m30s'), good) },
  { name: 'limit-float', truth: 'ok', why: 'half a second', serve: inTurn(limit('0.5'), good) },
  {
    name: 'limit-three',
    truth: 'ok',
    why: 'patience is rewarded',
    serve: inTurn(limit('1'), limit('1'), limit('1'), good),
  },
  {
    name: 'limit-ever',
    truth: 'blocked/rate-limited',
    why: 'never lets us in; linkinator waits for ever',
    serve: limit('1'),
  },
  { name: 'limit-ever-missing', truth: 'blocked/rate-limited', why: 'never lets us in', serve: limit() },
  { name: 'limit-ever-absurd', truth: 'blocked/rate-limited', why: 'never lets us in', serve: limit('31536000') },
  { name: 'limit-ever-date', truth: 'blocked/rate-limited', why: 'never lets us in', serve: date(3_600_000) },
  {
    name: 'limit-many',
    url: 'http://limit-many.example.test/1',
    also: Array.from({ length: 29 }, (_, n) => `http://limit-many.example.test/${n + 2}`),
    truth: 'ok',
    why: 'ten a second, whoever asks more must wait',
    serve: window(10),
  },
  {
    name: 'limit-behind-redirect',
    truth: 'moved/permanent-redirect',
    why: 'the host that it hits waits',
    serve: paths({ '/page': redirect(301, '/new'), '/new': inTurn(limit('1'), good) }),
  },
  {
    name: 'limit-then-404',
    truth: 'dead/not-found',
    why: 'patience shows that it is gone',
    serve: inTurn(limit('1'), missing),
  },
  {
    name: 'limit-then-410',
    truth: 'dead/gone',
    why: 'patience shows that it is gone',
    serve: inTurn(limit(), answer(410)),
  },
  {
    name: 'limit-503',
    truth: 'ok',
    why: 'maintenance with an end',
    serve: inTurn(answer(503, { 'retry-after': '2' }), good),
  },
  {
    name: 'limit-503-absurd',
    truth: 'ok',
    why: 'no one waits for a day',
    serve: inTurn(answer(503, { 'retry-after': '86400' }), good),
  },
  {
    name: 'limit-503-ever',
    truth: 'unstable/server-error',
    why: 'maintenance without an end',
    serve: answer(503, { 'retry-after': '1' }),
  },
];
