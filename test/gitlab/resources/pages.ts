// A page for the address of an issue, so that "open in GitLab" leads somewhere when the stand-in is looked at by hand.
import type { Issue } from '../data';
import { type Answer, type Call, notFound } from '../http';
import type { Routes } from '../router';

export const pageRoutes: Routes = {
  ...pagesAt('issues'),
  // config/routes/project.rb: both addresses name the same issue
  ...pagesAt('work_items'),
};

function pagesAt(name: string): Routes {
  return {
    [`GET web:/:group/:project/-/${name}/:iid`]: call => page(call, ['group', 'project']),
    [`GET web:/:group/:subgroup/:project/-/${name}/:iid`]: call => page(call, ['group', 'subgroup', 'project']),
  };
}

function page(call: Call, names: readonly string[]): Answer {
  const project = call.store.project(names.map(name => call.route[name] ?? '').join('/'));
  const issue = project && call.store.issueOf(project, Number(call.route['iid']));
  if (!call.settings.pages || issue === undefined) throw notFound();
  return { status: 200, raw: { type: 'text/html; charset=utf-8', content: html(call, issue) } };
}

function html(call: Call, issue: Issue): string {
  const notes = call.store.notesOf(issue).filter(({ system }) => !system);
  const rows = [
    `${issue.state}${issue.confidential ? ', confidential' : ''}${issue.dueDate === null ? '' : `, due ${issue.dueDate}`}`,
    issue.labels.map(label => `~${label}`).join(' '),
    issue.assigneeIds.map(id => `@${call.store.user(id).username}`).join(' '),
  ].map(row => `<p>${escaped(row)}</p>`);
  const comments = notes.map(
    ({ authorId, createdAt, body }) =>
      `<h3>${escaped(call.store.user(authorId).name)}, ${new Date(createdAt).toISOString()}</h3><pre>${escaped(body)}</pre>`,
  );
  const title = escaped(`${issue.title} (#${issue.iid})`);
  return `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>${title}</title>
<style>body{font:16px/1.5 system-ui;max-width:60rem;margin:2rem auto;padding:0 1rem}pre{white-space:pre-wrap}</style></head>
<body><h1>${title}</h1>${rows.join('')}<pre>${escaped(issue.description ?? '')}</pre>${comments.join('')}
<p>This is a stand-in for GitLab with invented data.</p></body></html>`;
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
