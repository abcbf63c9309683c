// Where the command line reads its settings and templates from: the working folder, as the editor does.
import { existsSync } from 'node:fs';
import { relative } from 'node:path';
import type { Policy } from '../incident/policy';
import { parseSettings, readPolicy, type SettingValues } from '../incident/settings';
import { builtInTemplates, compileTemplate, type Template } from '../review/index';
import {
  isTemplateName,
  issueTemplateFolders,
  largestTemplate,
  mostTemplates,
  makeTemplateName,
  readTemplateFormat,
} from '../review/templates/places';
import { looksLikeReview } from '../review/templates/recognize';
import { listEntryNames, readSource } from './files';
import { warn } from './output';
import { FileError, UsageError } from './usage';

const defaultFile = '.incident-reviews.yml';

export interface Config {
  readonly settings: SettingValues;
  readonly policy: Policy;
}

/** The settings of a file, or the defaults. A wrong value is named and its default used. Throws UsageError. */
export async function readConfig(file: string | undefined): Promise<Config> {
  const { settings, wrong } = parseSettings(await readRawSettings(file));
  for (const { name, message } of wrong) warn(`${file ?? defaultFile}: ${name}: ${message}`);
  return { settings, policy: readPolicy(settings) };
}

/** What a settings file says. One that nobody asked for and that cannot be read is named, and the run goes on. */
async function readRawSettings(file: string | undefined): Promise<unknown> {
  if (file !== undefined) return readYaml(file);
  if (!existsSync(defaultFile)) return {};
  try {
    return await readYaml(defaultFile);
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    warn(`incident-reviews: ${error.message}`);
    return {};
  }
}

async function readYaml(path: string): Promise<unknown> {
  const { text } = readSource(path);
  const { loadAll } = await import('js-yaml');
  try {
    const [settings, ...more]: unknown[] = loadAll(text);
    if (more.length > 0) throw new UsageError(`${path} holds more than one YAML document`);
    return settings ?? {};
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`${path} is no YAML: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** The template that was named, alone; else those of the working folder and the built-in ones. */
export function readTemplates(named: string | undefined, settings: SettingValues): readonly Template[] {
  if (named !== undefined) return [compile(named, readSource(named).text)];
  const own = settings.templates.folder;
  const templates: Template[] = [];
  for (const folder of [...(own === '' ? [] : [own]), ...issueTemplateFolders]) {
    for (const name of listEntryNames(folder).filter(isTemplateName)) {
      const path = `${folder}/${name}`;
      try {
        const { text } = readSource(path);
        if (templates.length >= mostTemplates || text.length > largestTemplate) continue;
        if (folder === own || looksLikeReview(text)) templates.push(compile(path, text));
      } catch (error) {
        warn(`${path}: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
  }
  return [...templates, ...builtInTemplates];
}

function compile(path: string, text: string): Template {
  const id = relative('.', path).replaceAll('\\', '/');
  const format = readTemplateFormat(path);
  return compileTemplate({ id, name: makeTemplateName(id), source: 'workspace', format, text });
}
