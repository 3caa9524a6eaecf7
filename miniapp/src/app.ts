import './core/shims';
import { QueryClientProvider } from '@tanstack/react-query';
import { createElement, type PropsWithChildren } from 'react';
import { startOutbox } from './core/drafts';
import { startNetwork } from './core/network';
import { startPrivacy } from './core/privacy';
import { queryClient, startQueryClient } from './core/query-client';
import { startSession } from './core/session';
import { startTypeSize } from './core/type-size';
import './features/deed/deed.outbox';
import './features/hygiene/sheet.outbox';
import './features/hygiene-review/review.outbox';
import './features/intake/intake.outbox';
import './features/post/post.outbox';
import './features/report/report-act.outbox';
import './features/report/report-fix.outbox';
import './features/report/report.outbox';
import './ui/ui.scss';

startTypeSize();
startNetwork();
startSession();
startQueryClient();
startPrivacy();
startOutbox();

export default function App({ children }: PropsWithChildren) {
  return createElement(QueryClientProvider, { client: queryClient }, children);
}
