import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

/** Without these, Chromium asks for hosts of its maker at every start. Its own sandbox does not work for root. */
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Starts the Chromium that `LINKMEND_CHROMIUM` names, else Debian's. */
export async function startChromium(): Promise<Browser> {
  const executablePath = process.env['LINKMEND_CHROMIUM'] ?? '/usr/bin/chromium';
  if (!existsSync(executablePath)) {
    throw new Error(
      `no Chromium at ${executablePath}: install it (apt-get install chromium), or name it in LINKMEND_CHROMIUM`,
    );
  }
  return chromium.launch({ executablePath, args: flags });
}

/** A page in a browser, and everything in it that must not happen. */
export interface OpenPage extends AsyncDisposable {
  readonly page: Page;
  /** Dialogs, requests, errors, and what the console says, violations of the Content-Security-Policy among it. */
  readonly incidents: readonly string[];
}

/** Opens a text as a file in a browser without a network. */
export async function openPage(
  browser: Browser,
  html: string,
  { fragment = '', ...options }: BrowserContextOptions & { readonly fragment?: string } = {},
): Promise<OpenPage> {
  const directory = mkdtempSync(join(tmpdir(), 'linkmend-page-'));
  const file = join(directory, 'report.html');
  writeFileSync(file, html);
  const address = pathToFileURL(file).href;
  const context = await browser.newContext({ offline: true, viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  const incidents: string[] = [];
  page.on('dialog', async (dialog) => {
    incidents.push(`dialog: ${dialog.message()}`);
    await dialog.dismiss();
  });
  page.on('console', (message) => incidents.push(`console: ${message.text()}`));
  page.on('pageerror', (error) => incidents.push(`error: ${error.message}`));
  page.on('popup', () => incidents.push('popup'));
  page.on('request', (request) => {
    if (request.url().replace(/#.*$/s, '') !== address) incidents.push(`request: ${request.url()}`);
  });
  await page.goto(address + fragment);
  return {
    page,
    incidents,
    [Symbol.asyncDispose]: async () => {
      await context.close();
      rmSync(directory, { recursive: true });
    },
  };
}
