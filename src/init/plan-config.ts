import type { UserConfig } from '../config/define-config.ts';
import { proposeSitePreset } from '../config/site-preset.ts';
import type { Ground } from './ground.ts';
import { type PlannedFile, planFile } from './planned-file.ts';
import { renderConfig } from './render-config.ts';
import type { Translation } from './translate/translation.ts';

const path = 'linkmend.config.jsonc';

/** Plans the configuration: another tool's where there is one, else examples alone. */
export function planConfig(ground: Ground, translation: Translation | null, existing: 'keep' | 'replace'): PlannedFile {
  const other = ground.paths.find((one) => /^linkmend\.config\.(?:json|ya?ml|[cm]?[jt]s)$/.test(one));
  if (other !== undefined) return { kind: 'keep', path: other, why: 'it is there already; remove it for a new one' };
  if (hasSection(ground.files.get('package.json'))) {
    return {
      kind: 'keep',
      path: 'package.json',
      why: 'its key "linkmend" is the configuration; remove it for a new one',
    };
  }
  const config: UserConfig = { $schema: schemaOf(ground), ...siteOf(ground), ...translation?.config };
  const head = [
    ...(translation === null ? [] : [`From ${translation.files.join(' and ')} by linkmend init.`]),
    'All keys: https://github.com/linkmend/linkmend#configuration',
  ];
  const about = translation === null ? 'the configuration' : `the configuration, from ${translation.tool}'s`;
  return planFile({ path, text: renderConfig(config, head), about }, ground.files.get(path) ?? null, existing);
}

function hasSection(manifest: string | undefined): boolean {
  return readManifest(manifest)['linkmend'] !== undefined;
}

/** Where linkmend is installed beside the configuration, its own schema; else the one of the release. */
function schemaOf({ files, version }: Ground): string {
  const { dependencies, devDependencies } = readManifest(files.get('package.json'));
  const installed = { ...Object(dependencies), ...Object(devDependencies) } as Readonly<Record<string, unknown>>;
  return installed['linkmend'] === undefined
    ? `https://raw.githubusercontent.com/linkmend/linkmend/v${version}/schemas/config.schema.json`
    : './node_modules/linkmend/schemas/config.schema.json';
}

function readManifest(text: string | undefined): Readonly<Record<string, unknown>> {
  try {
    return Object(JSON.parse(text ?? '{}')) as Record<string, unknown>;
  } catch {
    return {};
  }
}

/** The documentation sites that the names of the files tell of; none needs a word on GitHub's own pages. */
function siteOf({ paths, remote }: Ground): UserConfig {
  const sites = proposeSitePreset(paths, remote).map(({ preset, root }) => ({ preset, root }));
  const [first, ...rest] = sites;
  if (first === undefined) return {};
  return { site: rest.length === 0 ? first : sites };
}
