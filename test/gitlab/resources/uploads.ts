// Files for descriptions. // lib/api/markdown_uploads.rb
import { access, type Project } from '../data';
import { caller, projectOf } from '../find';
import { type Answer, type Call, forbidden, invalid, notFound } from '../http';
import { levelIn } from '../permissions';
import { upload } from '../present';
import type { Routes } from '../router';

export const uploadRoutes: Routes = {
  'POST /projects/:id/uploads': call => {
    const user = caller(call);
    const project = projectOf(call);
    if (call.file === undefined) throw invalid('file is missing');
    if (levelIn(call.store, project, user) < access.guest && project.visibility === 'private') throw forbidden();
    // config/initializers/carrierwave.rb: [^[:word:]\.\-\+] becomes _
    const name = call.file.name.replace(/[^\p{L}\p{M}\p{N}_.+-]/gu, '_');
    return { status: 201, json: upload(call.store.addUpload(project.id, name, typeOf(name), call.file.content)) };
  },

  'GET /projects/:id/uploads/:secret/:filename': call => {
    const project = projectOf(call);
    if (levelIn(call.store, project, caller(call)) < access.guest) throw forbidden();
    return file(call, project);
  },

  // The page's address; a token does not open a private project's, only a signed-in browser does.
  'GET web:/-/project/:id/uploads/:secret/:filename': call => {
    const project = call.store.project(call.route['id'] ?? '');
    if (project === undefined || project.visibility === 'private') throw notFound();
    return file(call, project);
  },
};

// lib/gitlab/file_type_detection.rb: by the name's extension, not by what the client says
function typeOf(name: string): string {
  const extension = /\.(\w+)$/u.exec(name)?.[1]?.toLowerCase() ?? '';
  const images = { png: 'png', jpg: 'jpeg', jpeg: 'jpeg', gif: 'gif', webp: 'webp', svg: 'svg+xml' };
  const image = Object.entries(images).find(([known]) => known === extension)?.[1];
  return image === undefined ? 'application/octet-stream' : `image/${image}`;
}

function file(call: Call, project: Project): Answer {
  const found = call.store.upload(project.id, call.route['secret'] ?? '', call.route['filename'] ?? '');
  if (found === undefined) throw notFound();
  return { status: 200, raw: { type: found.type, content: found.content } };
}
