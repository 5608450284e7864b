/** The command line cannot be used as given: exit code 2. The message is one line that says what to do. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** The configuration cannot be used as it stands: exit code 2. The message has one line for each problem. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  /** One line each, every one naming its file and place. */
  readonly problems: readonly string[];

  constructor(problems: readonly string[], options?: ErrorOptions) {
    super(problems.join('\n'), options);
    this.problems = problems;
  }
}
