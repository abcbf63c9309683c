// Files that were uploaded for a description, as GitLab links them: from the root of the project, without its name.

/** (GitLab, carrierwave's `sanitize_regexp`: names keep letters of any script, digits, `_`, `.`, `-` and `+`.) */
const shape = /^\/uploads\/(\w{1,80})\/([\p{L}\p{M}\p{N}_.+-]{1,255})$/u;

/** The two parts that GitLab finds a file of a project by. */
export interface UploadPath {
  readonly secret: string;
  readonly filename: string;
}

/** From `/uploads/<secret>/<file>`; undefined for every other address. */
export function parseUpload(url: string): UploadPath | undefined {
  const [, secret, filename] = shape.exec(url) ?? [];
  return secret === undefined || filename === undefined || /^\.+$/u.test(filename) ? undefined : { secret, filename };
}

/** The address of an upload as a description links it, from the root of the project. */
export function buildUploadUrl({ secret, filename }: UploadPath): string {
  return `/uploads/${secret}/${filename}`;
}
