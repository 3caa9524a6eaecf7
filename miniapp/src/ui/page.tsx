import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useEffect, type CSSProperties, type PropsWithChildren, type ReactNode } from 'react';
import { goBack } from '../core/navigation';
import { useOnline } from '../core/network';
import { useTypeBase } from '../core/type-size';
import { names } from './class-names';
import { Icon } from './icon';
import { PrivacySheet } from './privacy-sheet';
import { spoken } from './spoken';
import { Tap } from './tap';
import { ToastHost } from './toast';

interface PageProps {
  /** The title bar's words. */
  title: string;
  /** Edge to edge (a hero picture); the page then pads its own parts. */
  bare?: boolean;
  /** Two or three columns on an office screen (with Columns). */
  wide?: boolean;
  /** The page has a FootBar: leaves room for it. */
  foot?: ReactNode;
  /** Pine title bar, for the record. */
  pine?: boolean;
  /** What still works without a signal; `false` says nothing. */
  offlineWords?: string | false;
}

const isBrowser = process.env.TARO_ENV === 'h5';
const typeVariable = (base: number): CSSProperties => ({ '--base': `${base}px` }) as CSSProperties;

function useTitle(title: string): void {
  useEffect(() => {
    if (isBrowser) document.title = title;
    else void Taro.setNavigationBarTitle({ title });
  }, [title]);
}

/** A browser has no WeChat title bar; this is ours. */
function BrowserBar({ title, pine }: { title: string; pine?: boolean }) {
  const canGoBack = Taro.getCurrentPages().length > 1;
  const isTab = /^\/?pages\//.test(Taro.getCurrentInstance().router?.path ?? '');
  return (
    <View className={names('v-bar-top', pine && 'v-bar-top--pine')}>
      {canGoBack && <Tap className="v-bar-top__back" label="返回" onTap={goBack}><Icon name="back" size={24} /></Tap>}
      {!canGoBack && !isTab && <Tap className="v-bar-top__back" label="去首页" onTap={goBack}><Icon name="home" size={24} /></Tap>}
      <View {...spoken({ role: 'heading' })}>{title}</View>
    </View>
  );
}

function OfflineLine({ words }: { words: string }) {
  if (useOnline()) return null;
  return (
    <View className="v-offline" {...spoken({ role: 'alert' })}>
      <Icon name="signal-off" size={22} />
      <View className="v-grow">{words}</View>
    </View>
  );
}

/** The root of every page: tokens, type size, title, what to say offline, the consent sheet and toasts. */
export function Page({ title, bare, wide, foot, pine, offlineWords = '没有信号。看过的还能看,写好的会存着,有信号时自动发出', children }: PropsWithChildren<PageProps>) {
  const base = useTypeBase();
  useTitle(title);
  return (
    <View className={names('v-page', wide && 'v-page--wide', base >= 20 && 'v-page--large')} style={typeVariable(base)}>
      {isBrowser && !bare && <BrowserBar title={title} pine={pine} />}
      <View className={names('v-body', bare && 'v-body--bare', Boolean(foot) && 'v-body--foot')}>
        {offlineWords !== false && <OfflineLine words={offlineWords} />}
        {children}
      </View>
      {foot}
      <PrivacySheet />
      <ToastHost />
    </View>
  );
}

/** Side by side on a wide screen, one under the other on a phone. */
export function Columns({ children }: { children: ReactNode[] }) {
  return (
    <View className="v-columns">
      {children.map((column, place) => (
        <View className="v-columns__one" key={place}>{column}</View>
      ))}
    </View>
  );
}

interface SectionProps {
  title: string;
  /** Grey words at the right. */
  note?: string;
  /** A link at the right: 全部 › */
  more?: string;
  onMore?: () => void;
}

/** A heading and what it heads. */
export function Section({ title, note, more, onMore, children }: PropsWithChildren<SectionProps>) {
  return (
    <View>
      <View className="v-h2">
        <View className="v-h2__words" {...spoken({ role: 'heading' })}>{title}</View>
        {note && <View className="v-h2__note">{note}</View>}
        {more && <Tap className="v-h2__more" role="link" onTap={onMore}>{more}</Tap>}
      </View>
      {children}
    </View>
  );
}
