import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * Files that take a minute or more, the longest first. In a fresh clone Vitest knows sizes only, and the longest of all
 * are short: begun last, they had one core work alone for minutes.
 */
export const long = [
  'server/src/leaks/leak.test.ts',
  'server/src/contract.addedFields.test.ts',
  'server/src/contract.reach.test.ts',
  'server/src/leaks/mutations.test.ts',
  'server/src/jobs/resume.test.ts',
  'server/src/demo/seedDemoCompany.test.ts',
  'server/src/contract.test.ts',
  'server/src/database/embedded/startEmbeddedPostgres.test.ts',
  'server/src/contract.roundTrip.test.ts',
  'server/src/customization/processes.test.ts',
  'e2e/looks.zh.test.ts',
  'e2e/records.test.ts',
  'e2e/access.test.ts',
  'e2e/looks.en.test.ts',
  'e2e/calendar.test.ts',
  'e2e/handOver.test.ts',
  'e2e/frame.test.ts',
  'e2e/pools.test.ts',
  'e2e/list.test.ts',
  'e2e/documents.test.ts',
  'e2e/workingDay.test.ts',
];

/** The order in which the files of a project are begun: the long ones, then as Vitest would. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const usual = await super.sort(files);
    return usual.toSorted((one, other) => groupOf(one) - groupOf(other) || placeOf(one) - placeOf(other));
  }
}

const groupOf = (file: TestSpecification): number => file.project.config.sequence.groupOrder;

function placeOf(file: TestSpecification): number {
  const place = long.findIndex((name) => file.moduleId.endsWith(name));
  return place < 0 ? long.length : place;
}
