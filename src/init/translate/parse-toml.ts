import { ConfigError } from '../../config/errors.ts';

/**
 * Reads TOML.
 *
 * @param name how problems name the file
 * @throws ConfigError with the fault, as `name:line:column`
 */
export async function parseToml(text: string, name: string): Promise<unknown> {
  const { parse, TomlError } = await import('smol-toml');
  try {
    return parse(text);
  } catch (cause) {
    if (!(cause instanceof TomlError)) throw cause;
    const [reason = ''] = cause.message.replace(/^Invalid TOML document: /, '').split('\n');
    throw new ConfigError([`${name}:${cause.line}:${cause.column}: no valid TOML: ${reason}`], { cause });
  }
}
