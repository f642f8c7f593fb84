import {
  type BilingualText,
  inLanguage,
  type Language,
  type NotificationAnswer,
  noticeKinds,
  type OwnWriting,
  type Registry,
  sentencePieces,
  topicOf,
  wallClock,
  withinSentence,
  writtenDay,
} from '@gejie/core';

/** What is handed over to the mail server. */
export interface Letter {
  subject: string;
  text: string;
  html: string;
}

export interface LetterFacts {
  notices: readonly NotificationAnswer[];
  digest: boolean;
  language: Language;
  timeZone: string;
  /** How the reader writes dates; absent: as the language does. */
  writing?: OwnWriting;
  company: string;
  /** Where the application is reached, without a slash at its end. */
  home: string;
  /** Where such letters are stopped. */
  unsubscribe: string;
  registry: Registry;
}

const words = {
  somebody: { zh: '同事', en: 'A colleague' },
  system: { zh: '系统', en: 'The system' },
  unnamed: { zh: '一条记录', en: 'a record' },
  open: { zh: '打开', en: 'Open' },
  brief: { zh: '交接简报', en: 'Hand-over brief' },
  settings: { zh: '通知设置', en: 'Settings of notices' },
  stop: { zh: '不再收到这类邮件', en: 'No more mails like this' },
} satisfies Record<string, BilingualText>;

/** A letter that tells of notices, in the reader's language, as text and as HTML. */
export function noticeLetter(facts: LetterFacts): Letter {
  const { notices, digest, language, company, home, unsubscribe } = facts;
  const say = (text: BilingualText) => inLanguage(text, language);
  const items = notices.map((notice) => itemOf(notice, facts));
  const [first] = items;
  const count = items.length;
  const heading = digest
    ? say({
        zh: `每日摘要：${count} 条通知`,
        en: `Your day in ${count} ${count === 1 ? 'notice' : 'notices'}`,
      })
    : count === 1 && first
      ? first.sentence
      : say({ zh: `${count} 条新通知`, en: `${count} new notices` });
  const settings = `${home}/me/notices`;
  const text = [
    heading,
    ...items.map(({ sentence, quote, when, link, briefs }) =>
      [
        count === 1 && !digest ? null : `• ${sentence}`,
        quote,
        when,
        link,
        ...briefs.map((brief) => `${brief.text}: ${brief.link}`),
      ]
        .filter(Boolean)
        .join('\n'),
    ),
    `${say(words.settings)}: ${settings}\n${say(words.stop)}: ${unsubscribe}`,
  ].join('\n\n');
  const html = `<!doctype html><html lang="${language}"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><body style="margin:0;padding:24px;background:#f5f6f8;color:#1b1f27;font:14px/1.6 system-ui,'PingFang SC','Microsoft YaHei',sans-serif">
<div style="max-width:560px;margin:auto;padding:24px;background:#fff;border-radius:8px">
<h1 style="margin:0 0 12px;font-size:17px"><bdi>${escaped(heading)}</bdi></h1>
${items.map((item) => htmlOf(item, say(words.open), count === 1 && !digest)).join('\n')}
</div><p style="max-width:560px;margin:12px auto;color:#697181;font-size:12px">${escaped(company)} · <a href="${escaped(settings)}">${say(words.settings)}</a> · <a href="${escaped(unsubscribe)}">${say(words.stop)}</a></p></body></html>`;
  return { subject: heading.slice(0, 200), text, html };
}

interface Item {
  sentence: string;
  quote: string | null;
  when: string;
  link: string;
  /** What is attached to it. */
  briefs: { text: string; link: string }[];
}

function itemOf(notice: NotificationAnswer, facts: LetterFacts): Item {
  const { language, registry, home } = facts;
  const say = (text: BilingualText) => inLanguage(text, language);
  const { actor, record, other, count, detail } = notice;
  const module = record && registry.at(record.module);
  const parts: Record<string, string> = {
    actor: actor ? (actor.label ?? say(words.somebody)) : say(words.system),
    record: record
      ? [module && withinSentence(say(module.label)), record.label ?? say(words.unnamed)]
          .filter(Boolean)
          .join(' ')
      : say(words.unnamed),
    other: other?.label ?? say(words.somebody),
    count: say({ zh: String(count ?? 0), en: `${count ?? 0} ${count === 1 ? 'record' : 'records'}` }),
  };
  const pieces = sentencePieces(say(noticeKinds[notice.kind]));
  const filled = pieces
    .map((piece, index) => (index % 2 === 1 ? (parts[piece] ?? String(detail[piece] ?? '')) : piece))
    .join('');
  const beginsWithRecord = pieces[0] === '' && pieces[1] === 'record';
  const sentence = beginsWithRecord ? filled.charAt(0).toUpperCase() + filled.slice(1) : filled;
  const at = typeof detail.at === 'string' ? detail.at : notice.at;
  return {
    sentence: inOneDirection(sentence),
    quote: notice.text === null ? null : inOneDirection(notice.text),
    when: [momentOf(at, facts), notice.place && inOneDirection(notice.place)].filter(Boolean).join(' · '),
    link: record
      ? `${home}/${record.module}/${record.id}`
      : topicOf(notice.kind) === 'transfer'
        ? `${home}/transfers`
        : home,
    briefs: notice.briefs.map(({ module: path, id, label }) => ({
      text: inOneDirection(`${say(words.brief)} ${label}`),
      link: `${home}/${path}/${id}/brief`,
    })),
  };
}

function momentOf(at: string, { language, timeZone, writing }: LetterFacts): string {
  if (writing?.dates) return writtenDay(wallClock(new Date(at), timeZone), writing);
  const locale = language === 'en' ? 'en-GB' : 'zh-CN';
  return new Date(at).toLocaleString(locale, { timeZone, dateStyle: 'medium', timeStyle: 'short' });
}

function htmlOf({ sentence, quote, when, link, briefs }: Item, open: string, alone: boolean): string {
  const said = alone ? '' : `<div><bdi>${escaped(sentence)}</bdi></div>`;
  const quoted =
    quote === null
      ? ''
      : `<div style="margin:6px 0;padding:8px 12px;border-left:3px solid #d7dbe3;white-space:pre-wrap"><bdi>${escaped(quote)}</bdi></div>`;
  return `<div style="margin:0 0 16px">${said}${quoted}<span style="color:#697181">${escaped(when)}</span> · <a href="${escaped(link)}">${open}</a>${briefs
    .map((brief) => `<br><a href="${escaped(brief.link)}"><bdi>${escaped(brief.text)}</bdi></a>`)
    .join('')}</div>`;
}

/** Marks that turn what follows them around would also turn what we say. */
function inOneDirection(text: string): string {
  return text.replace(/[\u202a-\u202e\u2066-\u2069\u200e\u200f]/g, '');
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text within HTML. */
export function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => entities[character] as string);
}
