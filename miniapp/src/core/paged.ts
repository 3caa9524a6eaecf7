import { useInfiniteQuery, type QueryKey } from '@tanstack/react-query';

interface Slice<T> {
  items: T[];
  next: string | null;
}

/** A keyset-paged list as one growing array; hand `more` to ListEnd. `meta.keep` false: never kept on the phone. */
export function usePaged<T>(queryKey: QueryKey, read: (after: string | undefined) => Promise<Slice<T>>, enabled = true, meta: { keep?: boolean } = {}) {
  const query = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam }) => read(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    select: ({ pages }) => pages.flatMap(({ items }) => items),
    enabled,
    meta,
  });
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = query;
  return { data, error, refetch, more: { count: data?.length ?? 0, hasMore: hasNextPage, isLoading: isFetchingNextPage, onMore: () => void fetchNextPage() } };
}
