import { defineAwesomeRule } from '../awesome/define-awesome-rule.ts';
import { isLicense } from '../awesome/licenses.ts';

export const awesomeLicenseFile = defineAwesomeRule({
  name: 'awesome-license-file',
  what: 'lists without a licence file beside them',
  why: 'Without one nobody may copy or translate the list, and forges do not show a licence.',
  severityInAwesome: 'error',
  fix: 'none',
  message: ({ name }) =>
    name === null
      ? 'there is no licence file beside the list: add LICENSE with a content licence such as CC0'
      : `the licence file ${name} is empty`,
  check: ({ page }) => {
    const siblings = page.siblings();
    if (siblings === null) return [];
    const found = siblings.filter(isLicense);
    if (found.some(({ text }) => /\S/.test(text ?? ''))) return [];
    return [{ span: null, data: { name: found[0]?.name ?? null } }];
  },
  examples: [
    { good: '# Awesome List\n', siblings: [{ name: 'license.md', text: 'CC0 1.0 Universal' }] },
    { good: '# Awesome List\n', siblings: [{ name: 'LICENCE', text: 'CC0 1.0 Universal' }] },
    { name: 'where the folder is not known', good: '# Awesome List\n' },
    { bad: '# Awesome List\n', siblings: [{ name: 'README.md', text: null }], lines: [0] },
    { bad: '# Awesome List\n', siblings: [{ name: 'LICENSE', text: '\n' }], lines: [0] },
  ],
});
