// The command line between `@vscode/test-electron` and the program that stands in for VS Code's.
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What one run of a suite needs; paths are absolute. */
export interface TestRun {
  /** The folder of the extension under test. */
  readonly extension: string;
  /** The module that exports `run(): Promise<void>`. For a web extension host it is one bundle. */
  readonly suites: string;
  /** A folder, by its path or its address, or a `.code-workspace` file; none means an empty window. */
  readonly folder?: string;
  /** The folder of another extension that is there, too. */
  readonly beside?: string;
  /** Workspace trust on: the folder opens in Restricted Mode. */
  readonly trust?: boolean;
  /** The extension runs in a web worker, from its `browser` entry. */
  readonly web?: boolean;
  /** Dialogs and notifications show (and wait for somebody); otherwise VS Code's test driver suppresses them. */
  readonly dialogs?: boolean;
  /** User settings. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Until the suite has to be done, in seconds. */
  readonly timeout?: number;
}

/** What of a run travels as launch arguments of our own; `--extensionDevelopmentKind` is VS Code's. */
export function launchArguments(run: TestRun): string[] {
  return [
    ...(run.folder === undefined ? [] : [run.folder]),
    ...(run.beside === undefined ? [] : [`--host-beside=${run.beside}`]),
    ...(run.trust ? ['--host-trust'] : []),
    ...(run.web ? ['--extensionDevelopmentKind=web'] : []),
    ...(run.dialogs ? ['--host-dialogs'] : []),
    ...(run.settings === undefined ? [] : [`--host-settings=${JSON.stringify(run.settings)}`]),
    ...(run.timeout === undefined ? [] : [`--host-timeout=${run.timeout}`]),
  ];
}

/** The run that a command line asks for; arguments for desktop VS Code only are passed over. Throws when one is missing. */
export function parseArguments(args: readonly string[]): TestRun {
  const values = new Map<string, string>();
  const paths: string[] = [];
  for (const arg of args) {
    const option = /^--([a-z][\w-]*)(?:=(.*))?$/isu.exec(arg);
    if (option?.[1]) values.set(option[1], option[2] ?? '');
    else paths.push(arg);
  }
  const path = (text: string): string => (text.startsWith('file:') ? fileURLToPath(text) : resolve(text));
  const required = (name: string): string => {
    const value = values.get(name);
    if (!value) throw new Error(`The VS Code of the tests needs --${name}=PATH`);
    return path(value);
  };
  const settings = values.get('host-settings');
  const timeout = values.get('host-timeout');
  const beside = values.get('host-beside');
  const [folder] = paths;
  const isAddress = folder !== undefined && /^(?!file:)[a-z-]+:\/\//u.test(folder);
  return {
    extension: required('extensionDevelopmentPath'),
    suites: required('extensionTestsPath'),
    ...(folder === undefined ? {} : { folder: isAddress ? folder : path(folder) }),
    ...(beside === undefined ? {} : { beside: path(beside) }),
    trust: values.has('host-trust'),
    web: values.get('extensionDevelopmentKind') === 'web',
    dialogs: values.has('host-dialogs'),
    ...(settings === undefined ? {} : { settings: JSON.parse(settings) as Record<string, unknown> }),
    ...(timeout === undefined ? {} : { timeout: Number(timeout) }),
  };
}
