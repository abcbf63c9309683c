// Values in the cells of a table that another cell calls a secret: the head of its column, or the cell beside it.
import type { ReviewDocument, Span } from '../model';
import { readMaskedLines } from '../parse/document';
import type { FirstLook } from '../parse/firstLook';
import { ignoreCase } from '../parse/ignoreCase';
import { isDelimiterRow, splitCells } from '../parse/tables';

/** What a password is called, as alternatives of a pattern. */
export const passwordNames = String.raw`password|passwd|passphrase|pwd|contraseña|passwort|kennwort|mot de passe|senha|wachtwoord|lösenord|пароль|密码|密碼|パスワード|비밀번호`;
const anyName = ignoreCase({ source: `${passwordNames}|token|secret|key`, flags: 'iu' });
/** "Admin password", "Shared password in plain text", "Contraseña de la tienda"; a "Password policy" is none. */
const passwordCell = ignoreCase({
  source: String.raw`^(?:[^.]{0,40}[ _-])?(?:${passwordNames})(?: \([^()]*\)| in (?:plain|clear) ?text)?$|^(?:contraseña|mot de passe|senha) (?:\p{Alpha}+ )?(?:[ae]l?|de|du|en?)(?!\p{Alpha})[^.]{0,40}$`,
  flags: 'iu',
});
const tokenCell = ignoreCase(/^(?:[^.]{0,40}[ _-])?(?:token|secret|(?:api|access) key)s?$/iu);

/** Told by the cell that names it: one word, in which nothing says that it is only a name itself. */
interface SecretCell {
  readonly span: Span;
  readonly isPassword: boolean;
}

/** The cells that hold what is called a secret, one word each; whether they look like one is for the caller to say. */
export function findSecretCells(document: ReviewDocument, mayMatch: FirstLook): readonly SecretCell[] {
  const found: SecretCell[] = [];
  if (!mayMatch(anyName)) return [];
  const lines = readMaskedLines(document);
  const { masked, lineStarts } = document;
  for (const { kind, startLine, endLine } of document.blocks) {
    if (kind !== 'table' || !anyName.test(masked.slice(lineStarts[startLine], lineStarts[endLine]))) continue;
    const heads = splitCells(lines, startLine).map(span => readName(masked, span));
    for (let line = startLine + 1; line < endLine; line += 1) {
      if (isDelimiterRow(masked.slice(lineStarts[line], lineStarts[line + 1]))) continue;
      const cells = splitCells(lines, line);
      for (const [index, cell] of cells.entries()) {
        const span = unwrap(masked, cell);
        if (!oneWord.test(masked.slice(span.start, span.end))) continue;
        const names = [heads[index], ...[cells[index - 1], cells[index + 1]].map(beside => readName(masked, beside))];
        const isPassword = names.includes('password');
        if (isPassword || names.includes('token')) found.push({ span, isPassword });
      }
    }
  }
  return found;
}

/** No name of a variable or a file, no address, no mark of an issue, no version. */
const oneWord =
  /^(?!https?:|[A-Z][A-Z\d]*(?:_[A-Z\d]+)+$|[a-z\d]+(?:[-_.][a-z\d]+)+$|[A-Z]+-\d+$|v?\d[\d.]*$|[\da-f-]{36}$|(?:[\da-f]{20}){1,3}$|\w*\d$)[^\s<>{}|,;()/\\]{6,200}$/u;

function readName(text: string, span: Span | undefined): 'password' | 'token' | undefined {
  const name = span ? text.slice(span.start, span.end).replace(/[*_`]{1,3}/gu, '') : '';
  return passwordCell.test(name) ? 'password' : tokenCell.test(name) ? 'token' : undefined;
}

/** Without the marks around all of it. */
function unwrap(text: string, { start, end }: Span): Span {
  const marks = /^([*_`]{1,3})[^*_`\r\n][^\r\n]*\1$/u.exec(text.slice(start, end))?.[1]?.length ?? 0;
  return { start: start + marks, end: end - marks };
}
