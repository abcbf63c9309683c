// Where teams keep their templates, below the root of a repository; a setting names one folder more.
export const templatePlaces: readonly string[] = ['.gitlab/issue_templates/**/*.md', '.github/ISSUE_TEMPLATE/**/*.md'];
