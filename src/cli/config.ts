// Where the command line reads its settings and templates from: the working folder, as the editor does.
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, relative } from 'node:path';
import { glob } from 'tinyglobby';
import { parse as parseYaml } from 'yaml';
import type { Policy } from '../incident/policy';
import { policyOf } from '../incident/policy';
import type { Settings } from '../incident/settings';
import { parseSettings } from '../incident/settings';
import type { Template } from '../review/index';
import { builtInTemplates, compileTemplate } from '../review/index';
import { templatePlaces } from '../review/templates/places';
import { UsageError } from './usage';

const defaultFile = '.incident-reviews.yml';

export interface Config {
  readonly settings: Settings;
  readonly policy: Policy;
}

/** The settings of a file, or the defaults. A wrong value is said through `warn` and its default used. Throws UsageError. */
export async function readConfig(file: string | undefined, warn: (message: string) => void): Promise<Config> {
  const path = file ?? (existsSync(defaultFile) ? defaultFile : undefined);
  const raw = path === undefined ? {} : await readYaml(path);
  const { settings, wrong } = parseSettings(raw);
  for (const { name, message } of wrong) warn(`${path ?? defaultFile}: ${name}: ${message}`);
  return { settings, policy: policyOf(settings.profile, settings.policy) };
}

async function readYaml(path: string): Promise<unknown> {
  try {
    return parseYaml(await readText(path)) ?? {};
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`${path} is no YAML: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** A file's text without a byte order mark. Throws UsageError where it cannot be read. */
export async function readText(path: string): Promise<string> {
  try {
    return (await readFile(path, 'utf8')).replace(/^\uFEFF/, '');
  } catch (error) {
    throw new UsageError(`${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** The template that was named, alone; else those of the working folder and the built-in ones. */
export async function readTemplates(
  named: string | undefined,
  settings: Settings,
  warn: (message: string) => void,
): Promise<readonly Template[]> {
  if (named !== undefined) return [await readTemplate(named)];
  const patterns = [
    ...templatePlaces,
    ...(settings.templates.folder ? [`${settings.templates.folder}/**/*.{md,mustache}`] : []),
  ];
  const found = await glob(patterns, { dot: true, caseSensitiveMatch: false, expandDirectories: false });
  const templates: Template[] = [];
  for (const path of found.sort()) {
    try {
      templates.push(await readTemplate(path));
    } catch (error) {
      warn(`${path}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  return [...templates, ...builtInTemplates()];
}

async function readTemplate(path: string): Promise<Template> {
  const text = await readText(path);
  const id = relative('.', path).replaceAll('\\', '/');
  const format = path.endsWith('.mustache') ? 'mustache' : 'markdown';
  return compileTemplate({
    id,
    name: basename(path).replace(/\.(?:md|mustache|md\.mustache)$/i, ''),
    source: 'workspace',
    format,
    text,
  });
}
