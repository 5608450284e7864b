import { expect, test } from 'vitest';
import { maskUserinfo } from '../../src/model/mask-userinfo.ts';

test.each([
  ['http://u:p@x.example/', 'http://***@x.example/'],
  ['https://u@x.example/ and https://v:w@y.example', 'https://***@x.example/ and https://***@y.example'],
  ['//u:p@x.example/', '//***@x.example/'],
  ['"//u:p@x.example/"', '"//***@x.example/"'],
  ['<a href=//u:p@x.example/>', '<a href=//***@x.example/>'],
  ['http:/u:p@x.example', 'http:/***@x.example'],
  ['http:u:p@x.example', 'http:***@x.example'],
  ['http//u:p@x.example', 'http//***@x.example'],
  ['http;//u:p@x.example', 'http;//***@x.example'],
  ['ftp://u:p@x.example', 'ftp://***@x.example'],
  ['http://https://u:p@x.example/', 'http://https://***@x.example/'],
  ['https://archive.example/web/1/http://u:p@x.example/', 'https://archive.example/web/1/http://***@x.example/'],
  ['http://u:p@ss@x.example/', 'http://***@x.example/'],
  ['http://u:p/ss@x.example/', 'http://***@x.example/'],
  ['http://u:p#ss@x.example/', 'http://***@x.example/'],
  ['http://u:p?ss@x.example/', 'http://***@x.example/'],
  ['http://u:%40@x.example/', 'http://***@x.example/'],
  ['/http:\\/\\/u:p@x/', '/http:\\/\\/***@x/'],
])('%s', (text, masked) => {
  expect(maskUserinfo(text)).toBe(masked);
  expect(maskUserinfo(masked)).toBe(masked);
});

test.each([
  'https://x.example/@user',
  'https://x.example:8080/@user',
  'https://x.example/a?b=c@d',
  'https://x.example/#a@b',
  'https://x.example and a@b.example',
  'see [x](https://x.example/) or @user',
  'mailto:a@b.example',
  'a@b.example',
  '// @ts-check',
  'npm:@scope/name',
  'git@x.example:a/b.git',
])('%s stays', (text) => {
  expect(maskUserinfo(text)).toBe(text);
});
