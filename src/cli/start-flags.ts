import { collectLater } from './collect-later.ts';
import { growFreely } from './heap-growth.ts';
import { optimizeLater } from './optimize-later.ts';

/**
 * Sets V8's flags as they are while modules are loaded. V8 takes no code that was made with other flags, so they are set once
 * more before code is kept: runs that ask have changed them meanwhile.
 *
 * @param node the version, as in `process.versions.node`
 */
export function setStartFlags(node: string): void {
  optimizeLater(node);
  collectLater();
  growFreely();
}
