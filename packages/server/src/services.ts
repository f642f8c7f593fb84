import type { Action, Registry } from '@gejie/core';
import type { AccessCache } from './access/accessCache.ts';
import type { Credentials } from './access/credentials.ts';
import type { SessionLoader } from './access/loadSession.ts';
import type { SignIn } from './access/signIn.ts';
import type { Tokens } from './access/tokens.ts';
import type { Attachments } from './collaboration/attachments.ts';
import type { Comments } from './collaboration/comments.ts';
import type { Followers } from './collaboration/followers.ts';
import type { Tags } from './collaboration/tags.ts';
import type { Database } from './database/connection.ts';
import type { ExportService } from './export/exportService.ts';
import type { FileService } from './files/fileService.ts';
import type { ImportService } from './import/importService.ts';
import type { JobService } from './jobs/jobService.ts';
import type { CompanySettings } from './organization/companySettings.ts';
import type { Profile } from './organization/profile.ts';
import type { Setup } from './organization/setup.ts';
import type { RecordService } from './records/recordService.ts';
import type { SearchService } from './search/searchService.ts';
import type { SavedViews } from './views/savedViews.ts';

/** Everything the routes call; none of them holds a rule itself. */
export interface Services {
  database: Database;
  registry(): Registry;
  actions: readonly Action[];
  records: RecordService;
  accessCache: AccessCache;
  sessions: SessionLoader;
  credentials: Credentials;
  signIn: SignIn;
  tokens: Tokens;
  company: CompanySettings;
  profile: Profile;
  setup: Setup;
  files: FileService;
  comments: Comments;
  tags: Tags;
  followers: Followers;
  attachments: Attachments;
  views: SavedViews;
  jobs: JobService;
  search: SearchService;
  imports: ImportService;
  exports: ExportService;
}
