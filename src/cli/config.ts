// Where the command line reads its settings and templates from: the working folder, as the editor does.
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { relative } from 'node:path';
import { parse as parseYaml } from 'yaml';
import { type Policy, policyOf } from '../incident/policy';
import { parseSettings, type SettingValues } from '../incident/settings';
import { builtInTemplates, compileTemplate, type Template } from '../review/index';
import { looksLikeReview } from '../review/templates/recognize';
import {
  isTemplateName,
  issueTemplateFolders,
  largestTemplate,
  mostTemplates,
  templateName,
} from '../review/templates/places';
import { UsageError } from './usage';

const defaultFile = '.incident-reviews.yml';

export interface Config {
  readonly settings: SettingValues;
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
    return (await readFile(path, 'utf8')).replace(/^\uFEFF/u, '');
  } catch (error) {
    throw new UsageError(`${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** The template that was named, alone; else those of the working folder and the built-in ones. */
export async function readTemplates(
  named: string | undefined,
  settings: SettingValues,
  warn: (message: string) => void,
): Promise<readonly Template[]> {
  if (named !== undefined) return [await readTemplate(named)];
  const own = settings.templates.folder;
  const templates: Template[] = [];
  for (const folder of [...(own === '' ? [] : [own]), ...issueTemplateFolders]) {
    for (const name of await namesIn(folder)) {
      const path = `${folder}/${name}`;
      try {
        const template = await readTemplate(path);
        if (template.text.length > largestTemplate || (folder !== own && !looksLikeReview(template.text))) continue;
        templates.push(template);
      } catch (error) {
        warn(`${path}: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
  }
  return [...templates.slice(0, mostTemplates), ...builtInTemplates()];
}

/** The templates of a folder by name, sorted; none where there is no such folder. */
async function namesIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return entries
    .filter(entry => !entry.isDirectory() && isTemplateName(entry.name))
    .map(({ name }) => name)
    .sort();
}

async function readTemplate(path: string): Promise<Template> {
  const text = await readText(path);
  const id = relative('.', path).replaceAll('\\', '/');
  const format = path.endsWith('.mustache') ? 'mustache' : 'markdown';
  return compileTemplate({
    id,
    name: templateName(id),
    source: 'workspace',
    format,
    text,
  });
}
