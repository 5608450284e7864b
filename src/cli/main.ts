#!/usr/bin/env node
import { systemPorts } from '../ports.ts';
import { runCommand } from './command.ts';
import { optimizeLater } from './optimize-later.ts';

optimizeLater(process.versions.node);
process.exitCode = await runCommand(process.argv.slice(2), systemPorts(), process);
