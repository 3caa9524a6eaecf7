import { View } from '@tarojs/components';
import { create } from 'zustand';
import { wordsOf } from '../core/call-error';
import { spoken } from './spoken';

const useToast = create<{ words: string }>(() => ({ words: '' }));
let timer: ReturnType<typeof setTimeout> | undefined;

/** A sentence for a few seconds; longer sentences stay longer. */
export function toast(words: string): void {
  clearTimeout(timer);
  useToast.setState({ words });
  timer = setTimeout(() => useToast.setState({ words: '' }), 2000 + words.length * 80);
}

/** For `catch` and `onError`: says what the server said. */
export const toastError = (error: unknown): void => toast(wordsOf(error));

export function ToastHost() {
  const words = useToast((state) => state.words);
  if (!words) return null;
  return (
    <View className="v-toast">
      <View className="v-toast__words" {...spoken({ role: 'alert' })}>{words}</View>
    </View>
  );
}
