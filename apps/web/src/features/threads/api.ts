import { estatePaths } from '@moja-ulica/shared/estates/paths.ts';
import type { estateRoutes } from '@moja-ulica/shared/estates/routes.ts';
import { institutionPaths } from '@moja-ulica/shared/institutions/paths.ts';
import type { institutionRoutes } from '@moja-ulica/shared/institutions/routes.ts';
import { moderationPaths } from '@moja-ulica/shared/moderation/paths.ts';
import type { moderationRoutes } from '@moja-ulica/shared/moderation/routes.ts';
import { threadPaths } from '@moja-ulica/shared/threads/paths.ts';
import type { threadRoutes } from '@moja-ulica/shared/threads/routes.ts';
import { clientOf } from '../../lib/api-client.ts';

export const threads = clientOf<typeof threadRoutes>(threadPaths);
export const estates = clientOf<typeof estateRoutes>(estatePaths);
export const institutions = clientOf<typeof institutionRoutes>(institutionPaths);
export const moderation = clientOf<typeof moderationRoutes>(moderationPaths);
