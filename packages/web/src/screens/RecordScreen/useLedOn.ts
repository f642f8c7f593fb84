import type { AnsweredRecord, Reference } from '@gejie/core';
import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { ApiProblem } from '../../api/index.ts';
import { useText } from '../../i18n/index.ts';
import { announce } from '../../ui/announce.ts';

/** The address of a record that went up in another leads there. @returns whether it does */
export function useLedOn(path: string, record: AnsweredRecord | undefined, error: unknown): boolean {
  const t = useText();
  const navigate = useNavigate();
  const survivor: Reference | undefined =
    error instanceof ApiProblem ? error.problem.mergedInto : record?.mergedInto;
  const id = survivor?.id;
  const name = survivor?.label ?? '';
  useEffect(() => {
    if (id === undefined) return;
    announce(t('merge.led', { name }));
    void navigate({ to: '/$path/$id', params: { path, id: String(id) }, replace: true });
  }, [id, name, path, navigate, t]);
  return id !== undefined;
}
