import picomatch from 'picomatch';

/** Whether one of the globs fits a file. A glob without a slash stands for the file's name in any folder, as in gitignore. */
export function coversFile(globs: readonly string[], file: string): boolean {
  return globs.some((glob) =>
    picomatch.isMatch(file, glob.replace(/^\.\//, ''), { dot: true, basename: !glob.includes('/') }),
  );
}
