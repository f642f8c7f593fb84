import { Link, useParams } from '@tanstack/react-router';
import { ApiProblem, customerPdf, useCustomerPage } from '../../api/index.ts';
import { useLabel, useLanguage, useText } from '../../i18n/index.ts';
import { Icon } from '../../theme/index.ts';
import { ProblemNotice, ScreenSkeleton } from '../../ui/states.tsx';
import { useDocumentTitle } from '../../ui/useDocumentTitle.ts';
import { Entrance } from '../Entrance/Entrance.tsx';
import { AnswerForm } from './AnswerForm.tsx';
import './customerPage.css';
import { Outlined } from './Outlined.tsx';

/** What a customer sees with a number and a code: the record as it stands, and whether it holds. CMP-07 */
export default function CustomerPage() {
  const t = useText();
  const label = useLabel();
  const language = useLanguage();
  const key = useParams({ from: '/q/$path/$number/$code' });
  const { data: page, error, refetch } = useCustomerPage(key, language);
  useDocumentTitle(page ? `${label(page.label)} ${page.number}` : t('customer.verify'));
  if (error instanceof ApiProblem && error.status === 404)
    return (
      <Entrance title={t('customer.verify')}>
        <p role="alert" className="customer-lost">
          {t('customer.notFound')}
        </p>
        <Link to="/verify" className="btn">
          {t('customer.again')}
        </Link>
      </Entrance>
    );
  if (error && !page) return <ProblemNotice error={error} onRetry={() => void refetch()} />;
  if (!page) return <ScreenSkeleton />;
  const { state, company } = page;
  const said = state.holds
    ? t('customer.holds')
    : t(`customer.state.${state.name}` as 'customer.state.expired');
  return (
    <main className="customer-page">
      <header className="customer-head">
        <div className="customer-company">
          {company.logo && <img src={company.logo} alt="" />}
          <b>{company.name}</b>
        </div>
        <p className="quiet">
          {[company.address, company.phone, company.email, company.website].filter(Boolean).join(' · ')}
        </p>
      </header>
      <p className={`customer-state tone-${state.tone}`} role="status">
        <b>{label(state.label)}</b> {said}
      </p>
      <div className={state.holds || state.name === 'accepted' ? undefined : 'customer-past'}>
        <Outlined blocks={page.blocks} />
        {page.asks.map((line) => (
          <p key={line} className="outlined-text">
            {line}
          </p>
        ))}
      </div>
      <footer className="customer-foot">
        {(state.holds || state.name === 'accepted') && (
          <a className="btn" href={customerPdf(key)} target="_blank" rel="noopener">
            <Icon name="download" size={13} /> {t('customer.pdf')}
          </a>
        )}
        {page.answers.length > 0 && <AnswerForm of={key} answers={page.answers} />}
      </footer>
    </main>
  );
}
