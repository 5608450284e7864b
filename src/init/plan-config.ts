import type { UserConfig } from '../config/define-config.ts';
import { configFileNames } from '../config/load.ts';
import { proposeSitePreset, type SiteProposal } from '../config/site-preset.ts';
import type { Ground } from './ground.ts';
import { type PlannedFile, planFile } from './planned-file.ts';
import { renderConfig } from './render-config.ts';
import type { Translation } from './translate/translation.ts';

const path = 'linkmend.config.jsonc';

/** Plans the configuration: another tool's where there is one, else examples alone. */
export function planConfig(ground: Ground, translation: Translation | null, existing: 'keep' | 'replace'): PlannedFile {
  const other = configFileNames.find((one) => one !== path && one !== 'package.json' && ground.files.has(one));
  if (other !== undefined) return { kind: 'keep', path: other, why: 'it is there already; remove it for a new one' };
  if (hasSection(ground.files.get('package.json'))) {
    return {
      kind: 'keep',
      path: 'package.json',
      why: 'its key "linkmend" is the configuration; remove it for a new one',
    };
  }
  const sites = proposeSitePreset(ground.paths, ground.remote);
  const config: UserConfig = { $schema: schemaOf(ground), ...siteOf(sites), ...translation?.config };
  const head = [
    ...(translation === null ? [] : [`From ${translation.files.join(' and ')} by linkmend init.`]),
    'All keys: https://github.com/linkmend/linkmend#configuration',
  ];
  const from = translation === null ? [] : [`from ${translation.tool}'s`];
  const made = sites.map(({ preset, root }) => (root === '.' ? `for ${preset}` : `for ${preset} in ${root}`));
  const about = ['the configuration', ...from, ...made].join(', ');
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
function siteOf(proposals: readonly SiteProposal[]): UserConfig {
  const sites = proposals.map(({ preset, root }) => ({ preset, root }));
  const [first, ...rest] = sites;
  if (first === undefined) return {};
  return { site: rest.length === 0 ? first : sites };
}
