import { describe, expect, test } from 'vitest';
import { extractAnchors, hasAnchor } from '../../src/extract/anchors.ts';
import { parseMarkdown } from '../../src/parse/markdown.ts';

const points = (markdown: string, fragment: string): boolean =>
  hasAnchor(extractAnchors(parseMarkdown(markdown)), fragment);

describe('slugs of headings', () => {
  test.each([
    ['# A test', 'a-test'],
    ['A test\n===', 'a-test'],
    ['A\ntest\n===', 'atest'],
    ['# `code` in **bold** [link](x) ~~s~~', 'code-in-bold-link-s'],
    ['# foo_bar_ - dots . and numbers 1.7e-3', 'foo_bar_---dots--and-numbers-17e-3'],
    ['# many          spaces', 'many----------spaces'],
    ['# 한글 и Кириллица', '한글-и-кириллица'],
    ['# Über Höhe', 'über-höhe'],
    ['# 命令行工具', '命令行工具'],
    ['# :rocket: Launch', 'rocket-launch'],
    ['# :+1: x', '1-x'],
    ['# 🚀 Launch', '-launch'],
    ['# Launch 🚀', 'launch-'],
    ['# ☁️ Cloud', '️-cloud'],
    ['# ☁️ Cloud', '-cloud'],
    ['# What? Why! (So) & "that".', 'what-why-so--that'],
    ['# C# / C++', 'c--c'],
    ['# --docker', '--docker'],
    ["# Don't", 'dont'],
    ['# A &amp; B \\*', 'a--b-'],
    ['# Name ![badge](x)', 'name'],
    ['# Name ![badge](x)', 'name-'],
    ['# Name [![b](x)](y) [![c](z)](w)', 'name--'],
    ['# ![logo](x) Name', '-name'],
    ['# ![logo](x) Name', 'name'],
    ['# A <b>B</b> <img src="x" alt="y">', 'a-b-'],
    ['# <a id="x"></a>Name', 'name'],
    ['# Note[^1]\n\n[^1]: x', 'note'],
    ['# Note[^1]\n\n[^1]: x', 'note1'],
    ['> ## In a quote', 'in-a-quote'],
    ['- ## In a list', 'in-a-list'],
    ['<h2 align="center">HTML <i>heading</i></h2>', 'html-heading'],
    ['<h1>\n  Name &amp; more\n</h1>', 'name--more'],
    ['<h1>\n\n**Name**\n\n</h1>', 'name'],
    ['<h1><img alt="x"> Name</h1>', 'name'],
  ])('%j has #%s', (markdown, fragment) => {
    expect(points(markdown, fragment)).toBe(true);
    expect(points(markdown, encodeURIComponent(fragment))).toBe(true);
    expect(points(markdown, `user-content-${fragment}`)).toBe(true);
    expect(points(markdown, fragment.toUpperCase())).toBe(true);
    expect(points(markdown, `${fragment}x`)).toBe(false);
  });

  test.each([
    ['# 🚀 Launch', 'launch'],
    ['# Launch 🚀', 'launch'],
    ['# Name [![b](x)](y) [![c](z)](w)', 'name-'],
    ['# Name ![badge](x)', 'name-badge'],
    ['# A <b title="c">B</b>', 'a-b-titlecbb'],
    ['# A', '#a'],
    ['# ProgressView', 'progress-view'],
    ['```\n# Code\n```', 'code'],
    ['<!-- # Comment -->', 'comment'],
    ['<!--\n# Comment\n<h2>Comment</h2>\n-->', 'comment'],
    ['<p><!-- x\n\n# Comment\n\n<p>-->', 'comment'],
    ['---\n# yaml\n---', 'yaml'],
    ['a', 'a'],
    ['# A', 'b'],
    ['', 'a'],
  ])('%j has no #%s', (markdown, fragment) => {
    expect(points(markdown, fragment)).toBe(false);
  });

  test('second and later headings are numbered, HTML among them', () => {
    const markdown = '# A\n\n## A\n\n<h2>A</h2>\n\n# B\n\n### A\n';
    expect([...extractAnchors(parseMarkdown(markdown))]).toEqual(['a', 'a-1', 'a-2', 'b', 'a-3']);
  });
});

describe('other anchors', () => {
  test.each([
    ['<a id="x"></a>', 'x'],
    ['<a name="x"></a>', 'x'],
    ["text <span id='Foo Bar'>", 'Foo Bar'],
    ["text <span id='Foo Bar'>", 'Foo%20Bar'],
    ['<div id=x>', 'x'],
    ['<p id="user-content-x">', 'x'],
    ['<p id="user-content-x">', 'user-content-x'],
    ['- <p\n  id="x">', 'x'],
    ['<p id="50%">', '50%'],
    ['<p id="a%20b">', 'a%20b'],
    ['<p id="caf&eacute;">', 'café'],
    ['<p id="café">', 'cafe\u0301'],
    ['a[^b]\n\n[^b]: c', 'fn-b'],
    ['a[^b]\n\n[^b]: c', 'user-content-fn-b'],
    ['a[^b] d[^b]\n\n[^b]: c', 'fnref-b-2'],
    ['a[^B]\n\n[^b]: c', 'fnref-B'],
    ['a', ''],
    ['a', 'top'],
    ['a', 'TOP'],
    ['a', ':~:text=a'],
    ['# A', 'a:~:text=b'],
    ['# می‌خواهم', 'میخواهم'],
  ])('%j has #%s', (markdown, fragment) => {
    expect(points(markdown, fragment)).toBe(true);
  });

  test.each([
    ['<p id="">', 'id'],
    ['`<a id="x">`', 'x'],
    ['<!-- <a id="x"> -->', 'x'],
    ['<p class="x" data-id="y">', 'y'],
    ['a[^b]', 'fn-b'],
    ['a[^b]\n\n[^b]: c', 'fnref-b-2'],
    ['# A', 'toString'],
    ['# A', '%'],
  ])('%j has no #%s', (markdown, fragment) => {
    expect(points(markdown, fragment)).toBe(false);
  });
});
