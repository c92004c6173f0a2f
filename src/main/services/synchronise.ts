import { AppError } from '../../shared/errors.ts';
import type { CatalogueService } from './catalogue.ts';
import type { LeasesService } from './leases.ts';
import type { Sync } from './sync.ts';

interface RoundParts {
  readonly catalogue: CatalogueService;
  readonly leases: LeasesService;
  readonly sync: Sync;
}

/**
 * One round with the platform: catalogue, waiting lease requests, upload. A catalogue or grant that cannot be used is
 * reported after the upload, never instead of it; without a line nothing is tried twice.
 */
export function createSynchronise({ catalogue, leases, sync }: RoundParts): Sync['run'] {
  return async options => {
    const problems: AppError[] = [];
    for (const step of [catalogue.update, leases.refresh]) {
      try {
        await step();
      } catch (error) {
        if (!(error instanceof AppError) || error.code === 'platform_unreachable') throw error;
        problems.push(error);
      }
    }
    const report = await sync.run(options);
    const [problem] = problems;
    if (problem !== undefined) throw problem;
    return report;
  };
}
