// Every call the stand-in answers; what is not here gets GitLab's 404.
import type { Routes } from '../router';
import { deploymentRoutes } from './deployments';
import { eventRoutes } from './events';
import { graphqlRoutes } from './graphql';
import { issueRoutes } from './issues';
import { issueWriteRoutes } from './issueWrites';
import { labelRoutes } from './labels';
import { linkRoutes } from './links';
import { noteRoutes } from './notes';
import { pageRoutes } from './pages';
import { projectRoutes } from './projects';
import { templateRoutes } from './templates';
import { uploadRoutes } from './uploads';
import { userRoutes } from './users';

export const routes: Routes = {
  ...userRoutes,
  ...projectRoutes,
  ...issueRoutes,
  ...issueWriteRoutes,
  ...linkRoutes,
  ...noteRoutes,
  ...eventRoutes,
  ...deploymentRoutes,
  ...labelRoutes,
  ...templateRoutes,
  ...uploadRoutes,
  ...graphqlRoutes,
  ...pageRoutes,
};
