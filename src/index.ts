/**
 * linkmend as a library: the same pipeline as the command, with everything from outside replaceable.
 *
 * @module
 */
export { type CheckOptions, check, lint } from './check.ts';
export type { UserConfig } from './config/define-config.ts';
export { defineConfig } from './config/define-config.ts';
export { ConfigError, UsageError } from './config/errors.ts';
export { extractEntries } from './extract-entries.ts';
export { extractLinks } from './extract-links.ts';
export { type AppliedEdits, applyEdits, type EditFault } from './fix/apply.ts';
export type { Capture } from './model/capture.ts';
export type { Edit, Fix, FixKind, Safety } from './model/edit.ts';
export type { Entry, EntryWithDescription } from './model/entry.ts';
export type { Severity } from './model/finding.ts';
export type { Cell, Link, LinkKind, Setting } from './model/link.ts';
export type { Hop } from './model/probe.ts';
export type {
  LinkRow,
  Origin,
  Place,
  Report,
  ReportFinding,
  ReportFix,
  ReportInput,
  ReportRun,
  Summary,
} from './model/report.ts';
export type { RepositoryFacts } from './model/repository-facts.ts';
export type { Position, Range, Span } from './model/span.ts';
export type { Evidence, Reason, VerdictKind } from './model/verdict.ts';
export { MarkdownParseError } from './parse/markdown.ts';
export type { Ports } from './ports.ts';
export type { Address } from './probe/transport/hosts-file.ts';
export type { Resolution, Resolver } from './probe/transport/resolver.ts';
