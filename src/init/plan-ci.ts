import { githubWorkflows } from './github-workflows.ts';
import { gitlabInclude, gitlabTemplate, gitlabTemplatePath } from './gitlab-template.ts';
import type { Ground } from './ground.ts';
import { type PlannedFile, planFile } from './planned-file.ts';

/** The files for a forge's pipelines, and what is left to the user. */
export interface CiPlan {
  readonly files: readonly PlannedFile[];
  readonly advice: readonly string[];
}

/** Plans the workflow for the forge where the repository is at home, or for the one whose files it has. */
export function planCi(ground: Ground, existing: 'keep' | 'replace'): CiPlan {
  const { files, forge, directories } = ground;
  if (forge === 'gitlab' || (forge !== 'github' && files.has('.gitlab-ci.yml'))) return planGitlab(ground, existing);
  if (forge === 'github' || directories.has('.github')) {
    const wanted = githubWorkflows(ground.version, minuteOf(ground.remote ?? ''));
    return {
      files: wanted.map((file) => planFile(file, files.get(file.path) ?? null, existing)),
      advice: [
        'Workflows count once they are on the default branch. What they do, and may: docs/github-action.md and docs/nightly.md of linkmend.',
      ],
    };
  }
  return {
    files: [],
    advice: [
      'No remote on GitHub or GitLab, so no workflow is written. Anywhere else this is all it takes:',
      `    npx linkmend --max-time 20m`,
    ],
  };
}

function planGitlab({ files, version, gitlabTemplateText }: Ground, existing: 'keep' | 'replace'): CiPlan {
  const template = planFile(
    {
      path: gitlabTemplatePath,
      text: gitlabTemplate(gitlabTemplateText, version),
      about: 'merge requests, and scheduled pipelines',
    },
    files.get(gitlabTemplatePath) ?? null,
    existing,
  );
  const pipeline = files.get('.gitlab-ci.yml');
  const schedule = 'For the nightly run make a schedule in GitLab, under Build > Pipeline schedules, at an odd minute.';
  if (pipeline === undefined) {
    const about = 'includes the template';
    const path = '.gitlab-ci.yml';
    return { files: [template, { kind: 'create', path, text: gitlabInclude, about }], advice: [schedule] };
  }
  if (pipeline.includes(gitlabTemplatePath)) return { files: [template], advice: [schedule] };
  return {
    files: [template],
    advice: ['Include the template in .gitlab-ci.yml:', gitlabInclude.trimEnd().replace(/^/gm, '    '), schedule],
  };
}

/** Repositories do not all ask at once, and never on the hour, when GitHub starts late (GitHub Docs, "schedule"). */
function minuteOf(remote: string): number {
  let sum = 0;
  for (const character of remote) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 9973;
  return 7 + (sum % 46);
}
