// A command stands in two lists, the manifest and the handlers: one that is in one of them only does nothing.
import ts from 'typescript';
import { assertNone } from '../assertNone';
import { manifest } from '../unit/manifest';
import { readSources, type SourceFile } from './sources';

const handlersPath = 'src/commands/handlers.ts';

/** The names in the object that a file exports by a name. */
function listKeys({ tree }: SourceFile, name: string): readonly string[] {
  return tree.statements
    .filter(ts.isVariableStatement)
    .flatMap(({ declarationList }) => [...declarationList.declarations])
    .filter(declaration => declaration.name.getText() === name)
    .flatMap(({ initializer }) =>
      initializer && ts.isObjectLiteralExpression(initializer) ? initializer.properties : [],
    )
    .map(property => property.name?.getText() ?? '');
}

suite('Commands', () => {
  const sources = readSources();
  const handled = sources.filter(({ path }) => path === handlersPath).flatMap(source => listKeys(source, 'handlers'));
  const contributed = manifest.contributes.commands.map(({ command }) => command.replace('incidentReviews.', ''));

  test('each handler has its command', () => {
    assertNone(
      handled.filter(name => !contributed.includes(name)),
      'Add these to `commands` of package.json, with `incidentReviews.` in front, and what CONTRIBUTING.md says of a new command.',
    );
  });

  test('each command has its handler, or the room that shows what it is about does it', () => {
    const ofOtherRooms = sources
      .filter(({ path }) => path === 'src/commands/index.ts' || path.startsWith('src/sidebar/'))
      .map(({ tree }) => tree.text)
      .join('\n');
    assertNone(
      contributed.filter(
        name => !handled.includes(name) && !new RegExp(String.raw`\b${name}\b`, 'u').test(ofOtherRooms),
      ),
      `Say in \`handlers\` of ${handlersPath} what these do.`,
    );
  });
});
