import { Readable } from 'node:stream';
import { Credentials } from './access/credentials.ts';
import { systemSession } from './access/elevation.ts';
import { SessionLoader } from './access/loadSession.ts';
import { Passwords } from './access/passwords.ts';
import { SecuritySettings } from './access/securitySettings.ts';
import { Tokens } from './access/tokens.ts';
import { CalendarFeeds } from './calendar/calendarFeeds.ts';
import { Calendars } from './calendar/calendars.ts';
import { CalendarObjects } from './calendar/objects/calendarObjects.ts';
import { CalendarStates } from './calendar/objects/calendarStates.ts';
import { clockwork } from './clockwork/clockwork.ts';
import { AllTags } from './collaboration/allTags.ts';
import { Attachments } from './collaboration/attachments.ts';
import { Comments } from './collaboration/comments.ts';
import { FileVersions } from './collaboration/fileVersions.ts';
import { Followers } from './collaboration/followers.ts';
import { Tags } from './collaboration/tags.ts';
import type { Composition } from './composition.ts';
import { Currencies } from './currencies/currencies.ts';
import { CustomerPages } from './customerPages/customerPages.ts';
import { composeCustomization } from './customization/composeCustomization.ts';
import { SearchSamples } from './database/search/searchSamples.ts';
import { dateRules } from './dateRules/dateRules.ts';
import { demoLogins } from './demo/demoLogins.ts';
import { seedDemoCompany } from './demo/seedDemoCompany.ts';
import { Duplicates } from './duplicates/duplicates.ts';
import { searchHandler } from './duplicates/searchHandler.ts';
import { createExportService } from './export/createExportService.ts';
import { composeFiles } from './files/composeFiles.ts';
import { FileService } from './files/fileService.ts';
import type { FileStore } from './files/fileStore.ts';
import { orphanSweep } from './files/orphanSweep.ts';
import { Homes } from './home/homes.ts';
import { Notes } from './home/notes.ts';
import { createImportService } from './import/createImportService.ts';
import { importFiles } from './import/importFiles.ts';
import { importHandlers } from './import/importHandlers.ts';
import { bulkHandler } from './jobs/bulk/bulkHandler.ts';
import { createJobs } from './jobs/createJobs.ts';
import type { JobHandler } from './jobs/jobHandler.ts';
import { upkeep } from './jobs/upkeep.ts';
import { leaveHandler } from './leaving/leaveHandler.ts';
import { Leaving } from './leaving/leaving.ts';
import { composeMail } from './mail/composeMail.ts';
import { mergeHandler } from './merging/mergeHandler.ts';
import { Merges } from './merging/merges.ts';
import { Notifications } from './notifications/notifications.ts';
import { NumberSequences } from './numbers/numberSequences.ts';
import { CompanyChanges } from './organization/companyChanges.ts';
import { CompanyCurrency } from './organization/companyCurrency.ts';
import { CompanySettings } from './organization/companySettings.ts';
import { OwnCard } from './organization/ownCard.ts';
import { Profile } from './organization/profile.ts';
import { type DemoWishes, Setup } from './organization/setup.ts';
import { UserRights } from './organization/userRights.ts';
import { composePools } from './pools/composePools.ts';
import { PoolBook } from './pools/poolBook.ts';
import { Printing } from './printing/printing.ts';
import { createRecordService } from './records/createRecordService.ts';
import { Reminders } from './reminders/reminders.ts';
import { createSearchService } from './search/createSearchService.ts';
import type { Services } from './services.ts';
import { AccessAnswers } from './sharing/accessAnswers.ts';
import { Shares } from './sharing/shares.ts';
import { composeSignIn } from './signIn/composeSignIn.ts';
import { SealedSecrets } from './signIn/sealedSecrets.ts';
import { readTexts } from './texts/readTexts.ts';
import { Transfers } from './transfers/transfers.ts';
import { SavedViews } from './views/savedViews.ts';
import { WorkingTimeSettings } from './workingTime/workingTimeSettings.ts';

const fiftyMebibytes = 50 * 1024 * 1024;

/** The parts, and those that want to be started and stopped. */
export interface Composed {
  services: Services;
  store: FileStore;
  startJobs(): Promise<void>;
  stopJobs(): Promise<void>;
}

/** Which part is made of which; nothing happens here. */
export async function composeServices(composition: Composition): Promise<Composed> {
  const { database, cache, registry, product } = composition;
  const { ruleSets, effectSets, actions, pricings } = product;
  const clock = composition.clock ?? (() => new Date());
  const security = new SecuritySettings(database, cache);
  const passwords = new Passwords(database, security);
  const samples = new SearchSamples(database.kysely);
  const records = createRecordService({
    database,
    registry,
    samples,
    ruleSets,
    effectSets,
    actions,
    pricings: pricings ?? [],
    clock,
    wanted: (module, field) => composition.wishes.wish(module, field),
    textsAwaited: (tx) => jobs.timetable.startAfter('fileText', tx),
    workAwaited: (tx, kind) => jobs.timetable.startAfter(kind, tx),
    checkSecret: (secret, known, record) => passwords.issue(secret, known, record),
  });
  const company = new CompanySettings(database, cache);
  const sessions = new SessionLoader(database, cache, company, registry, clock);
  const { store, scan } = await composeFiles(composition.dataDirectory, composition.files);
  const limit = composition.fileLimit ?? fiftyMebibytes;
  const files = new FileService({
    database,
    store,
    records,
    company,
    registry,
    limit,
    ...(scan ? { scan } : {}),
    onFault: composition.onFault,
  });
  const openDemo = async (wish: DemoWishes) => ({
    administrator: await seedDemoCompany({ database, registry, ...product }, company, {
      ...wish,
      now: clock(),
      keepFile: async (name, content) => {
        const session = systemSession(await company.facts(), 'demo company');
        const { id } = await files.keep(session, name, await files.receive(Readable.from([content])));
        return Number(id);
      },
    }),
    logins: demoLogins(),
  });
  const collaboration = { database, records, registry };
  const jobs = createJobs({ database, sessions, files, registry, clock, onFault: composition.onFault });
  const pools = composePools({
    database,
    records,
    registry,
    clock,
    cache,
    company,
    timetable: jobs.timetable,
  });
  const customization = composeCustomization({
    database,
    live: composition.liveRegistry,
    wishes: composition.wishes,
    jobs: jobs.service,
    records,
    company,
    clock,
  });
  const texts = readTexts({ database, store, onFault: composition.onFault });
  const sweep = orphanSweep({ database, store, company, clock });
  const nightly = upkeep({ database, company, registry, clock });
  const falling = clockwork({
    records,
    sets: product.clockworkSets ?? [],
    onFault: composition.onFault,
  });
  const dated = dateRules({ database, records, registry, company, clock });
  const calendars = new Calendars({ database, registry, clock });
  const home = composition.home ?? 'http://localhost:3000';
  const reminders = new Reminders({
    database,
    registry,
    clock,
    onFault: (error) => composition.onFault(error),
  });
  const secrets = new SealedSecrets(composition.dataDirectory);
  const notifications = new Notifications({ database, registry, clock });
  const printing = new Printing({ records, registry, company, files, clock, home });
  const mail = composeMail({
    composition,
    home,
    database,
    sessions,
    secrets,
    notifications,
    records,
    printing,
    registry,
    clock,
  });
  const spreadsheets = importFiles(files, store);
  const calendarObjects = new CalendarObjects({ database, registry, records, clock });
  const services: Services = {
    database,
    registry,
    actions,
    records,
    company,
    companyChanges: new CompanyChanges({
      company,
      companyCurrency: new CompanyCurrency({ database, records, registry }),
      files,
    }),
    numbers: new NumberSequences({ database, registry, clock }),
    workingTime: new WorkingTimeSettings(database, cache, company),
    accessCache: cache,
    sessions,
    files,
    credentials: new Credentials(database, cache),
    ...composeSignIn({
      database,
      cache,
      sessions,
      security,
      dataDirectory: composition.dataDirectory,
      clock,
      records,
      company,
    }),
    security,
    passwords,
    tokens: new Tokens(database, cache),
    ownCard: new OwnCard(database, records),
    profile: new Profile({
      database,
      cache,
      records,
      sessions,
      company,
      currencies: new Currencies(database, cache),
      passwords,
      security,
    }),
    setup: new Setup({ database, records, company, clock, openDemo }),
    userRights: new UserRights({ records, sessions, registry }),
    comments: new Comments({ ...collaboration, sessions }),
    tags: new Tags(collaboration),
    allTags: new AllTags({ database, records, registry, clock }),
    followers: new Followers(collaboration),
    notifications,
    ...mail,
    calendars,
    calendarObjects,
    calendarStates: new CalendarStates({ database, objects: calendarObjects }),
    calendarFeeds: new CalendarFeeds({
      database,
      sessions,
      calendars,
      clock,
      secrets,
    }),
    reminders,
    live: composition.live,
    transfers: new Transfers({ database, records, registry, clock }),
    leaving: new Leaving({ database, records, registry, clock, jobs: jobs.service }),
    merges: new Merges({ database, records, registry, clock, jobs: jobs.service }),
    duplicates: new Duplicates({ database, records, registry, clock, jobs: jobs.service }),
    views: new SavedViews({ database, registry, clock }),
    homes: new Homes({ database, records, registry }),
    notes: new Notes(database),
    attachments: new Attachments(collaboration, files),
    fileVersions: new FileVersions(collaboration, files),
    shares: new Shares({ ...collaboration, cache }),
    accessAnswers: new AccessAnswers({ ...collaboration, sessions, pools: new PoolBook(database, cache) }),
    search: createSearchService({ database, records, registry, clock, samples }),
    exports: createExportService({ database, records, registry, clock, onFault: composition.onFault }),
    printing,
    customerPages: new CustomerPages({ records, registry, company, printing }),
    jobs: jobs.service,
    ...pools.services,
    ...customization.services,
    imports: createImportService({ registry, jobs: jobs.service, ...spreadsheets }),
  };
  const work = {
    ...importHandlers({ database, registry, records, ...spreadsheets }),
    bulk: bulkHandler({ records, registry, clock, pools: pools.mass }),
    ...pools.work,
    merge: mergeHandler(records),
    ...customization.work,
    duplicates: searchHandler({ database, registry }),
    fileText: texts.handler as JobHandler<never, never>,
    fileSweep: sweep.handler as JobHandler<never, never>,
    upkeep: nightly.handler as JobHandler<never, never>,
    clockwork: falling.handler as JobHandler<never, never>,
    dateRules: dated.handler as JobHandler<never, never>,
    leave: leaveHandler({ database, records, registry, clock }),
  };
  const startJobs = async () => {
    if (composition.works === false) return jobs.open();
    await jobs.start(work, [
      pools.timed,
      customization.timed,
      texts.timed,
      sweep.timed,
      nightly.timed,
      falling.timed,
      dated.timed,
    ]);
    reminders.start();
    mail.post?.start();
  };
  const stopJobs = async () => {
    await reminders.stop();
    await mail.post?.stop();
    await jobs.close();
  };
  return { services, store, startJobs, stopJobs };
}
