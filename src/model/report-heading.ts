/**
 * How every Markdown report begins. Such a file that an earlier run left in the work tree is known by it: its links are
 * those of the documents, and would be told twice.
 */
export const reportHeading = '## linkmend: ';
