#!/usr/bin/env node
import { fileURLToPath } from 'node:url';
import { systemPorts } from '../ports.ts';
import { runAction } from './action.ts';
import { createGitHubClient } from './github-client.ts';

process.exitCode = await runAction(process.argv.slice(2), {
  ports: systemPorts(),
  log: process.stdout,
  script: fileURLToPath(new URL('../cli/main.js', import.meta.url)),
  connect: createGitHubClient,
});
