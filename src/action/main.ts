#!/usr/bin/env node
import { systemPorts } from '../ports.ts';
import { runAction } from './action.ts';
import { createGitHubClient } from './github-client.ts';

process.exitCode = await runAction(process.argv.slice(2), {
  ports: systemPorts(),
  log: process.stdout,
  connect: createGitHubClient,
});
