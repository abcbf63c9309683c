// The page's frame: nothing may run or be loaded in it but its own script and style.
import { formatHex } from '../incident/hex';
import { escapeXml } from './escape';

/** What the page's frame is made of; addresses are those of the webview. */
export interface PageFrame {
  readonly script: string;
  readonly style: string;
  readonly nonce: string;
  /** A language tag such as `en`, for screen readers. */
  readonly language: string;
  readonly title: string;
}

/** The frame of the page: a nonce lets its own script run and nothing else. */
export function renderPage({ script, style, nonce, language, title }: PageFrame): string {
  const policy = `default-src 'none'; script-src 'nonce-${nonce}'; style-src 'nonce-${nonce}'`;
  return `<!DOCTYPE html>
<html lang="${escapeXml(language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" nonce="${nonce}" href="${escapeXml(style)}">
<title>${escapeXml(title)}</title>
</head>
<body>
<script nonce="${nonce}" src="${escapeXml(script)}"></script>
</body>
</html>
`;
}

/** A nonce that nobody can guess: 128 random bits. */
export function createNonce(): string {
  return formatHex(crypto.getRandomValues(new Uint8Array(16)));
}
