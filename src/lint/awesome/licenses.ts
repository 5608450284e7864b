import type { Sibling } from '../../model/siblings.ts';

/** Whether a file holds the licence of what stands beside it. */
export function isLicense({ name }: Sibling): boolean {
  return /^(?:un)?licen[cs]e(?![a-z])|^copying(?![a-z])/i.test(name);
}

/** Licences for programs, by words that no other licence has. */
const forPrograms: readonly (readonly [name: string, words: RegExp])[] = [
  ['MIT', /Permission is hereby granted, free of charge|\bMIT License\b/i],
  ['Apache', /Apache License/i],
  ['GPL', /GNU (?:LESSER |AFFERO |LIBRARY )?GENERAL PUBLIC LICENSE/i],
  ['BSD', /Redistribution and use in source and binary forms|\bBSD (?:\d-Clause )?License\b/i],
  ['MPL', /Mozilla Public License/i],
  ['ISC', /Permission to use, copy, modify, and(?:\/or)? distribute this software|\bISC License\b/i],
  ['WTFPL', /DO WHAT THE FUCK YOU WANT TO/i],
  ['Unlicense', /This is free and unencumbered software/i],
];

/** The licence for programs that a text is; `null` for content licences and for texts that nobody knows. */
export function programLicense(text: string): string | null {
  // Content licences compare themselves with others.
  if (/Creative Commons|\bCC0\b|Open Data Commons|GNU Free Documentation/i.test(text)) return null;
  return forPrograms.find(([, words]) => words.test(text.replace(/\s+/g, ' ')))?.[0] ?? null;
}
