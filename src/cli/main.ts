#!/usr/bin/env node
import { systemPorts } from '../ports.ts';
import { runCommand } from './command.ts';

process.exitCode = await runCommand(process.argv.slice(2), systemPorts(), process);
