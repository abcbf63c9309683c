// The words of VS Code as unit tests need them: patterns filled in, in English.

export const env = { language: 'en' };

export const l10n = {
  t: (pattern: string, ...values: readonly unknown[]): string =>
    pattern.replaceAll(/\{(\d)\}/gu, (_whole, index: string) => String(values[Number(index)])),
};
