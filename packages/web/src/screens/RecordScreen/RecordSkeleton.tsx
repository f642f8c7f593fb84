import { useText } from '../../i18n/index.ts';

const bar = (width: number | string, height = 14) => <span className="skeleton" style={{ width, height }} />;

/** Grey boxes exactly where the record will be. @param wide as beside a sheet: the related lists stand in a tab */
export function RecordSkeleton({ wide = false }: { wide?: boolean }) {
  const t = useText();
  return (
    <div className="record" role="status" aria-label={t('frame.loading')}>
      <div className="record-head">
        <span className="skeleton record-letter" />
        <div className="record-skeleton-lines">
          {bar(240, 20)}
          {bar(320)}
        </div>
      </div>
      <div className="record-facts">
        {[70, 90, 60, 80].map((width) => (
          <div key={width} className="record-fact record-skeleton-lines">
            {bar(width * 0.6, 11)}
            {bar(width, 17)}
          </div>
        ))}
      </div>
      <div className={wide ? 'record-columns record-two' : 'record-columns'}>
        {(wide ? ['fields', 'story'] : ['fields', 'story', 'related']).map((column) => (
          <div key={column} className="record-column">
            <RecordLines />
          </div>
        ))}
      </div>
    </div>
  );
}

/** Grey lines where a part of the record will be. */
export function RecordLines() {
  return (
    <div className="record-skeleton-lines" aria-hidden="true">
      {[90, 70, 84, 60, 76].map((width) => (
        <span key={width} className="skeleton" style={{ width: `${width}%`, height: 14 }} />
      ))}
    </div>
  );
}
