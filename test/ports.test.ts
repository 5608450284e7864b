import { expect, test, vi } from 'vitest';
import { UsageError } from '../src/config/errors.ts';
import { systemPorts } from '../src/ports.ts';

test('a working directory that is gone is told, once somebody asks for it', () => {
  const cwd = vi.spyOn(process, 'cwd').mockImplementation(() => {
    throw Object.assign(new Error('ENOENT: no such file or directory, uv_cwd'), { code: 'ENOENT' });
  });
  try {
    const ports = systemPorts();
    expect(() => ports.cwd).toThrow(UsageError);
    expect(() => ports.cwd).toThrow('the working directory is gone');
  } finally {
    cwd.mockRestore();
  }
});
