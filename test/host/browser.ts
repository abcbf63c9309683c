// A Chromium that shows the server's workbench and reaches nothing but loopback.
import { type Browser, chromium, type Page } from 'playwright-core';
import type { Host } from './install';
import type { Server } from './server';

export interface PageOptions {
  /** A folder, a `.code-workspace` file, or an empty window unless given; an absolute path. */
  readonly folder?: string;
  /** In CSS pixels; 1280 × 800 unless given. */
  readonly size?: { readonly width: number; readonly height: number };
  /** What the system prefers: picks the theme. `light` unless given. */
  readonly colorScheme?: 'light' | 'dark';
  /** The system's high contrast mode. */
  readonly highContrast?: boolean;
  /** The display language, such as `de`: of extensions, since VS Code's own texts come in a language pack. */
  readonly language?: string;
}

/** Starts the browser; it keeps its own files in the server's folder. The caller closes it. */
export async function startBrowser(host: Host, server: Server): Promise<Browser> {
  const home = `${server.folder}/home`;
  return chromium.launch({
    executablePath: host.chromium,
    chromiumSandbox: false,
    // The end of this process is seen to in one place, processes.ts.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    artifactsDir: `${server.folder}/tmp`,
    env: { ...process.env, ...host.chromiumEnvironment, HOME: home, XDG_CONFIG_HOME: home, XDG_CACHE_HOME: home },
    args: [
      '--disable-gpu',
      '--disable-quic',
      '--disable-sync',
      '--no-first-run',
      '--no-proxy-server',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-features=OptimizationHints,MediaRouter,Translate',
      '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1',
    ],
  });
}

/** How long one waits for what must come: a machine that is new to all of this may be several times slower. */
const patienceMs = 90_000;

/** A new, empty page with a profile of its own, signed in to the server; closing it forgets the profile. */
export async function newPage(browser: Browser, server: Server, options: PageOptions = {}): Promise<Page> {
  const context = await browser.newContext({
    viewport: options.size ?? { width: 1280, height: 800 },
    colorScheme: options.colorScheme ?? 'light',
    forcedColors: options.highContrast ? 'active' : 'none',
    permissions: ['clipboard-read', 'clipboard-write'],
    // The server would pack the 19 MB of a workbench anew for each page that comes from this very machine.
    extraHTTPHeaders: { 'accept-encoding': 'identity' },
  });
  const page = await context.newPage();
  page.setDefaultTimeout(patienceMs);
  await page.addInitScript(hidePicture);
  await page.addInitScript(takeMessages);
  if (options.language !== undefined) await page.addInitScript(setLanguage, options.language);
  const takePicture = page.screenshot.bind(page);
  page.screenshot = asked => takePicture({ ...asked, style: `:root { opacity: 1 !important } ${asked?.style ?? ''}` });
  page.once('close', () => void context.close().catch(() => undefined));
  if (server.password !== undefined) {
    const answer = await context.request.post(`${server.origin}/login`, { form: { password: server.password } });
    if (!answer.ok()) throw new Error(`The VS Code server refused its password: ${answer.status()}`);
  }
  return page;
}

/**
 * Runs in the page before the workbench, which is laid out, focused, clicked and asked as ever, but painted for a screenshot
 * only: without a graphics card painting takes a third of the CPU time of a run. Frames inside it keep their own style.
 */
function hidePicture(): void {
  if (window !== window.top) return;
  document.addEventListener('DOMContentLoaded', () => {
    document.documentElement.style.opacity = '0';
  });
}

/**
 * Runs in the page before the workbench, which takes each message of its server as a blob and has it read: on a way through
 * three processes, for a few bytes. It gets the same bytes in the same order, but those that the socket already has.
 */
function takeMessages(): void {
  const Socket = window.WebSocket;
  window.WebSocket = class extends Socket {
    constructor(...args: ConstructorParameters<typeof WebSocket>) {
      super(...args);
      this.binaryType = 'arraybuffer';
    }
  };
  // eslint-disable-next-line @typescript-eslint/unbound-method -- called with its reader below
  const read = FileReader.prototype.readAsArrayBuffer;
  FileReader.prototype.readAsArrayBuffer = function (data: Blob | ArrayBuffer): void {
    if (!(data instanceof ArrayBuffer)) {
      read.call(this, data);
      return;
    }
    Object.defineProperty(this, 'result', { value: data, configurable: true });
    this.dispatchEvent(new ProgressEvent('load'));
  };
}

/** Runs in the page before the workbench, which tells extensions the language that it is loaded in. */
function setLanguage(language: string): void {
  Object.defineProperty(globalThis, '_VSCODE_NLS_LANGUAGE', { get: () => language, set: () => undefined });
}

/** Shows the workbench in a page; resolves when it is there. */
export async function openWorkbench(page: Page, server: Server, folder?: string): Promise<void> {
  await page.goto(workbenchAddress(server.origin, folder), { waitUntil: 'domcontentloaded' });
  await page.locator('.monaco-workbench .part.statusbar .statusbar-item').first().waitFor();
}

/** The address of a workbench with a folder, a `.code-workspace` file or (`undefined`) nothing open. */
export function workbenchAddress(origin: string, folder: string | undefined): string {
  const query = new URLSearchParams();
  if (folder === undefined) query.set('ew', 'true');
  else query.set(folder.endsWith('.code-workspace') ? 'workspace' : 'folder', folder);
  return `${origin}/?${query.toString()}`;
}
