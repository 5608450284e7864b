import type { Report } from '../../model/report.ts';
import { readReport } from '../../report/read.ts';
import type { Repository } from '../environment.ts';
import type { Answer, GitHubClient } from '../github-client.ts';
import { readZipEntry } from './zip-entry.ts';

/** What a run of a pull request's own code has left for us. Whoever wrote that code could have written anything. */
export type HandedIn =
  | { readonly kind: 'report'; readonly report: Report }
  | { readonly kind: 'refused'; readonly why: string };

/** Bytes of an artifact that is fetched. The report of a pull request with 1,000 links has some 100 kB packed. */
const artifactLimit = 5 * 1024 * 1024;
/** Bytes of the report in it. The comment has room for some hundred rows. */
const reportLimit = 10 * 1024 * 1024;
/** Values of all kinds in it. A link has some fifty; were each at fault, validating them would take ten seconds and 1 GB. */
const valueLimit = 100_000;

/** The file in the artifact. */
const reportName = 'run.json';

/**
 * Fetches and reads the report that the run `runId` has uploaded as an artifact.
 *
 * @param artifact the artifact's name
 */
export async function fetchHandedInReport(
  client: GitHubClient,
  { owner, name: repo }: Repository,
  runId: number,
  artifact: string,
): Promise<Answer<HandedIn>> {
  const listed = await client.ask((github) =>
    github.paginate(github.rest.actions.listWorkflowRunArtifacts, {
      owner,
      repo,
      run_id: runId,
      name: artifact,
      per_page: 100,
    }),
  );
  if (listed.kind === 'failed') return listed;
  const found = listed.value
    .filter(({ name, expired }) => name === artifact && !expired)
    .toSorted((one, other) => other.id - one.id)[0];
  if (found === undefined) return refused(`the run has uploaded no artifact ${artifact}`);
  if (found.size_in_bytes > artifactLimit) return refused(`the artifact is larger than ${artifactLimit} bytes`);

  const fetched = await client.ask(async (github) => {
    const { data } = await github.rest.actions.downloadArtifact({
      owner,
      repo,
      artifact_id: found.id,
      archive_format: 'zip',
      request: { parseSuccessResponseBody: false },
    });
    return readUpTo(data as ReadableStream<Uint8Array>, artifactLimit);
  });
  if (fetched.kind === 'failed') return fetched;
  return { kind: 'done', value: fetched.value === null ? tooLarge : readArtifact(fetched.value) };
}

/** Reads an artifact's bytes: a ZIP archive with the report, neither of which is to be believed. */
export function readArtifact(archive: Uint8Array): HandedIn {
  const entry = readZipEntry(archive, reportName, reportLimit);
  if (entry.kind === 'refused') return { kind: 'refused', why: `the artifact ${entry.why}` };
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(entry.bytes);
  } catch {
    return { kind: 'refused', why: `${reportName} is not UTF-8` };
  }
  // Every value but the first of its list or object follows a comma; commas in texts only make us stricter.
  if (text.length - text.replaceAll(',', '').length > valueLimit) {
    return { kind: 'refused', why: `${reportName} holds more than ${valueLimit} values` };
  }
  const read = readReport(text);
  switch (read.kind) {
    case 'report':
      return read;
    case 'other-version':
      return { kind: 'refused', why: `${reportName} is a report of another linkmend (schemaVersion ${read.version})` };
    case 'invalid':
      return { kind: 'refused', why: `${reportName}: ${read.why}` };
  }
}

const tooLarge: HandedIn = { kind: 'refused', why: `the artifact is larger than ${artifactLimit} bytes` };

function refused(why: string): Answer<HandedIn> {
  return { kind: 'done', value: { kind: 'refused', why } };
}

/** All bytes of a stream; `null` where there are more than `limit`. */
async function readUpTo(stream: ReadableStream<Uint8Array>, limit: number): Promise<Uint8Array | null> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of stream as unknown as AsyncIterable<Uint8Array>) {
    length += chunk.length;
    if (length > limit) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
