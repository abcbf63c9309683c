// How GitLab says no to somebody it knows, or to everybody: for each, the words and where they come from.
import type { Answer } from './http';

const forbidden = (words: string): Answer => ({ status: 403, json: { message: `403 Forbidden - ${words}` } });

/** Named by why. Those below `writes` refuse only what changes something. */
const denials = {
  // lib/gitlab/auth/user_access_denied_reason.rb, through lib/api/api_guard.rb: for reading and writing alike
  blocked: forbidden('Your account has been blocked.'),
  deactivated: forbidden(
    'Your account has been deactivated by your administrator. Please log back in from a web browser to reactivate your account at https://gitlab.acme.example',
  ),
  unconfirmed: forbidden(
    'Your primary email address is not confirmed. Please check your inbox for the confirmation instructions. In case the link is expired, you can request a new confirmation email at https://gitlab.acme.example/users/confirmation/new',
  ),
  terms: forbidden(
    'You (@olivia.marsh) must accept the Terms of Service in order to perform this action. To accept these terms, please access GitLab from a web browser at https://gitlab.acme.example.',
  ),
  passwordExpired: forbidden('Your password expired. Please access GitLab from a web browser to update your password.'),
  // ee/app/policies/ee/project_policy.rb: needs_new_sso_session and ip_enforcement_prevents_access take the right to read the
  // project away, so that lib/api/helpers.rb (find_project!) knows of none; doc/user/group/access_and_permissions.md
  hiddenBySingleSignOn: { status: 404, json: { message: '404 Project Not Found' } },
  hiddenByAddress: { status: 404, json: { message: '404 Project Not Found' } },
  // GitLab itself asks tokens for no second factor (lib/api/api_guard.rb: two_factor_required_but_not_setup? is for sessions
  // of a browser). These three are what a gateway in front of it may say; the words are ours.
  secondFactor: forbidden('Two-factor authentication is required. Please set it up in a web browser.'),
  singleSignOn: forbidden('Your SAML session has expired. Sign in with single sign-on at https://gitlab.acme.example.'),
  address: forbidden('Your IP address is not allowed to access this group.'),
  // lib/gitlab/rack_attack.rb: a blocked address, before the application
  blocklist: { status: 403, raw: { type: 'text/plain', content: 'Forbidden\n' } },
} as const satisfies Readonly<Record<string, Answer>>;

const writeDenials = {
  // lib/gitlab/middleware/read_only/controller.rb
  readOnly: { status: 403, json: { message: 'You cannot perform write operations on a read-only instance' } },
  // ee/app/controllers/concerns/maintenance_mode.rb, doc/administration/maintenance_mode/_index.md
  maintenance: { status: 503, json: { message: 'GitLab is undergoing maintenance' } },
  // lib/api/helpers/... with_captcha_check_rest_api, doc/api/rest/troubleshooting.md
  captcha: {
    status: 409,
    json: {
      needs_captcha_response: true,
      spam_log_id: 42,
      captcha_site_key: 'site-key',
      message: {
        error: 'Your issue has been recognized as spam. Please, change the content or solve the reCAPTCHA to proceed.',
      },
    },
  },
  // doc/api/rest/troubleshooting.md: where no captcha is set up
  spam: {
    status: 400,
    json: { message: { error: 'Your issue has been recognized as spam and has been discarded.' } },
  },
} as const satisfies Readonly<Record<string, Answer>>;

export type Denial = keyof typeof denials | keyof typeof writeDenials;

/** What a request of this method gets; undefined where it is acted on. */
export function denied(why: Denial, method: string): Answer | undefined {
  if (why in denials) return denials[why as keyof typeof denials];
  return method === 'GET' || method === 'HEAD' ? undefined : writeDenials[why as keyof typeof writeDenials];
}

/** // lib/gitlab/middleware/handle_malformed_strings.rb: a NUL or half a character anywhere in what was sent */
export const malformed: Answer = { status: 400, raw: { type: 'text/plain', content: 'Bad Request' } };

/** True where a text, list or object holds a NUL or a lone surrogate, and for a path or query that encodes a NUL. */
export function isMalformed(value: unknown): boolean {
  if (typeof value === 'string') return value.includes('\0') || value.includes('%00') || !isWellFormed(value);
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(([key, inner]) => isMalformed(key) || isMalformed(inner));
}

const isWellFormed = (text: string): boolean => !/\p{Surrogate}/u.test(text);
