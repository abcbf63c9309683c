// Suggestions and hovers in reviews; what they know is loaded with the first one that somebody asks for.
import { Disposable, languages } from 'vscode';
import { schemes } from '../session/documents';
import type { Assist } from './assist/index';

export function registerSuggestions(load: () => Promise<Assist>): Disposable {
  const selector = schemes.map(scheme => ({ language: 'markdown', scheme }));
  return Disposable.from(
    languages.registerCompletionItemProvider(
      selector,
      { provideCompletionItems: async (document, at, token) => (await load()).complete(document, at, token) },
      '/',
      '~',
      '@',
      '#',
    ),
    languages.registerHoverProvider(selector, { provideHover: async (...asked) => (await load()).hover(...asked) }),
  );
}
