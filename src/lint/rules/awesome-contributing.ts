import { defineAwesomeRule } from '../awesome/define-awesome-rule.ts';

export const awesomeContributing = defineAwesomeRule({
  name: 'awesome-contributing',
  what: 'lists without contribution guidelines beside them',
  why: 'Who wants to add an entry must find out how; forges show `contributing.md` to everyone who opens a pull request.',
  severityInAwesome: 'error',
  fix: 'none',
  message: ({ name }) =>
    name === null ? 'there is no contributing.md beside the list or in .github' : `the file ${name} is empty`,
  check: ({ page }) => {
    const siblings = page.siblings();
    if (siblings === null) return [];
    const found = siblings.filter(({ name }) => /^(?:\.github\/)?contributing\.md$/i.test(name));
    if (found.some(({ text }) => /\S/.test(text ?? ''))) return [];
    return [{ span: null, data: { name: found[0]?.name ?? null } }];
  },
  examples: [
    { good: '# Awesome List\n', siblings: [{ name: 'CONTRIBUTING.md', text: 'Please' }] },
    { good: '# Awesome List\n', siblings: [{ name: '.github/contributing.md', text: 'Please' }] },
    { name: 'where the folder is not known', good: '# Awesome List\n' },
    { bad: '# Awesome List\n', siblings: [], lines: [0] },
    { bad: '# Awesome List\n', siblings: [{ name: 'contributing.md', text: ' \n' }], lines: [0] },
  ],
});
