/** How many looks are deferred by order now, in the whole country: for anybody, signed in or not. */
import { useQuery } from '@tanstack/react-query';
import { formatDate } from '../../shared/format.ts';
import { useWords } from '../../shared/language.ts';
import { Trouble } from '../../shared/parts.tsx';
import { readDeferred } from './client.ts';

export function DeferredNow() {
  const { say } = useWords();
  const { data, error } = useQuery({ queryKey: ['deferred'], queryFn: readDeferred });
  if (error !== null) return <Trouble error={error} />;
  if (data === undefined) return null;
  const { until, looks: n, orders } = data;
  return <p>{until === null ? say('log.deferred.none') : say('log.deferred.count', { n, orders, until: formatDate(until) })}</p>;
}
