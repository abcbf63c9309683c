// The manifest as English readers get it: VS Code puts the texts of package.nls.json in place of their keys.
import raw from '../../package.json';
import texts from '../../package.nls.json';

const keyForm = /^%(?<key>[\w.-]+)%$/u;

/** The text that stands for a value of the manifest, the value itself where it is no key. */
function findText(value: string): string {
  const key = keyForm.exec(value)?.groups?.['key'];
  return key === undefined ? value : ((texts as Readonly<Record<string, string>>)[key] ?? value);
}

export const manifest = JSON.parse(JSON.stringify(raw), (_key, value: unknown) =>
  typeof value === 'string' ? findText(value) : value,
) as typeof raw;
