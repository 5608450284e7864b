import { describe, expect, test } from 'vitest';
import { configTrust } from '../../src/config/config-trust.ts';

describe('whether a configuration file is trusted', () => {
  test.each([
    ['unsaid', undefined, 'trusted'],
    ['unsaid', 'pull_request', 'trusted'],
    ['unsaid', 'pull_request_target', 'untrusted'],
    ['unsaid', 'workflow_run', 'untrusted'],
    ['allowed', 'pull_request_target', 'trusted'],
    ['refused', 'push', 'untrusted'],
  ] as const)('%s in the event %s: %s', (choice, event, trust) => {
    expect(configTrust(choice, { GITHUB_EVENT_NAME: event })).toBe(trust);
  });
});
