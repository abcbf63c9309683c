// The extension that activation is compared with: one command.
import { commands, type ExtensionContext, window } from 'vscode';

export function activate({ subscriptions }: ExtensionContext): void {
  subscriptions.push(commands.registerCommand('helloWorld.greet', () => window.showInformationMessage('Hello World!')));
}
