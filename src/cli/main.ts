import { systemPorts } from '../ports.ts';
import { runCommand } from './command.ts';

// No `await` here: the built command is CommonJS.
void runCommand(process.argv.slice(2), systemPorts(), process).then((exitCode) => {
  process.exitCode = exitCode;
});
