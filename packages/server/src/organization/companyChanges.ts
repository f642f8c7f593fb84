import type { z } from 'zod';
import type { Session } from '../access/session.ts';
import type { FileService } from '../files/fileService.ts';
import { invalidField } from '../problem.ts';
import type { companyChangeSchema } from './companyChange.ts';
import type { CompanyCurrency } from './companyCurrency.ts';
import type { CompanyAnswer, CompanySettings } from './companySettings.ts';

interface Needs {
  company: CompanySettings;
  companyCurrency: CompanyCurrency;
  files: Pick<FileService, 'find'>;
}

/** What people change of their company, with what each part asks for. PLT-19 */
export class CompanyChanges {
  private readonly needs: Needs;

  constructor(needs: Needs) {
    this.needs = needs;
  }

  /** @throws ProblemError invalid: a logo that is no picture, another currency once amounts were converted */
  async change(session: Session, changes: z.infer<typeof companyChangeSchema>): Promise<CompanyAnswer> {
    const { company, companyCurrency, files } = this.needs;
    if (typeof changes.logo === 'number') {
      const logo = await files.find(session, changes.logo).catch(() => null);
      if (!logo?.type.startsWith('image/')) throw invalidField('logo', 'notImage');
    }
    if (changes.currency !== undefined) await companyCurrency.prepare(session, changes.currency);
    return company.change(changes, session);
  }
}
