import { describe, expect, test } from 'vitest';
import { findKeptRedirect } from '../../src/judge/kept-redirects.ts';

describe('redirects that are meant', () => {
  test.each([
    ['https://doi.org/10.1000/182', 'https://publisher.example/182', 'host'],
    ['http://dx.doi.org/10.1000/182', 'https://publisher.example/182', 'host'],
    ['http://purl.org/dc/terms/', 'https://dublin.example/terms/', 'host'],
    ['https://purl.stanford.edu/ab', 'https://library.example/ab', 'host'],
    ['https://w3id.org/x', 'https://onto.example/x', 'host'],
    ['https://hdl.handle.net/2027/1', 'https://library.example/1', 'host'],
    ['https://aka.ms/x', 'https://learn.example/x', 'host'],
    ['https://bit.ly/2x', 'https://site.example/', 'host'],
    ['https://site.example/', 'https://site.example/en/', 'locale'],
    ['https://site.example/a', 'https://site.example/en-US/a', 'locale'],
    ['https://site.example/a', 'https://site.example/zh_Hans/a', 'locale'],
    ['https://docs.example/a', 'https://learn.example/docs/de-de/a', 'locale'],
    ['https://www.site.example/a', 'https://de.site.example/a', 'locale'],
    ['https://site.example/a', 'https://site.example/a?hl=fr', 'locale'],
    ['https://docs.example/', 'https://docs.example/latest/', 'version'],
    ['https://docs.example/guide', 'https://docs.example/v2.1/guide', 'version'],
    ['https://docs.example/guide', 'https://docs.example/3.x/guide', 'version'],
    ['https://cdn.example/react', 'https://cdn.example/react@18.2.0/index.js', 'version'],
    ['https://site.example/a', 'https://site.example/a;jsessionid=0A1B', 'session'],
    ['https://site.example/a', 'https://site.example/(S(abc123))/a', 'session'],
    ['https://site.example/a', 'https://site.example/a?PHPSESSID=1', 'session'],
    ['https://www.site.example/a', 'https://us.site.example/a', 'locale'],
    ['https://site.example/f.zip', 'https://cdn.example/f.zip?X-Amz-Signature=1&X-Amz-Expires=300', 'session'],
    ['https://site.example/a', 'https://site.example/a?token=0123&t=1', 'session'],
    ['https://site.example/a', 'https://m.site.example/a', 'device'],
    ['https://site.example/a', 'https://site.example/a/amp', 'device'],
    ['https://site.example/a', 'https://site.example/a?m=1', 'device'],
    ['https://site.example/a', 'https://site.example/a?utm_source=x', 'tracking'],
    ['https://site.example/a', 'https://site.example/a?gi=0123', 'tracking'],
  ])('%s to %s', (from, to, because) => {
    expect(findKeptRedirect(from, to)).toBe(because);
  });
});

describe('redirects whose new address can be written', () => {
  test.each([
    ['http://site.example/a', 'https://site.example/a'],
    ['https://site.example/a', 'https://www.site.example/a'],
    ['https://site.example/a', 'https://site.example/a/'],
    ['https://docs.example/en-us/a', 'https://learn.example/en-us/a'],
    ['https://site.example/en/a', 'https://site.example/en/b'],
    ['https://site.example/v1/a', 'https://site.example/v2/a'],
    ['https://m.site.example/a', 'https://m.site.example/b'],
    ['https://us.site.example/a', 'https://us.site.example/b'],
    ['https://old.example/a', 'https://us.example/a'],
    ['https://site.example/a?utm_source=x', 'https://site.example/b?utm_source=x'],
    ['https://code.example/old/name', 'https://code.example/new/name'],
    ['https://site.example/post', 'https://site.example/2019/05/post'],
    ['https://site.example/a', 'https://site.example/archive/a'],
    ['https://site.example/posts/it-works', 'https://site.example/blog/it-works'],
    ['not an address', 'https://site.example/en/'],
    ['https://site.example/', 'not an address'],
  ])('%s to %s', (from, to) => {
    expect(findKeptRedirect(from, to)).toBeNull();
  });
});
