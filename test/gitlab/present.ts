// What GitLab's answers about people, places, labels and files look like. Each function names the entity it imitates.
import type { Group, Label, Member, Project, Token, Upload, User } from './data';
import type { Call } from './http';
import { boolean } from './params';
import { levelIn, mayReadIssue } from './permissions';

export const iso = (time: number): string => new Date(time).toISOString();
const lastPart = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

// lib/api/entities/user_basic.rb
export function userBasic(call: Call, id: number): object {
  const { username, name } = call.store.user(id);
  const web_url = `${call.urls.web}/${username}`;
  return { id, username, public_email: '', name, state: 'active', locked: false, avatar_url: null, web_url };
}

// lib/api/entities/user_public.rb, as GET /user gives it to oneself
export function currentUser(call: Call, user: User): object {
  return {
    ...userBasic(call, user.id),
    created_at: '2021-03-01T08:00:00.000Z',
    bio: '',
    location: '',
    organization: '',
    job_title: '',
    bot: false,
    last_sign_in_at: iso(call.store.now()),
    confirmed_at: '2021-03-01T08:00:00.000Z',
    last_activity_on: iso(call.store.now()).slice(0, 10),
    email: `${user.username}@acme.example`,
    commit_email: `${user.username}@acme.example`,
    can_create_group: false,
    can_create_project: true,
    two_factor_enabled: true,
    external: false,
    private_profile: false,
  };
}

// lib/api/entities/personal_access_token.rb; last_used_at since 14.0
export function accessToken(call: Call, token: Token): object {
  const { id, name, revoked, scopes, userId: user_id, expiresAt: expires_at } = token;
  const times = { created_at: iso(token.createdAt), last_used_at: iso(call.store.now()) };
  return { id, name, revoked, description: null, ...times, scopes, user_id, active: !revoked, expires_at };
}

// lib/api/entities/project.rb: the part that clients of issues read
export function project(call: Call, each: Project): object {
  const namespacePath = each.path.slice(0, each.path.lastIndexOf('/'));
  const group = call.store.group(namespacePath);
  const web = `${call.urls.web}/${each.path}`;
  const self = `${call.urls.api}/projects/${each.id}`;
  const open = call.store.allIssues().filter(issue => issue.projectId === each.id && issue.state === 'opened');
  const level = levelIn(call.store, each, call.user);
  return {
    id: each.id,
    description: each.description,
    name: each.name,
    name_with_namespace: `${group?.name ?? namespacePath} / ${each.name}`,
    path: lastPart(each.path),
    path_with_namespace: each.path,
    created_at: iso(each.createdAt),
    default_branch: 'main',
    topics: [],
    ssh_url_to_repo: `git@gitlab.invalid:${each.path}.git`,
    http_url_to_repo: `${web}.git`,
    web_url: web,
    readme_url: `${web}/-/blob/main/README.md`,
    forks_count: 0,
    avatar_url: null,
    star_count: 0,
    last_activity_at: iso(Math.max(each.createdAt, ...open.map(issue => issue.updatedAt))),
    visibility: each.visibility,
    namespace: {
      id: group?.id ?? 0,
      name: group?.name ?? namespacePath,
      path: lastPart(namespacePath),
      kind: 'group',
      full_path: namespacePath,
      parent_id: null,
      avatar_url: null,
      web_url: `${call.urls.web}/groups/${namespacePath}`,
    },
    _links: { self, issues: `${self}/issues`, labels: `${self}/labels`, members: `${self}/members` },
    archived: call.store.isArchived(each),
    issues_enabled: true,
    issues_access_level: 'enabled',
    open_issues_count: open.length,
    permissions: {
      project_access: level === 0 ? null : { access_level: level, notification_level: 3 },
      group_access: null,
    },
  };
}

// lib/api/entities/group.rb
export function group(call: Call, each: Group): object {
  const [id, path, name] = [each.id, lastPart(each.path), each.name];
  const parent_id = call.store.ancestors(each.path)[0]?.id ?? null;
  const web_url = `${call.urls.web}/groups/${each.path}`;
  return {
    id,
    web_url,
    name,
    path,
    description: '',
    visibility: each.visibility,
    avatar_url: null,
    full_name: name,
    full_path: each.path,
    parent_id,
  };
}

// lib/api/entities/member.rb
export function member(call: Call, each: Member): object {
  const times = { created_at: iso(each.since), expires_at: null };
  return { ...userBasic(call, each.userId), access_level: each.level, ...times, membership_state: 'active' };
}

const textColor = (background: string): string => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map(at => Number.parseInt(background.slice(at, at + 2), 16));
  return red + green + blue > 500 ? '#1F1E24' : '#FFFFFF';
};

// lib/api/entities/label_basic.rb
export function labelBasic(label: Label): object {
  const { id, name, color, description } = label;
  return { id, name, description, description_html: description ?? '', text_color: textColor(color), color };
}

// lib/api/entities/project_label.rb
export function projectLabel(call: Call, label: Label): object {
  const own = { is_project_label: 'project' in label.owner };
  if (boolean(call.params, 'with_counts') !== true)
    return { ...labelBasic(label), subscribed: false, priority: null, ...own };
  const bearing = call.store
    .allIssues()
    .filter(issue => issue.labels.includes(label.name) && mayReadIssue(call.store, issue, call.user));
  const open_issues_count = bearing.filter(issue => issue.state === 'opened').length;
  const counts = {
    open_issues_count,
    closed_issues_count: bearing.length - open_issues_count,
    open_merge_requests_count: 0,
  };
  return { ...labelBasic(label), ...counts, subscribed: false, priority: null, ...own };
}

// lib/api/entities/project_upload.rb; only images are embedded
export function upload(each: Upload): object {
  const url = `/uploads/${each.secret}/${each.filename}`;
  const alt = each.type.startsWith('image/') ? each.filename.replace(/\.[^.]*$/u, '') : each.filename;
  const markdown = `${each.type.startsWith('image/') ? '!' : ''}[${alt}](${url})`;
  return { id: each.id, alt, url, full_path: `/-/project/${each.projectId}${url}`, markdown };
}
