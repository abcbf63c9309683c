// What runs inside the extension host: the suites of one kind of window, named by the run's environment.
import Mocha from 'mocha';

const windows: Readonly<Record<string, readonly (() => Promise<unknown>)[]>> = {
  folder: [
    // First: what holds before anything was asked for.
    () => import('./quiet.test'),
    () => import('./manifest.test'),
    () => import('./fileReviews.test'),
    () => import('./sidebar.test'),
    () => import('./projects.test'),
    () => import('./incidentPage.test'),
    () => import('./logEvent.test'),
    () => import('./changeIncident.test'),
    () => import('./declareIncident.test'),
    () => import('./startReview.test'),
    () => import('./correctiveActions.test'),
    () => import('./problems.test'),
    () => import('./commandLine.test'),
    () => import('./writing.test'),
    () => import('./cursor.test'),
    () => import('./timeline.test'),
    () => import('./importTimeline.test'),
    () => import('./account.test'),
    () => import('./badServers.test'),
    () => import('./links.test'),
    () => import('./suggestions.test'),
    () => import('./inPlace.test'),
    () => import('./inGitLab.test'),
    () => import('./finishReview.test'),
    () => import('./workingCopies.test'),
    () => import('./draftFolder.test'),
    () => import('./eventLogOwner.test'),
    () => import('./accountChange.test'),
    () => import('./otherGitLab.test'),
    () => import('./disposal.test'),
    () => import('./announcements.test'),
    () => import('./confidentialTitles.test'),
    () => import('./dialogs.test'),
    () => import('./pictures.test'),
    () => import('./doors.test'),
    () => import('./secrets.test'),
    // Its view stays open from then on, and reads what it shows.
    () => import('./actionView.test'),
    () => import('./actionFollowUp.test'),
    // Last: it closes the log, which it shares with the extension by its name.
    () => import('./files.test'),
  ],
  empty: [() => import('./noFolder.test')],
  folders: [() => import('./severalFolders.test')],
  restricted: [() => import('./restricted.test')],
};

export async function run(): Promise<void> {
  const mocha = new Mocha({
    ui: 'tdd',
    // Longer than the helpers wait, so that a test that fails says what it waited for.
    timeout: 180_000,
    reporter: 'spec',
    grep: process.env['INCIDENT_REVIEWS_TEST_GREP'] ?? '',
  });
  mocha.suite.emit(Mocha.Suite.constants.EVENT_FILE_PRE_REQUIRE, globalThis, 'integration', mocha);
  const name = process.env['INCIDENT_REVIEWS_TEST_WINDOW'] ?? '';
  for (const load of windows[name] ?? []) await load();
  const failures = await new Promise<number>(resolve => mocha.run(resolve));
  if (failures > 0) throw new Error(`${failures} failed`);
}
