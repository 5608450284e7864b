import type { Coverage } from './missing-sections.ts';

/** What a table of contents is taken to have where nothing else is set. */
export const usualCoverage: Coverage = {
  // Below, it is a choice of sections, or written by hand for another depth.
  share: 0.6,
  // Official criteria of awesome lists, and what else is about a list and not in it.
  except: [
    'about',
    'acknowledgements',
    'acknowledgments',
    'author',
    'authors',
    'code of conduct',
    'contribute',
    'contributing',
    'contributing guidelines',
    'contribution',
    'contribution guide',
    'contribution guidelines',
    'contributions',
    'contributors',
    'credits',
    'disclaimer',
    'footnotes',
    'how to contribute',
    'license',
    'licence',
    'maintainers',
    'related',
    'related lists',
    'see also',
    'sponsors',
    'star history',
    'support',
    'thanks',
    '致谢',
    '许可证',
    '贡献',
    '贡献者',
  ],
};
