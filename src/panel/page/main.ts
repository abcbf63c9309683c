// The page of the timeline's picture.
import { readToPage, type ToPanel } from '../messages';
import { PictureView } from './view';

/** What VS Code gives to a page. */
declare function acquireVsCodeApi(): { postMessage(message: ToPanel): void };

const host = acquireVsCodeApi();
const view = new PictureView(document.body, {
  reveal: id => host.postMessage({ kind: 'reveal', id }),
  export: format => host.postMessage({ kind: 'export', format }),
});

window.addEventListener('message', (event: MessageEvent<unknown>) => {
  const message = readToPage(event.data);
  if (message) view.show(message);
});

host.postMessage({ kind: 'ready' });
