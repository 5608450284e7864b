/** What a link points to after parsing. Many links share a target. */
export type Target = WebTarget | FileTarget | MailTarget | OtherTarget | MalformedTarget;

/** An http or https address. */
export interface WebTarget {
  readonly kind: 'web';
  /** Normalised as WHATWG URL does, fragment included: what reports show, with any password replaced. */
  readonly url: string;
  /** What is asked for: the address without its fragment, after `remap`. Equal keys share one probe. */
  readonly requestKey: string;
  /** The fragment as written, without `#`; `null` without one. */
  readonly fragment: string | null;
}

/** A file or directory of the repository, or (with `path` of the source itself) a fragment of the same file. */
export interface FileTarget {
  readonly kind: 'file';
  /** `path`, with `#fragment` where there is one: what reports show. */
  readonly url: string;
  /** From the root, decoded, with forward slashes; `.` is the root itself, a leading `..` lies outside. */
  readonly path: string;
  readonly fragment: string | null;
  /** How the address was written: only `absolute-path` (`/a/b`) depends on where the site's root is. */
  readonly form: 'relative' | 'absolute-path' | 'fragment' | 'own-repository';
  /** What the layout of a site says where no file stands for the address; without it, the files are asked. */
  readonly onSite?: OnSite;
}

/** What tells file targets apart: one path may be there to a forge and no page of a site. */
export function fileKey({ url, onSite }: FileTarget): string {
  return onSite === undefined ? url : `${onSite.kind} ${url}`;
}

/** Why no file of a site stands for an address. */
export type OnSite =
  /** There is no such page; the file that was probably meant, and the last part of its route. */
  | { readonly kind: 'absent'; readonly meant: { readonly file: string; readonly name: string } | null }
  /** The file is there, but no page of the site. */
  | { readonly kind: 'outside' }
  /** The generator may write the page by itself. */
  | { readonly kind: 'unknown'; readonly why: string };

export interface MailTarget {
  readonly kind: 'mail';
  readonly url: string;
}

/** A scheme that is not asked over http: `ftp:`, `tel:`, `javascript:` … */
export interface OtherTarget {
  readonly kind: 'other';
  readonly url: string;
  /** Lower case, without the colon; empty for an expression of MDX, whose value is not known. */
  readonly scheme: string;
}

/** An address that leads nowhere as it is written. */
export interface MalformedTarget {
  readonly kind: 'malformed';
  /** As written. */
  readonly url: string;
  readonly fault: Fault;
  /** What was probably meant, when that can be told. */
  readonly suggestion: string | null;
}

/** What is wrong with a malformed address. */
export type Fault =
  | { readonly kind: 'empty' }
  /** WHATWG URL cannot parse it; `part` names what it stumbles over. */
  | { readonly kind: 'invalid'; readonly part: 'host' | 'port' | 'address' }
  /** `www.x.example/a`: reads like a host, but is a relative path. */
  | { readonly kind: 'no-scheme' }
  /** `htts://x`: within two edits of a scheme that would work. */
  | { readonly kind: 'unknown-scheme'; readonly scheme: string };
