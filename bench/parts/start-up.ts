import { fileURLToPath } from 'node:url';
import { median, milliseconds } from '../figures.ts';
import { inTurn } from '../measure/in-turn.ts';
import { runProcess } from '../measure/run-process.ts';
import { atMost, type Part, row } from '../part.ts';

const command = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
const rounds = 7;

/** What is felt before anything is read. */
export const startUp: Part = {
  name: 'start-up',
  title: 'Start-up',
  about: 'Whole processes, each the median of seven that took turns.',
  measure: async () => {
    const run = async (...args: readonly string[]): Promise<number> => (await runProcess(process.execPath, args)).wall;
    const times = await inTurn(rounds, {
      bare: () => run('-e', '0'),
      version: () => run(command, '--version'),
    });
    const [bare, version] = [median(times.bare), median(times.version)];
    return [
      row('`node -e 0`', milliseconds(bare)),
      atMost('`linkmend --version`, over bare Node', version - bare, 60, milliseconds),
    ];
  },
};
