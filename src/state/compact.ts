import { randomBytes } from 'node:crypto';
import { open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { StateConfig } from '../config/state-config.ts';
import { pruneRecords } from './prune.ts';
import { type ReadSegment, readSegment } from './read-segments.ts';
import { encodeRecord } from './record.ts';
import { isUnfinishedMerge, nameRun, readSegmentName } from './segment-name.ts';

/** A segment that may be brought together with others. */
interface ClosedSegment {
  readonly name: string;
  readonly role: 'run' | 'merged' | 'closing';
  readonly bytes: number;
}

/**
 * Brings closed segments together in one once there are many. Each is claimed by a rename first, so that a run which is
 * alive after all, only silent for long, notices and writes anew what may not have been read. They are removed once the
 * new segment is safely on disk. A crash at any point leaves everything readable. Never rejects: it only saves room.
 *
 * @param ended names of the segments whose run has ended
 * @param now milliseconds since the epoch
 */
export async function compactSegments(
  directory: string,
  ended: ReadonlySet<string>,
  now: number,
  config: StateConfig,
): Promise<void> {
  try {
    const closed = await listClosed(directory, ended, now, config.journal);
    if (!isWorthwhile(closed, config.journal)) return;
    const claimed = await claimAll(directory, closed, config.journal);
    if (claimed.length === 0) return;
    await writeMerged(directory, mergedText(claimed, now, config), now);
    for (const { name } of claimed) await rm(join(directory, name), { force: true });
  } catch {}
}

function isWorthwhile(closed: readonly ClosedSegment[], { segments, bytes }: StateConfig['journal']): boolean {
  const single = closed.filter(({ role }) => role !== 'merged');
  const size = single.reduce((sum, segment) => sum + segment.bytes, 0);
  return closed.length >= segments || size >= bytes || closed.some(({ role }) => role === 'closing');
}

async function listClosed(
  directory: string,
  ended: ReadonlySet<string>,
  now: number,
  { idle, largest }: StateConfig['journal'],
): Promise<readonly ClosedSegment[]> {
  const closed: ClosedSegment[] = [];
  for (const name of await readdir(directory)) {
    const role = readSegmentName(name)?.role;
    const left = isUnfinishedMerge(name);
    if (role === undefined && !left) continue;
    const { size, mtimeMs } = await stat(join(directory, name));
    const silent = now - mtimeMs >= idle;
    if (left && silent) await rm(join(directory, name), { force: true });
    if (role === undefined || size > largest) continue;
    // What another process is closing is left to it, unless it has died over it.
    const open = role === 'closing' ? !silent : role === 'run' && !ended.has(name) && !silent;
    if (!open) closed.push({ name, role, bytes: size });
  }
  return closed;
}

/** Renames and then reads: what was written before the rename is read, what comes later is written elsewhere as well. */
async function claimAll(
  directory: string,
  closed: readonly ClosedSegment[],
  { largest }: StateConfig['journal'],
): Promise<readonly ReadSegment[]> {
  const claimed: ReadSegment[] = [];
  for (const { name, role } of closed) {
    const claim = role === 'closing' ? name : `${name}.closing`;
    try {
      if (claim !== name) await rename(join(directory, name), join(directory, claim));
    } catch {
      // Another process was faster, or the system does not move open files.
      continue;
    }
    const read = await readSegment(directory, claim, largest);
    if (read.kind === 'read') claimed.push(read.segment);
  }
  return claimed;
}

function mergedText(claimed: readonly ReadSegment[], now: number, config: StateConfig): string {
  const records = claimed.flatMap((segment) => segment.records);
  const foreign = new Set(claimed.flatMap((segment) => segment.foreign));
  const lines = [...pruneRecords(records, now, config).map(encodeRecord), ...foreign];
  return lines.map((line) => `${line}\n`).join('');
}

async function writeMerged(directory: string, text: string, now: number): Promise<void> {
  const path = join(directory, `${nameRun(now, randomBytes(8).toString('hex'))}.merged.ndjson`);
  const handle = await open(`${path}.tmp`, 'wx', 0o600);
  try {
    await handle.writeFile(text, 'utf8');
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(`${path}.tmp`, path);
  await syncDirectory(directory);
}

/** Makes the rename last before anything is removed. Not every system opens directories. */
async function syncDirectory(directory: string): Promise<void> {
  try {
    const handle = await open(directory, 'r');
    await handle.sync().finally(() => handle.close());
  } catch {}
}
